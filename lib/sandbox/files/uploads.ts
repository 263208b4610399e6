import { createHmac, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { headerOf, send } from "@/lib/sandbox/http";
import { replaceFile } from "@/lib/sandbox/state/replace-file";
import { VENDORS, type Vendor } from "@/lib/sandbox/state/settings";
import type { World } from "@/lib/sandbox/world";

const Upload = z.object({
  id: z.string(),
  vendor: z.enum(VENDORS),
  contentType: z.string(),
  /** Null where the vendor isn't told it. */
  size: z.number().nullable(),
  closesAt: z.number(),
  keptUntil: z.number(),
});
export type Upload = z.infer<typeof Upload>;

export const UPLOAD_MAX = 100 * 1024 * 1024;
const OPEN_MS = 15 * 60_000;

export interface Presigned {
  upload: Upload;
  putUrl: string;
  publicUrl: string;
  /** To be sent with the PUT exactly so, beside its content type. */
  headers: Record<string, string>;
}

/** Promises a place for one file, to be put within 15 minutes. */
export async function presign(world: World, order: { vendor: Vendor; contentType: string; size: number | null; keptMs: number }): Promise<Presigned> {
  const { vendor, contentType, size, keptMs } = order;
  const upload = {
    id: `${randomUUID()}${endingOf(contentType)}`,
    vendor,
    contentType,
    size,
    closesAt: Date.now() + OPEN_MS,
    keptUntil: Date.now() + keptMs,
  };
  await replaceFile(recordOf(world, upload.id), JSON.stringify(upload));
  const publicUrl = `${world.origin}/files/uploads/${upload.id}`;
  const putUrl = `${publicUrl}?expires=${upload.closesAt}&signature=${signatureOf(world, upload)}`;
  return { upload, putUrl, publicUrl, headers: { "x-sandbox-upload": upload.id } };
}

/** Takes the bytes of a promised file, as strictly as an object store would. */
export async function receiveUpload(
  world: World,
  id: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const upload = readRecord(world, id);
  const complaint = upload ? complaintOf(world, upload, query, request) : "NoSuchUpload";
  const fault = upload && world.faults.take("upload", upload.vendor);
  if (fault?.kind === "delay") await sleep(fault.delayMs ?? 5_000, undefined, { signal: world.closing });
  if (fault?.kind === "drop_before") return void response.socket?.destroy();
  if (fault?.kind === "refuse") return refuse(response, fault.status ?? 503, "ServiceUnavailable");
  if (!upload || complaint) return refuse(response, 403, complaint ?? "AccessDenied");
  const part = `${fileOf(world, id)}.part`;
  let length = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > (upload.size ?? UPLOAD_MAX)) throw new RangeError("more than was promised");
      yield chunk;
    }
  };
  try {
    await pipeline(request, counted, createWriteStream(part));
  } catch {
    await rm(part, { force: true });
    return refuse(response, 400, "EntityTooLarge");
  }
  if (upload.size !== null && length !== upload.size) return refuse(response, 400, "IncompleteBody");
  await rename(part, fileOf(world, id));
  world.log.add({ kind: "upload", vendor: upload.vendor, predictionId: null, status: 200, fault: fault?.kind ?? null });
  response.writeHead(200, { "content-length": 0 }).end();
}

/** Gives an uploaded file to whoever knows its address. */
export async function serveUpload(world: World, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const upload = readRecord(world, id);
  const file = fileOf(world, id);
  if (!upload || upload.keptUntil < Date.now() || !existsSync(file)) return refuse(response, 404, "NoSuchKey");
  const { size } = await stat(file);
  response.writeHead(200, { "content-type": upload.contentType, "content-length": size, "x-content-type-options": "nosniff" });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file), response);
}

/** Forgets an upload; false when there is none. */
export async function removeUpload(world: World, id: string): Promise<boolean> {
  const isKnown = readRecord(world, id) !== null;
  if (isKnown) await Promise.all([fileOf(world, id), recordOf(world, id)].map((file) => rm(file, { force: true })));
  return isKnown;
}

export function readRecord(world: World, id: string): Upload | null {
  if (!/^[\w-]+(\.\w+)?$/.test(id) || !existsSync(recordOf(world, id))) return null;
  return Upload.safeParse(JSON.parse(readFileSync(recordOf(world, id), "utf8"))).data ?? null;
}

function complaintOf(world: World, upload: Upload, query: URLSearchParams, request: IncomingMessage): string | null {
  if (request.headers.authorization) return "OnlyOneAuthMechanismAllowed";
  if (query.get("signature") !== signatureOf(world, upload)) return "SignatureDoesNotMatch";
  if (upload.closesAt < Date.now()) return "RequestExpired";
  const isAsSigned = headerOf(request, "content-type") === upload.contentType && headerOf(request, "x-sandbox-upload") === upload.id;
  return isAsSigned ? null : "SignatureDoesNotMatch";
}

function signatureOf(world: World, { id, closesAt }: Upload): string {
  return createHmac("sha256", world.secret).update(`upload ${id} ${closesAt}`).digest("hex");
}

function refuse(response: ServerResponse, status: number, code: string): void {
  send(response, { status, body: `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`, headers: { "content-type": "application/xml" } });
}

function endingOf(contentType: string): string {
  return { "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/avif": ".avif" }[contentType] ?? "";
}

function fileOf(world: World, id: string): string {
  return path.join(world.folders.uploads, id);
}

function recordOf(world: World, id: string): string {
  return path.join(world.folders.uploads, `${id}.json`);
}
