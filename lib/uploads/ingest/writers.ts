interface Writer {
  stop: AbortController;
  ended: Promise<void>;
}

const held = globalThis as { dailiesWriters?: Map<string, Writer> };

/** Runs `work` alone on an upload: tells whoever is at it to stop and waits for that first. The signal says that the next is waiting. */
export async function asWriter<T>(key: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const writers = writersNow();
  for (let writer = writers.get(key); writer; writer = writers.get(key)) {
    writer.stop.abort();
    await writer.ended;
  }
  // Nothing may be awaited between the look above and this line.
  const stop = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  writers.set(key, { stop, ended });
  try {
    return await work(stop.signal);
  } finally {
    writers.delete(key);
    end();
  }
}

/** Of the process, not of the module: Next may load a module once for each route. */
function writersNow(): Map<string, Writer> {
  held.dailiesWriters ??= new Map();
  return held.dailiesWriters;
}
