import { open } from "node:fs/promises";
import { outbound } from "@/lib/http/outbound";

/** Far above any clip of these models, far below a disk. */
const MOST_BYTES = 2 * 1024 * 1024 * 1024;
const HEADERS_MS = 20_000;
const STALL_MS = 30_000;

/** The vendor's host did not give the file this time. `isGone`: the address no longer works, and a fresh one may be asked for. */
export class OutputError extends Error {
  readonly isGone: boolean;
  constructor(message: string, isGone = false, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "OutputError";
    this.isGone = isGone;
  }
}

/** Fetches a finished clip into a file, without any key, under a size limit and a stall timeout. The bytes are counted, and must be as many as were announced. */
export async function fetchOutput(url: string, path: string, send: typeof fetch = outbound()): Promise<number> {
  const abort = new AbortController();
  const stall = { timer: setTimeout(() => abort.abort(), HEADERS_MS) };
  const rearm = () => {
    clearTimeout(stall.timer);
    stall.timer = setTimeout(() => abort.abort(), STALL_MS);
  };
  try {
    const response = await send(url, { redirect: "follow", signal: abort.signal, headers: { "accept-encoding": "identity" } });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new OutputError(`The vendor's store answered ${response.status}.`, [401, 403, 404, 410].includes(response.status));
    }
    const announced = Number(response.headers.get("content-length") ?? Number.NaN);
    if (announced > MOST_BYTES) throw new OutputError("The file is too large to be a clip.");
    rearm();
    const bytes = await writeAll(response.body, path, rearm);
    if (Number.isFinite(announced) && announced !== bytes) throw new OutputError(`${bytes} of ${announced} bytes came.`);
    if (bytes === 0) throw new OutputError("The file is empty.");
    return bytes;
  } catch (error) {
    if (error instanceof OutputError || isDiskError(error)) throw error;
    throw new OutputError(abort.signal.aborted ? "The vendor's store stopped sending." : "The vendor's store could not be reached.", false, {
      cause: error,
    });
  } finally {
    clearTimeout(stall.timer);
    abort.abort();
  }
}

async function writeAll(body: ReadableStream<Uint8Array>, path: string, onBytes: () => void): Promise<number> {
  const file = await open(path, "w");
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) throw new OutputError("The file is too large to be a clip.");
      await file.write(chunk);
      onBytes();
    }
  } finally {
    await file.close();
  }
  return bytes;
}

function isDiskError(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"].includes(error.code)
  );
}
