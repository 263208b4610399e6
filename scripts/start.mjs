// npm start: begins on Node 20 with nothing installed, sets up what is missing, and runs the studio until it is stopped.
import path from "node:path";
import process from "node:process";
import { takeLock } from "./studio/lock.mjs";
import { continueUnderPinnedNode, installDependencies, isPinnedNode, requireNode, stopWithNpm } from "./studio/node24.mjs";
import { say, sayTrouble, Trouble } from "./studio/say.mjs";
import { makeDataDir, readVariables } from "./studio/settings.mjs";

const HANDED_ON = "DAILIES_LOCK";
/** npm and the terminal both deliver one Ctrl-C. */
const SAME_PRESS_MS = 1_000;
const WAIT_FOR_STOP_MS = 30_000;

const isDev = process.argv.includes("--dev");
let lock;

let code = 1;
try {
  code = await main();
} catch (error) {
  sayTrouble(error);
} finally {
  lock?.release();
}
process.exit(code);

async function main() {
  requireNode();
  const variables = readVariables();
  makeDataDir(variables.DATA_DIR);
  await takeDataDir(variables.DATA_DIR);
  await installDependencies();
  if (!isPinnedNode()) {
    lock.handOn();
    return continueUnderPinnedNode(process.argv[1], process.argv.slice(2), { [HANDED_ON]: lock.nonce });
  }
  delete variables[HANDED_ON];
  return run(variables);
}

/** One studio a DATA_DIR; one that is stopping is waited for. */
async function takeDataDir(dataDir) {
  const file = path.join(dataDir, "studio.lock");
  let taken = takeLock(file, process.env[HANDED_ON]);
  for (const endsAt = Date.now() + WAIT_FOR_STOP_MS; taken.holder?.isStopping && Date.now() < endsAt; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    taken = takeLock(file);
  }
  if (taken.holder) {
    throw new Trouble(
      `Dailies already runs on ${dataDir} (process ${taken.holder.pid}${taken.holder.host ? ` on ${taken.holder.host}` : ""}). Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  lock = taken;
}

async function run(variables) {
  const { Studio } = await import("./studio/studio.mjs");
  let stop;
  const stopped = new Promise((resolve) => {
    stop = resolve;
  });
  const studio = new Studio({ variables, isDev, onFatal: (trouble) => stop({ trouble }) });
  listenForStop(stop, studio);
  // A mistake of ours must not leave a database or a worker behind.
  for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, (error) => stop({ trouble: error }));
  const started = studio.start().then(
    () => null,
    (error) => ({ trouble: error }),
  );
  const early = await Promise.race([started, stopped]);
  const { trouble } = early ?? (await stopped);
  if (!trouble) say("  Stopping: pages, worker, database.");
  lock.noteStopping();
  await studio.stop();
  if (trouble) {
    sayTrouble(trouble);
    return 1;
  }
  say("  Stopped.");
  return 0;
}

/** The first sign stops in good order, the second at once. */
function listenForStop(stop, studio) {
  let firstAt = 0;
  const onSign = () => {
    const now = Date.now();
    if (firstAt === 0) {
      firstAt = now;
      stop({});
    } else if (now - firstAt > SAME_PRESS_MS) {
      say("  Stopping at once.");
      studio.kill().finally(() => {
        lock?.release();
        process.exit(1);
      });
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSign);
  process.on("disconnect", onSign);
  process.channel?.unref();
  stopWithNpm(onSign);
}
