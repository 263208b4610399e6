import { readdirSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

/** How the web process itself is. Seconds and bytes. */
export interface ProcessFigures {
  eventStreams: number;
  residentBytes: number;
  heapBytes: number;
  /** Open files and sockets; null where the system doesn't say. */
  openHandles: number | null;
  uptimeS: number;
  /** How late timers were since the figures were last asked for. */
  loopLagP50S: number;
  loopLagP99S: number;
  loopLagMaxS: number;
}

const LOOP_RESOLUTION_MS = 20;

// Next's handlers and our own server are bundled apart and run in one process: they meet at the global's name.
const held = globalThis as { dailiesStreams?: () => number; dailiesLoopDelay?: ReturnType<typeof monitorEventLoopDelay> };

/** Says how the open event streams of this process are counted. */
export function countStreams(count: () => number): void {
  held.dailiesStreams = count;
}

/** The figures of this process; the first call begins to measure the event loop. */
export function processFigures(): ProcessFigures {
  const { rss, heapUsed } = process.memoryUsage();
  return {
    eventStreams: held.dailiesStreams?.() ?? 0,
    residentBytes: rss,
    heapBytes: heapUsed,
    openHandles: openHandles(),
    uptimeS: Math.round(process.uptime()),
    ...loopLag(),
  };
}

/** The histogram counts from the timer's own pause, which is not lag. */
function loopLag(): Pick<ProcessFigures, "loopLagP50S" | "loopLagP99S" | "loopLagMaxS"> {
  if (!held.dailiesLoopDelay) {
    held.dailiesLoopDelay = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
    held.dailiesLoopDelay.enable();
  }
  const delay = held.dailiesLoopDelay;
  const lagS = (nanoseconds: number) => (delay.count === 0 ? 0 : Math.max(0, nanoseconds / 1e9 - LOOP_RESOLUTION_MS / 1000));
  const figures = { loopLagP50S: lagS(delay.percentile(50)), loopLagP99S: lagS(delay.percentile(99)), loopLagMaxS: lagS(delay.max) };
  delay.reset();
  return figures;
}

function openHandles(): number | null {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return null;
  }
}
