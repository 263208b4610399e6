import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { send } from "@/lib/sandbox/http";
import type { FaultRule } from "@/lib/sandbox/state/faults";

const NOT_VIDEO = "<!doctype html><title>Just a moment</title><p>Please turn on JavaScript to go on.</p>";
const BLOCK = Buffer.alloc(64 * 1024, 7);

/** Serves a clip wrongly, in the way the rule says. */
export async function misserve(fault: FaultRule, file: string, response: ServerResponse, closing: AbortSignal): Promise<void> {
  const bytes = await readFile(file);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const headers = { "content-type": "video/mp4", ...fault.headers };
  switch (fault.kind) {
    case "refuse":
      return send(response, { status: fault.status ?? 503, body: fault.body ?? "", headers: fault.headers ?? {} });
    case "output_truncated":
      response.writeHead(200, { ...headers, "content-length": half.length }).end(half);
      return;
    case "output_lying_length":
      response.writeHead(200, { ...headers, "content-length": bytes.length });
      response.write(half, () => response.socket?.destroy());
      return;
    case "output_not_video":
      response.writeHead(200, { ...headers, "content-length": Buffer.byteLength(NOT_VIDEO) }).end(NOT_VIDEO);
      return;
    case "output_endless":
      response.writeHead(200, headers);
      return await pour(endless(half), response, closing);
    case "output_slow":
      response.writeHead(200, { ...headers, "content-length": bytes.length });
      return await pour(aByteASecond(bytes), response, closing);
    default:
      response.socket?.destroy();
  }
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
