import { constants } from "node:fs";
import fs, { type FileHandle } from "node:fs/promises";
import type { ByteRange } from "@/lib/storage/storage";

/** Each chunk costs a trip through two streams on its way to the socket: a quarter megabyte keeps that small. */
const CHUNK = 256 * 1024;

interface FileStreamOptions {
  signal: AbortSignal | undefined;
  /** One buffer for the whole stream: a chunk is good only until the next is asked for. */
  isLent: boolean;
}

/**
 * Streams a part of a file as it is asked for. It is opened by the first read, as a stream that nobody reads is never closed,
 * and closed at the end, on cancel, on `signal` and on an error.
 */
export function streamFile(file: string, range: ByteRange, { signal, isLent }: FileStreamOptions): ReadableStream<Uint8Array> {
  const end = range.end + 1;
  let position = range.start;
  let handle: FileHandle | undefined;
  let lent: Buffer | undefined;
  let isOver = false;
  let stop = () => {};

  const close = async () => {
    isOver = true;
    signal?.removeEventListener("abort", stop);
    const open = handle;
    handle = undefined;
    await open?.close();
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stop = () => {
          controller.error(signal?.reason);
          void close();
        };
        signal?.addEventListener("abort", stop, { once: true });
      },
      async pull(controller) {
        try {
          handle ??= await fs.open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
          if (isOver) return await close();
          const buffer = lent ?? Buffer.allocUnsafeSlow(Math.min(CHUNK, end - position));
          const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, end - position), position);
          if (isOver) return;
          position += bytesRead;
          // A chunk that isn't full may be small enough to wait in a socket's queue while the sender asks for the next.
          lent = isLent && bytesRead === CHUNK ? buffer : undefined;
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
          if (bytesRead > 0 && position < end) return;
          await close();
          controller.close();
        } catch (error) {
          await close();
          throw error;
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
