import type { ProviderId, Settings } from "@/lib/providers/provider";
import type { StillView } from "@/lib/takes/view";

/** A still as a recipe names it: by its bytes, and by words for people. */
export interface RecipeStill {
  sha256: string;
  name: string;
  width: number;
  height: number;
}

/** The recipe as it travels in an MP4. Who made the take and what it cost stay at home. */
export interface RecipeFile {
  /** Of this layout. */
  format: 1;
  take: { id: string; slate: string; number: number; createdAt: string };
  provider: ProviderId;
  model: string;
  mode: "live" | "sandbox";
  settings: Settings;
  seed: number;
  prompt: string;
  negativePrompt: string | null;
  still: RecipeStill;
  endStill: RecipeStill | null;
}

/** A recipe that came back in a file, checked, with the stills that this studio has. */
export interface OpenedRecipe {
  /** "AUT-04 T3". */
  title: string;
  provider: ProviderId;
  settings: Settings;
  seed: number;
  prompt: string;
  negativePrompt: string;
  still: StillView | null;
  endStill: StillView | null;
  /** What could not be had back, a sentence each. */
  losses: string[];
}

export type DownloadKind = "mp4" | "mp4_bare" | "gif" | "webp" | "frame" | "poster";

/** A form in which a clip can be had. */
export interface DownloadView {
  kind: DownloadKind;
  /** A path on this host; `{frame}` in it stands for the number of a frame, counted from 1. */
  url: string;
  bytes: number;
  /** False while `bytes` is a guess. */
  isExact: boolean;
  /** Must be made first, which takes some seconds. */
  isToBeMade: boolean;
}
