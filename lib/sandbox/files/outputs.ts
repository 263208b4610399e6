import { createReadStream, existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { isKnown } from "@/lib/http/range";
import { misserve } from "@/lib/sandbox/files/misserve";
import { servingOf } from "@/lib/sandbox/files/serving";
import { send } from "@/lib/sandbox/http";
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
    const status = isGone ? 404 : 200;
    const range = request.headers.range ?? null;
    world.log.add({ kind: "download", vendor: prediction.vendor, predictionId: id, status, fault: fault?.kind ?? null, range });
  }
  if (fault?.delayMs && fault.kind === "delay") await sleep(fault.delayMs, undefined, { signal: world.closing });
  if (fault?.kind === "expire") await forget(world, id);
  if (isGone || fault?.kind === "expire" || fault?.kind === "output_missing") return missing(response);
  if (fault && fault.kind !== "delay") return await misserve(fault, file, request, response, world.closing);
  await serveFile(file, request, response);
}

async function serveFile(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, etag, range } = await servingOf(file, request);
  if (isKnown(request.headers["if-none-match"] ?? null, etag)) return void response.writeHead(304, { etag }).end();
  response.writeHead(status, headers);
  if (request.method === "HEAD" || !range) response.end();
  else await pipeline(createReadStream(file, range), response);
}

function isExpired(world: World, endedAt: number | null): boolean {
  return endedAt === null || endedAt + world.settings.now.retentionMs < Date.now();
}

function missing(response: ServerResponse): void {
  send(response, { status: 404, body: '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>', headers: { "content-type": "application/xml" } });
}
