import type { Micros } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";
import type { TakeStatus } from "@/lib/takes/limits";

/** One thing that happened to a take. `at` is when, in ISO form; `id` is its own among the entries of a timeline. */
export type TimelineEntry = { id: string; at: string } & (
  | {
      kind: "state";
      status: TakeStatus;
      reason: string | null;
      /** The worker that held it then. */
      holder: string | null;
      /** Until the next state; null while it lasts. */
      lastedMs: number | null;
    }
  | {
      kind: "create";
      outcome: "sent" | "accepted" | "refused" | "nothing_sent" | "unknown";
      httpStatus: number | null;
      predictionId: string | null;
      answeredMs: number | null;
    }
  | {
      kind: "exchange";
      direction: "sent" | "heard";
      /** create, check, cancel, find, upload, download */
      what: string;
      status: number | null;
      tookMs: number | null;
      /** What was said, as JSON: trimmed, and without secrets. */
      detail: string | null;
    }
  | { kind: "callback"; signature: string; deliveries: number; predictionId: string | null }
  | {
      kind: "money";
      ledger: "reserved" | "charged" | "released" | "adjusted";
      micros: Micros;
      source: string;
      note: string | null;
      /** On whose account; null where the member is gone. */
      who: string | null;
    }
);

/** All that is known of how a take went, in the order of time: for whoever must explain a bill. */
export interface TimelineView {
  takeId: string;
  slate: string;
  number: number;
  provider: ProviderId;
  mode: "live" | "sandbox";
  status: TakeStatus;
  predictionId: string | null;
  /** When it was read, by the database's clock: a state that lasts has lasted until then. */
  readAt: string;
  entries: TimelineEntry[];
  /** True when there were more exchanges than are shown: then the oldest are left out. */
  isCut: boolean;
}
