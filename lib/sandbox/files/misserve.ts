import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { servingOf } from "@/lib/sandbox/files/serving";
import { send } from "@/lib/sandbox/http";
import type { FaultRule } from "@/lib/sandbox/state/faults";

const NOT_VIDEO = "<!doctype html><title>Just a moment</title><p>Please turn on JavaScript to go on.</p>";
const BLOCK = Buffer.alloc(64 * 1024, 7);

/** Serves a clip wrongly, in the way the rule says. */
export async function misserve(
  fault: FaultRule,
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  const bytes = await readFile(file);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const headers = { "content-type": "video/mp4", ...fault.headers };
  const whole = { ...headers, "content-length": bytes.length };
  switch (fault.kind) {
    case "refuse":
      return send(response, { status: fault.status ?? 503, body: fault.body ?? "", headers: fault.headers ?? {} });
    case "output_cut":
      return await cut(file, bytes, fault, request, response);
    case "output_truncated":
      return void response.writeHead(200, { ...headers, "content-length": half.length }).end(half);
    case "output_lying_length":
      return hangUpAfter(response.writeHead(200, whole), half);
    case "output_longer":
      return void response.writeHead(200, { ...headers, "content-length": bytes.length + BLOCK.length }).end(Buffer.concat([bytes, BLOCK]));
    case "output_empty":
      return void response.writeHead(200, { ...headers, "content-length": 0 }).end();
    case "output_not_video":
      return void response.writeHead(200, { ...headers, "content-length": Buffer.byteLength(NOT_VIDEO) }).end(NOT_VIDEO);
    case "output_plain":
      return void response.writeHead(200, { ...whole, "content-type": "text/plain" }).end(bytes);
    case "output_gzip":
      return void response.writeHead(200, { ...headers, "content-encoding": "gzip" }).end(gzipSync(bytes));
    case "output_redirect":
      return void response.writeHead(302, { location: fault.location ?? request.url ?? "/", ...fault.headers }).end();
    case "output_other_part":
      return void response.writeHead(206, { ...headers, "content-length": half.length, "content-range": rangeOf(half, bytes) }).end(half);
    case "output_endless":
      return await pour(endless(half), response.writeHead(200, headers), closing);
    case "output_slow":
      return await pour(aByteASecond(bytes), response.writeHead(200, whole), closing);
    default:
      response.socket?.destroy();
  }
}

/** Half of what was asked for, or `bytes` of it, with ranges and a tag, so that the rest can be asked for. */
async function cut(file: string, bytes: Buffer, fault: FaultRule, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, range } = await servingOf(file, request);
  if (!range) return void response.writeHead(status, headers).end();
  const asked = bytes.subarray(range.start, range.end + 1);
  hangUpAfter(response.writeHead(status, { ...headers, ...fault.headers }), asked.subarray(0, fault.bytes ?? Math.ceil(asked.length / 2)));
}

function hangUpAfter(response: ServerResponse, bytes: Buffer): void {
  response.write(bytes, () => response.socket?.end());
}

function rangeOf(part: Buffer, whole: Buffer): string {
  return `bytes 0-${part.length - 1}/${whole.length}`;
}

/** Sends what comes until the reader hangs up or the sandbox closes. */
async function pour(chunks: AsyncIterable<Buffer>, response: ServerResponse, closing: AbortSignal): Promise<void> {
  try {
    await pipeline(chunks, response, { signal: closing });
  } catch {
    response.socket?.destroy();
  }
}

async function* endless(start: Buffer): AsyncGenerator<Buffer> {
  yield start;
  for (;;) yield BLOCK;
}

async function* aByteASecond(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at++) {
    yield bytes.subarray(at, at + 1);
    await sleep(1_000);
  }
}
