import { log } from "@/lib/log";

/** Runs `work` now and again after each pause, never twice at once. A failure is logged and does not end it. Answers what ends it. */
export function every(pauseMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let isEnding = false;
  let wake = () => {};
  const loop = async () => {
    while (!isEnding) {
      await work().catch((error: unknown) => log().error({ err: error }, "a recurring job failed"));
      if (isEnding) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const ended = loop();
  return () => {
    isEnding = true;
    wake();
    return ended;
  };
}
