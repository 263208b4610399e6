import type { ProviderId } from "@/lib/providers/provider";

/** Why a provider's takes wait, in a plain sentence, and until when; `until` null: until a person mends it. */
export interface PauseView {
  provider: ProviderId;
  reason: string;
  message: string;
  until: string | null;
}

/** What is going on with the studio itself, for whoever has a page open. */
export interface StudioState {
  /** `away`: the database does not answer; `unreachable`: the studio itself does not. Then the rest is not known. */
  studio: "ok" | "away" | "unreachable";
  /** `full`: there is no room for another clip; `down`: it can't be written to. */
  storage: "ok" | "full" | "down";
  worker: "ok" | "down";
  pauses: PauseView[];
}
