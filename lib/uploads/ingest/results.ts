import { z } from "zod";
import { db } from "@/lib/db";

/** What an upload came to: what the router answered, or the sentence it was refused with. */
export const UploadResult = z.union([z.object({ serverData: z.json() }), z.object({ error: z.string() })]);
export type UploadResult = z.output<typeof UploadResult>;

const CallbackResult = z.object({ fileKey: z.string(), callbackData: z.json() });

/** Keeps what the router answered for a file: the SDK says it before its callback returns. */
export async function recordCallbackResult(body: unknown): Promise<void> {
  const { fileKey, callbackData } = CallbackResult.parse(body);
  await recordResult(fileKey, { serverData: callbackData });
}

/** Ends an upload. The same request again then gets the same answer. */
export async function recordResult(key: string, result: UploadResult): Promise<void> {
  await db().upload.updateMany({ where: { key, doneAt: null }, data: { result: toJson(result), doneAt: new Date() } });
}

/** How an upload ended; null while it has not. */
export async function findResult(key: string): Promise<UploadResult | null> {
  const row = await db().upload.findUnique({ where: { key }, select: { doneAt: true, result: true } });
  return row?.doneAt ? UploadResult.parse(row.result) : null;
}

/** Prisma's own type for JSON can't hold a null inside; the column can. */
function toJson(result: UploadResult) {
  return JSON.parse(JSON.stringify(result));
}
