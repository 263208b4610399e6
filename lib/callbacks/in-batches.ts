/**
 * Makes a function of one out of a function of many: what comes while a batch is under way waits for it and goes together in the next,
 * so that a burst costs a few trips. `run` answers in the order it was asked; when it fails, all of its batch have failed.
 */
export function inBatches<I, O>(run: (inputs: I[]) => Promise<O[]>, most: number): (input: I) => Promise<O> {
  let waiting: { input: I; resolve: (output: O) => void; reject: (error: unknown) => void }[] = [];
  let isRunning = false;

  async function drain(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const outputs = await run(batch.map(({ input }) => input));
        for (const [place, { resolve, reject }] of batch.entries()) {
          const output = outputs[place];
          if (output === undefined) reject(new Error("a batch answered too little"));
          else resolve(output);
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!isRunning) void drain();
    });
}
