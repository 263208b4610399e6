/** How slow the vendor's host may be. */
export interface Pace {
  /** For the answer to begin. */
  headersMs: number;
  /** In each such window so many bytes must come: a host that stops and one that trickles fail alike. */
  windowMs: number;
  leastBytes: number;
  /** No try takes longer; what came is kept for the next. */
  wholeMs: number;
}

/** 4 KB a second is below any line that is worth waiting for: the largest clips would take hours. */
export const PACE: Pace = { headersMs: 20_000, windowMs: 30_000, leastBytes: 128 * 1024, wholeMs: 60 * 60_000 };

export interface PaceWatch {
  signal: AbortSignal;
  /** The answer began. */
  begin: () => void;
  count: (bytes: number) => void;
  /** Ends the watch, and whatever still uses its signal. */
  stop: () => void;
}

/** Aborts its signal once the pace is not kept. */
export function watchPace({ headersMs, windowMs, leastBytes, wholeMs }: Pace): PaceWatch {
  const abort = new AbortController();
  const headers = setTimeout(() => abort.abort(), headersMs);
  const whole = setTimeout(() => abort.abort(), wholeMs);
  let window: NodeJS.Timeout | undefined;
  let inWindow = 0;
  const judge = () => {
    if (inWindow < leastBytes) abort.abort();
    inWindow = 0;
  };
  return {
    signal: abort.signal,
    begin() {
      clearTimeout(headers);
      window = setInterval(judge, windowMs);
    },
    count(bytes) {
      inWindow += bytes;
    },
    stop() {
      clearTimeout(headers);
      clearTimeout(whole);
      clearInterval(window);
      abort.abort();
    },
  };
}
