import { seedOf } from "@/components/takes/composer/draft";
import type { pressIds } from "@/components/takes/composer/intent";
import { preparedStills } from "@/components/takes/composer/prepared-stills";
import type { Pressed } from "@/components/takes/composer/pressed";
import { needsSecondPress, shownOf } from "@/components/takes/composer/price";
import { Refused } from "@/components/takes/composer/refused";
import { troubleFrom } from "@/components/takes/composer/trouble";
import { fromOf } from "@/components/takes/make/draft-origin";
import { startTakesAction } from "@/lib/takes/actions";
import type { StillView, TakeView } from "@/lib/takes/view";

/** Sends a press, cut or fitted stills first. All its takes are queued, or none: throws Refused with what is wrong, by the fields. */
export async function sendPress(
  pressed: Pressed,
  still: StillView | null,
  endStill: StillView | null,
  ids: ReturnType<typeof pressIds>,
  onSending: () => void,
): Promise<TakeView[]> {
  const { draft, change, parts } = pressed;
  if (!still) throw new Refused({ stillId: "Add a still first." });
  const { stillId, endStillId } = await preparedStills(still, endStill, draft, change);
  const seed = seedOf(draft);
  const [first, second] = parts;
  const body = {
    ...(pressed.project && { projectId: pressed.project.id }),
    provider: first.form.provider,
    stillId,
    ...(endStillId && { endStillId }),
    prompt: draft.prompt.trim(),
    ...(draft.negativePrompt.trim() && { negativePrompt: draft.negativePrompt.trim() }),
    settings: first.settings,
    ...(typeof seed === "number" && { seed }),
    ...fromOf(draft, first.settings),
    count: draft.count,
    isUnpricedOk: needsSecondPress(parts.map(({ line }) => line)),
    shown: shownOf(first.line),
    ...(second && { beside: { provider: second.form.provider, settings: second.settings, shown: shownOf(second.line) } }),
  };
  onSending();
  const result = await startTakesAction({ ...body, intentId: ids.idFor(body) });
  ids.answered();
  if (result.ok) return result.data;
  const names = Object.keys(result.error.fields ?? {});
  // a still that is gone was perhaps a cut of one that is not
  if (names.includes("stillId") || names.includes("endStillId")) change({ cuts: {} });
  if (names.some((name) => name.endsWith("price"))) pressed.onPriceChanged();
  if (result.error.code === "over_budget") pressed.onOverBudget();
  throw new Refused(troubleFrom(result.error));
}
