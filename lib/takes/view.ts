import type { BudgetView } from "@/lib/budgets/view";
import type { Micros } from "@/lib/money";
import type { ProviderId, Settings } from "@/lib/providers/provider";
import type { FailureCode, FromHow, TakeStatus } from "@/lib/takes/limits";

/** A finished clip. Addresses are paths on this host. Times in milliseconds, sizes in bytes and pixels. */
export interface ClipView {
  url: string;
  width: number;
  height: number;
  durationMs: number;
  fps: number;
  bytes: number;
  sha256: string;
  posterUrl: string;
  /** Nine frames side by side, for hover-scrub. */
  spriteUrl: string;
  thumbhash: string;
  /** The clip to keep: under a good name, its recipe in it. */
  downloadUrl: string;
}

export interface StillView {
  id: string;
  url: string;
  width: number;
  height: number;
  thumbhash: string;
  name: string;
  /** The frame that it is, or is a part of: of which take's clip, counted from 0. */
  from: { takeId: string; frame: number } | null;
}

/** Takes at a provider of which one must end before another is sent. */
export interface Behind {
  takes: number;
  /** When the last of them was sent: each runs at least so long. */
  since: string;
  /** Three in four of our own takes needed at most so long. Past it nobody can tell when one of these ends. */
  usualMs: number;
}

/** Where a queued take stands among all that wait for its provider. */
export interface QueuePlace {
  /** 1 goes next. */
  place: number;
  of: number;
  /** How long it waits yet, by our own measured times and the provider's limits; null where they don't tell. */
  waitMs: number | null;
  /** What it waits for where all places at the provider are taken; null where none has to be given up first. */
  behind: Behind | null;
  /** Why nothing is sent to the provider now, in a plain sentence; null while takes are. */
  held: string | null;
  /** Whose it is: its member's and the owner's to move. Null when that member is gone. */
  memberId: string | null;
  /** The take of the same member that goes right before it, and right after. */
  beforeId: string | null;
  afterId: string | null;
}

/** Which take is meant, with the words for it: "DAY-04 take 2". */
export interface TakeName {
  takeId: string;
  slate: string;
  number: number;
}

/** How long takes of a kind need: the middle half of our own last ones, and what is longer than usual. */
export interface TypicalTime {
  lowMs: number;
  highMs: number;
  lateMs: number;
  /** Which of our takes tell: those with the same settings, of the same size, all of the provider's; `unmeasured` where too few do. */
  from: "settings" | "size" | "provider" | "unmeasured";
}

/** A take as the interface and REST show it. Dates are ISO strings, money whole micro-dollars. */
export interface TakeView {
  id: string;
  shotId: string;
  projectId: string;
  /** "DAY-04" and 3 for the third take of the shot. */
  slate: string;
  number: number;
  provider: ProviderId;
  model: string;
  mode: "live" | "sandbox";
  status: TakeStatus;
  seed: number;
  settings: Settings;
  prompt: string;
  negativePrompt: string | null;
  still: StillView;
  endStillId: string | null;
  /** What was expected; for a sandbox take, what it would cost live. Null: no price is published. */
  estimateMicros: Micros | null;
  estimateSource: "price_table" | "team" | "unpublished";
  /** Null until the ledger says; 0 for the sandbox. */
  chargedMicros: Micros | null;
  failure: { code: FailureCode; message: string } | null;
  predictionId: string | null;
  clip: ClipView | null;
  /** Why it waits, in plain words; null when nothing holds it. */
  waitReason: string | null;
  /** Of an unconfirmed take: when it is looked for again by itself; null once it is a person's to decide. */
  nextLookAt: string | null;
  /** While it is queued. */
  queue: QueuePlace | null;
  /** Past its deadline and still not done. */
  isStalled: boolean;
  /** The provider marked the result as not safe for work. */
  isFlagged: boolean;
  isCancelAsked: boolean;
  /** Canceled, but the provider may still finish it, and charge for it. */
  mayStillRun: boolean;
  /** The take it was made from, and what it did with that one's recipe. */
  from: (TakeName & { how: FromHow }) | null;
  /** The take of whose clip its still is a frame, counted from 0. */
  frameOf: (TakeName & { frame: number }) | null;
  by: string | null;
  /** Whose it is; null when that member is gone. */
  memberId: string | null;
  /** What such a take usually needs from sending to ready. */
  typical: TypicalTime;
  createdAt: string;
  sentAt: string | null;
  finishedAt: string | null;
  canceledAt: string | null;
}

export interface TakePage {
  data: TakeView[];
  nextCursor: string | null;
}

/** The price of a press, before it. `micros` is for all its takes; null when no price is known. */
export interface PriceView {
  micros: Micros | null;
  source: "price_table" | "team" | "unpublished";
  unit: { micros: Micros | null; variant: string };
  takes: number;
  mode: "live" | "sandbox";
  /** The budgets that it must fit, the tightest with the least left; none in the sandbox. */
  budgets: BudgetView[];
  /** How many of the takes fit them now. */
  fits: number;
}
