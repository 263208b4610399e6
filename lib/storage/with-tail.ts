import type { Storage } from "@/lib/storage/storage";

/** What serving needs of a storage. */
type ReadableStorage = Pick<Storage, "read" | "lend" | "size">;

/**
 * A view of a storage in which every object, `bytes` long as it is stored, goes on with `tail`. Ranges count over both;
 * what is stored stays as it is.
 */
export function withTail(storage: ReadableStorage, bytes: number, tail: Uint8Array): ReadableStorage {
  const whole = { start: 0, end: bytes + tail.length - 1 };
  const joined = (read: Storage["read"]): Storage["read"] => {
    return async (key, range = whole, signal) => {
      const after = tail.subarray(Math.max(0, range.start - bytes), Math.max(0, range.end + 1 - bytes));
      if (range.start >= bytes) return (await storage.size(key)) === null ? null : streamOf(null, after);
      const before = await read(key, { start: range.start, end: Math.min(range.end, bytes - 1) }, signal);
      return before && streamOf(before, after);
    };
  };
  return {
    size: async (key) => ((await storage.size(key)) === null ? null : bytes + tail.length),
    read: joined(storage.read),
    ...(storage.lend && { lend: joined(storage.lend) }),
  };
}

/** One stream, then some bytes. Nothing is asked for before it is wanted, as chunks may be lent. */
function streamOf(first: ReadableStream<Uint8Array> | null, rest: Uint8Array): ReadableStream<Uint8Array> {
  const reader = first?.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await reader?.read();
        if (next && !next.done) return controller.enqueue(next.value);
        if (rest.length > 0) controller.enqueue(rest);
        controller.close();
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
