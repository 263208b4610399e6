import type { Answer, Call } from "@/lib/sandbox/http";
import type { Callback, Prediction } from "@/lib/sandbox/state/predictions";
import type { Vendor } from "@/lib/sandbox/state/settings";

/** Why a call is turned down, before a vendor puts it in words of its own. */
export type RefusalKind = "unauthorized" | "no_credit" | "invalid" | "not_found" | "busy" | "broken";

/** A create as it was asked for, checked and with the vendor's defaults in. */
export type CreateOrder = Pick<Prediction, "model" | "input" | "seed" | "prompt" | "image" | "endImage" | "wish" | "listMicros"> & {
  callback: Pick<Callback, "url" | "secret"> | null;
};

/** What the two imitations differ in. */
export interface Dialect {
  vendor: Vendor;
  /** The key that a call came with; empty when it came with none. */
  keyOf: (call: Call) => string;
  /** Reads a create strictly; throws Refusal in the vendor's words. */
  readCreate: (call: Call, body: unknown, apiKey: string) => CreateOrder;
  refusal: (kind: RefusalKind, message: string) => Answer;
  /** What a create that was accepted is answered with. */
  accepted: (prediction: Prediction) => Answer;
}
