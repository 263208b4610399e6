import type { FileProperties } from "@uploadthing/shared";
import { createUploadthing, type FileRouter, UTFiles } from "uploadthing/next";
import { UploadThingError } from "uploadthing/server";
import { requireRight } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { env } from "@/lib/env";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { checkAnnounced, FILES_MAX } from "@/lib/uploads/check-announced";
import { checkUnfinished } from "@/lib/uploads/ingest/register";
import { recordResult } from "@/lib/uploads/ingest/results";
import { type Announced, UploadMetadata } from "@/lib/uploads/schema";
import { takeInUpload } from "@/lib/uploads/take-in-upload";

// The SDK shows every route's errors through the first route's formatter, and would pass causes on as they are.
const f = createUploadthing({
  errorFormatter: ({ cause }) => ({
    message: cause instanceof AppError ? cause.message : "The upload could not be started. Reload the page and try again.",
  }),
});

/** One way in for pictures: what comes becomes a still, and the answer to the browser is its view. The SDK only knows powers of two; 25 MB is ours to keep. */
export const stillRouter = {
  still: f({ image: { maxFileSize: "32MB", maxFileCount: FILES_MAX } }, { getFileHashParts: keyParts })
    .middleware(async ({ req, files }) => {
      try {
        const actor = await requestActor(req);
        requireRight(actor, "write");
        checkAnnounced(files);
        if (isOurs()) await checkUnfinished(actor.memberId);
        const announced = files.map(({ name, size, type }) => ({ name, size, type }));
        return {
          memberId: actor.memberId,
          files: announced,
          [UTFiles]: files.map((file, index) => ({ ...file, ...owned(actor.memberId, files, index) })),
        };
      } catch (error) {
        throw asSdkError(error);
      }
    })
    .onUploadComplete(async ({ metadata, file }) => {
      try {
        return { ...(await takeInUpload(UploadMetadata.parse(metadata), file)) };
      } catch (error) {
        await noteFailure(file.key, error);
        throw error;
      }
    }),
} satisfies FileRouter;

export type StillRouter = typeof stillRouter;

function isOurs(): boolean {
  return !env().UPLOADTHING_TOKEN;
}

/** With our own ingest a key stands for one member's one file, so that the same file goes on where it stopped. UploadThing wants a new one each time. */
function keyParts(file: FileProperties): (string | number | undefined)[] {
  const owner = "customId" in file && typeof file.customId === "string" ? file.customId : Date.now();
  return [owner, file.name, file.size, file.type, file.lastModified];
}

/** Whose file it is, and which of several that look the same. */
function owned(memberId: string, files: readonly Announced[], index: number): { customId?: string } {
  const like = (file: Announced) => JSON.stringify([file.name, file.size, file.type]);
  const file = files[index];
  const twins = file ? files.slice(0, index).filter((other) => like(other) === like(file)).length : 0;
  return isOurs() ? { customId: `${memberId}.${twins}` } : {};
}

/** A refusal ends the upload with its sentence; what may pass (no room, no database) leaves it open, to be tried again without sending the bytes again. */
async function noteFailure(key: string, error: unknown): Promise<void> {
  const isRefusal = error instanceof AppError && error.code !== "unavailable";
  if (isRefusal && isOurs()) await recordResult(key, { error: error.message });
  if (!isRefusal) log().error({ err: error }, "an upload could not be taken in");
}

const SDK_CODES: Partial<Record<ErrorCode, "BAD_REQUEST" | "FORBIDDEN" | "TOO_LARGE" | "INTERNAL_SERVER_ERROR">> = {
  unauthenticated: "FORBIDDEN",
  forbidden: "FORBIDDEN",
  too_large: "TOO_LARGE",
  unavailable: "INTERNAL_SERVER_ERROR",
};

function asSdkError(error: unknown): UploadThingError {
  if (error instanceof AppError) return new UploadThingError({ code: SDK_CODES[error.code] ?? "BAD_REQUEST", message: error.message, cause: error });
  log().error({ err: error }, "an upload could not be begun");
  return new UploadThingError({ code: "INTERNAL_SERVER_ERROR", message: "internal", cause: error });
}
