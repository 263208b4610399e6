import { settingsOf, valueWords } from "@/components/form/settings";
import { type Priced, type PriceLine, priceLine, quickPrice } from "@/components/takes/composer/price";
import type { PressedTake } from "@/components/takes/live/pressed-takes";
import type { Settings } from "@/lib/providers/provider";
import type { FromHow } from "@/lib/takes/limits";
import type { TakeView } from "@/lib/takes/view";

/** What one press makes of a take, without the form. */
export type QuickHow = Exclude<FromHow, "changed">;

export interface QuickTake {
  settings: Settings;
  line: PriceLine;
  /** "free", "$0.15", "no price". */
  price: string;
  /** A live take of a price that nobody knows is asked about first. */
  isUnpriced: boolean;
}

/** What it is made of and what it costs. */
export function quickTake(form: Priced, settings: Settings): QuickTake {
  const line = priceLine(form, settingsOf(form.fields, settings), 1);
  return { settings, line, price: quickPrice(line), isUnpriced: !line.isFree && line.totalMicros === null };
}

/** The highest resolution of the model and the settings for it; null for a take that has it already. */
export function promotionOf(form: Pick<Priced, "fields">, take: Pick<TakeView, "settings">): { settings: Settings; label: string } | null {
  const field = form.fields.find(({ name }) => name === "resolution");
  const top = field?.choices?.at(-1)?.value;
  const hasIt = !field?.choices?.some(({ value }) => value === take.settings.resolution) || take.settings.resolution === top;
  if (!field || top === undefined || hasIt) return null;
  return { settings: { ...take.settings, resolution: top }, label: valueWords(field, top) };
}

/** What is sent for it: the take's own recipe, with a seed of its own where it is varied. */
export function quickBody(take: TakeView, how: QuickHow, { settings, line, isUnpriced }: QuickTake) {
  return {
    provider: take.provider,
    stillId: take.still.id,
    ...(take.endStillId && { endStillId: take.endStillId }),
    prompt: take.prompt,
    ...(take.negativePrompt && { negativePrompt: take.negativePrompt }),
    settings,
    ...(how !== "varied" && { seed: take.seed }),
    count: 1,
    from: { takeId: take.id, how },
    isUnpricedOk: isUnpriced,
    shown: { isFree: line.isFree, totalMicros: line.totalMicros },
  };
}

/** What the feed shows of it until it is answered. */
export function quickCard(take: TakeView, how: QuickHow, { settings, line }: QuickTake): PressedTake {
  return { ...line, provider: take.provider, still: take.still, prompt: take.prompt, settings, seed: how === "varied" ? null : take.seed };
}
