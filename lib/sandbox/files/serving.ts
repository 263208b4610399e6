import { stat } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { isSameEntity, readRange } from "@/lib/http/range";
import { headerOf } from "@/lib/sandbox/http";
import type { ByteRange } from "@/lib/storage/storage";

/** How a clip answers a request: whole, in part, or not at all where the part lies outside of it. */
export interface Serving {
  status: 200 | 206 | 416;
  headers: OutgoingHttpHeaders;
  etag: string;
  range: ByteRange | null;
}

/** Ranges and a strong entity tag, as delivery networks have them. */
export async function servingOf(file: string, request: IncomingMessage): Promise<Serving> {
  const { size, mtimeMs } = await stat(file);
  const etag = `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`;
  const headers = { "content-type": "video/mp4", "accept-ranges": "bytes", etag, "cache-control": "public, max-age=3600" };
  const asked = isSameEntity(headerOf(request, "if-range") || null, etag) ? (request.headers.range ?? null) : null;
  const answer = readRange(asked, size);
  if (answer.kind === "unsatisfiable") return { status: 416, headers: { ...headers, "content-range": `bytes */${size}` }, etag, range: null };
  const range = answer.kind === "part" ? answer.range : { start: 0, end: size - 1 };
  const length = { "content-length": range.end - range.start + 1 };
  if (answer.kind === "whole") return { status: 200, headers: { ...headers, ...length }, etag, range };
  return { status: 206, headers: { ...headers, ...length, "content-range": `bytes ${range.start}-${range.end}/${size}` }, etag, range };
}
