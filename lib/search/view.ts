import type { ProviderId } from "@/lib/providers/provider";
import type { TakeStatus } from "@/lib/takes/limits";

/** A take that a search found, as much as a line of a list shows. */
export interface FoundTake {
  id: string;
  shotId: string;
  slate: string;
  number: number;
  provider: ProviderId;
  status: TakeStatus;
  prompt: string;
  /** The clip's poster, else the still. */
  pictureUrl: string;
}
