import type { PriceLine } from "@/components/takes/composer/price";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

/** What one provider is asked for, and what it costs. */
export interface AskedPart {
  form: ProviderForm;
  settings: Settings;
  line: PriceLine;
}

/** A press asks one provider, or the same of each. */
export type AskedParts = readonly [AskedPart, ...AskedPart[]];

/** What stands before the name of a part's setting where it is sent. */
export function pathOf(index: number): string {
  return index === 0 ? "settings." : "beside.settings.";
}
