import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { mediaType } from "@/lib/api/read-json";
import { AppError, invalidField } from "@/lib/errors";

/** A file as it was sent: the name that a person gave it, and its bytes. */
export interface SentFile {
  name: string;
  stream: AsyncIterable<Uint8Array>;
}

/**
 * Reads the one file of a multipart body, counting while it comes in. 415 for another type of body, 413 past the limit however it is announced,
 * 400 for a body that breaks off, 422 for a missing file or anything beside it.
 */
export async function readUpload(request: Request, field: string, maxBytes: number): Promise<SentFile> {
  const contentType = request.headers.get("content-type") ?? "";
  if (mediaType(request) !== "multipart/form-data")
    throw new AppError("unsupported_type", `Send multipart/form-data with the picture as the field “${field}”.`);
  if (!request.body || !/boundary=/i.test(contentType)) throw cutOff();
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes + 64 * 1024) throw tooLarge(maxBytes);

  let file: { name: string; chunks: Uint8Array[] } | undefined;
  let refusal: AppError | undefined;
  const refuse = (error: AppError) => {
    refusal ??= error;
    body.destroy(refusal);
  };
  // The two libraries' types of the same stream differ.
  const body = Readable.fromWeb(request.body as NodeStream<Uint8Array>);
  const parser = new Busboy({
    headers: { "content-type": contentType },
    limits: { fileSize: maxBytes, files: 2, fields: 1, parts: 3, fieldSize: 1024 },
  });
  parser.on("file", (name, stream, filename) => {
    if (name !== field) return refuse(invalidField(name, `${name} is not a field here.`));
    if (file) return refuse(invalidField(field, "Send one file at a time."));
    const chunks: Uint8Array[] = [];
    file = { name: filename || "still", chunks };
    stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    stream.on("limit", () => refuse(tooLarge(maxBytes)));
    stream.on("error", () => refuse(cutOff()));
  });
  parser.on("field", (name) => {
    refuse(
      name === field ? invalidField(field, "Send the picture as a file, with a file name.") : invalidField(name, `${name} is not a field here.`),
    );
  });
  try {
    await pipeline(body, parser);
  } catch (error) {
    throw refusal ?? cutOff(error);
  }
  if (refusal) throw refusal;
  if (!file) throw invalidField(field, `Add the picture as the field “${field}”.`);
  return { name: file.name, stream: Readable.from(file.chunks) };
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("too_large", `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`);
}

function cutOff(cause?: unknown): AppError {
  return new AppError("malformed", "The upload broke off or is not well formed. Send it again.", { cause });
}
