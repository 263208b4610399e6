import type { ProviderId, Settings } from "@/lib/providers/provider";

/** Settings that the team keeps under a name. */
export interface PresetView {
  id: string;
  name: string;
  provider: ProviderId;
  /** As they were saved: the model may take other ones by now. */
  settings: Settings;
  /** Null where it leaves what stands in the form. */
  prompt: string | null;
  negativePrompt: string | null;
  /** Who made it; null when that member is gone. */
  by: string | null;
  updatedAt: string;
}
