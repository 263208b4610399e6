import { createReadStream, existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { isKnown, isSameEntity, readRange } from "@/lib/http/range";
import { misserve } from "@/lib/sandbox/files/misserve";
import { headerOf, send } from "@/lib/sandbox/http";
import { forget, outputFile } from "@/lib/sandbox/work/jobs";
import type { World } from "@/lib/sandbox/world";

/** Serves a clip as a vendor's delivery network does: no key, ranges, gone after the retention. */
export async function serveOutput(world: World, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const id = /^([\w-]+)\.mp4$/.exec(name)?.[1] ?? "";
  const prediction = world.predictions.get(id);
  const file = outputFile(world, id);
  const isGone = !prediction?.hasOutput || isExpired(world, prediction.endedAt) || !existsSync(file);
  const fault = prediction && world.faults.take("download", prediction.vendor, { predictionId: id, prompt: prediction.prompt });
  if (prediction) {
    world.log.add({ kind: "download", vendor: prediction.vendor, predictionId: id, status: isGone ? 404 : 200, fault: fault?.kind ?? null });
  }
  if (fault?.delayMs && fault.kind === "delay") await sleep(fault.delayMs, undefined, { signal: world.closing });
  if (fault?.kind === "expire") await forget(world, id);
  if (isGone || fault?.kind === "expire" || fault?.kind === "output_missing") return missing(response);
  if (fault && fault.kind !== "delay") return await misserve(fault, file, response, world.closing);
  await serveFile(file, request, response);
}

async function serveFile(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { size, mtimeMs } = await stat(file);
  const etag = `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`;
  const headers = { "content-type": "video/mp4", "accept-ranges": "bytes", etag, "cache-control": "public, max-age=3600" };
  if (isKnown(request.headers["if-none-match"] ?? null, etag)) return void response.writeHead(304, headers).end();
  const asked = isSameEntity(headerOf(request, "if-range") || null, etag) ? (request.headers.range ?? null) : null;
  const range = readRange(asked, size);
  if (range.kind === "unsatisfiable") return void response.writeHead(416, { ...headers, "content-range": `bytes */${size}` }).end();
  const { start, end } = range.kind === "part" ? range.range : { start: 0, end: size - 1 };
  const part = range.kind === "part" ? { "content-range": `bytes ${start}-${end}/${size}` } : {};
  response.writeHead(range.kind === "part" ? 206 : 200, { ...headers, ...part, "content-length": end - start + 1 });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file, { start, end }), response);
}

function isExpired(world: World, endedAt: number | null): boolean {
  return endedAt === null || endedAt + world.settings.now.retentionMs < Date.now();
}

function missing(response: ServerResponse): void {
  send(response, { status: 404, body: '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>', headers: { "content-type": "application/xml" } });
}
