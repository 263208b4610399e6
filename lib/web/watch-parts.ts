import { storagePart, workerPart } from "@/lib/health/parts";
import { log } from "@/lib/log";

const LOOK_EVERY_MS = 5_000;

interface PartsWatch {
  /** False while nobody would hear of it: then nothing is looked at. */
  isWatched: () => boolean;
  onChange: (about: "storage" | "worker") => void;
}

/** Looks every few seconds, once for all readers of this process, at what no event tells: a storage that fills up, workers that die. */
export function watchParts({ isWatched, onChange }: PartsWatch, everyMs = LOOK_EVERY_MS): { stop: () => Promise<void> } {
  const known: { storage: string; worker: string } = { storage: "ok", worker: "ok" };
  let looking: Promise<void> | undefined;

  const look = async () => {
    const found = { storage: await storagePart(), worker: await workerPart() };
    for (const part of ["storage", "worker"] as const) {
      if (found[part] === known[part]) continue;
      known[part] = found[part];
      onChange(part);
    }
  };
  const timer = setInterval(() => {
    if (looking || !isWatched()) return;
    looking = look()
      // a database that is away is told of by who listens to it
      .catch((error: unknown) => log().debug({ err: error }, "the studio's parts could not be looked at"))
      .finally(() => {
        looking = undefined;
      });
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
