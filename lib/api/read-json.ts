import type { z } from "zod";
import { AppError, invalidField } from "@/lib/errors";

const JSON_MAX_BYTES = 1024 * 1024;

/** Reads a JSON body: 415 for another type, 413 past 1 MB however it is announced, 400 for what can't be read, 422 for what the schema refuses. */
export async function readJson<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  if (mediaType(request) !== "application/json") throw new AppError("unsupported_type", "Send JSON, with the header Content-Type: application/json.");
  const body = parse(await readText(request, JSON_MAX_BYTES));
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw invalidField("body", "Send a JSON object.");
  return schema.parse(body);
}

/** The type of a body, without its parameters. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** A body as text, of so many bytes at most however it is announced. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  const reader = request.body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      bytes += read.value.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      text += decoder.decode(read.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    await reader?.cancel().catch(() => {});
    throw error instanceof AppError ? error : new AppError("malformed", "The body could not be read as UTF-8 text.", { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("malformed", text.trim() ? "The body is not JSON." : "The body is empty: send JSON.", { cause: error });
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("too_large", `The body is larger than ${maxBytes < JSON_MAX_BYTES ? `${maxBytes / 1024} KB` : "1 MB"}.`);
}
