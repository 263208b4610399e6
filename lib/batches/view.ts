import type { Micros } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";
import type { FailureCode, TakeStatus } from "@/lib/takes/limits";
import type { StillView } from "@/lib/takes/view";

/** How many takes of a batch stand where. A take that was retried within the batch counts no more: its retry does. */
export interface BatchCounts {
  total: number;
  queued: number;
  /** Sent, and not at its end. */
  running: number;
  unconfirmed: number;
  ready: number;
  failed: number;
  canceled: number;
}

/** A batch and how far it is. Money in micro-dollars, of its live takes. */
export interface BatchView {
  id: string;
  /** Where it was pressed, wherever its shots were moved since. */
  projectId: string;
  name: string;
  by: string | null;
  createdAt: string;
  /** The asker's to pause and to cancel. */
  mayChange: boolean;
  isPaused: boolean;
  isHidden: boolean;
  counts: BatchCounts;
  chargedMicros: Micros;
  /** Set aside for takes on their way. */
  reservedMicros: Micros;
  /** Set aside for takes of which nobody knows yet whether they ran. */
  possibleMicros: Micros;
  /** Some of its live takes have a figure of the team's own. */
  isAbout: boolean;
  /** Live takes without a published price. */
  unpriced: number;
  /** None of its takes costs anything. */
  isFree: boolean;
  /** How long it takes yet, by our own measured times; null where they don't tell, or nothing is under way. */
  leftMs: number | null;
}

/** A take of a batch, as its own page shows it. */
export interface BatchTake {
  id: string;
  slate: string;
  number: number;
  provider: ProviderId;
  mode: "live" | "sandbox";
  status: TakeStatus;
  prompt: string;
  seed: number;
  still: StillView;
  endStill: StillView | null;
  estimateMicros: Micros | null;
  isAbout: boolean;
  chargedMicros: Micros | null;
  failure: { code: FailureCode; message: string } | null;
  waitReason: string | null;
  /** The take of this batch that tried it again. */
  retriedAs: string | null;
  hasClip: boolean;
}

/** What trying the failed ones again would cost now. */
export interface RetryPrice {
  takes: number;
  shown: Partial<Record<ProviderId, { isFree: boolean; pricedMicros: Micros; unpriced: number }>>;
  isAbout: boolean;
}

export interface BatchDetail {
  batch: BatchView;
  takes: BatchTake[];
  retry: RetryPrice;
}

/** A take that a row of a sheet would make again, by the row's place among those asked about. */
export interface MadeBefore {
  row: number;
  /** How many such takes there are. */
  takes: number;
  /** The newest that is ready, else the newest under way. */
  takeId: string;
  slate: string;
  number: number;
  isReady: boolean;
}

/** What a pause or a cancel came to. */
export interface BatchStopped {
  batch: BatchView;
  /** Sent before: they go on. */
  running: number;
  /** Canceled now, for nothing. */
  canceled: number;
}
