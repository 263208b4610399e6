import { type AskedParts, pathOf } from "@/components/takes/composer/asked-parts";
import { type Draft, seedOf } from "@/components/takes/composer/draft";
import type { pressIds } from "@/components/takes/composer/intent";
import { preparedStills } from "@/components/takes/composer/prepared-stills";
import { needsSecondPress, shownOf } from "@/components/takes/composer/price";
import { Refused } from "@/components/takes/composer/refused";
import type { Room } from "@/components/takes/composer/room";
import { troubleFrom, WHOLE } from "@/components/takes/composer/trouble";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import type { PressedTake } from "@/components/takes/live/pressed-takes";
import { fromOf } from "@/components/takes/make/draft-origin";
import { startTakesAction } from "@/lib/takes/actions";
import type { StillView, TakeView } from "@/lib/takes/view";

/** All that a press sends, and what it was priced by, as it stood when the button was pressed. */
export interface Pressed {
  /** Where the takes go: what the page shows, whatever was switched to elsewhere. */
  project: { id: string } | null;
  draft: Draft;
  change: ChangeDraft;
  parts: AskedParts;
  /** What the budgets have room for, as far as the page knows. */
  room: Room | null;
  still: StillSlot;
  endStill: StillSlot;
  /** The button said another price than the server: what it says is read again. */
  onPriceChanged: () => void;
  /** The budgets had less room than the page knew. */
  onOverBudget: () => void;
}

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

/** What the feed shows of a press until it is answered, in the order of its takes. */
export function cardsOf({ draft, parts }: Pressed, still: StillView): PressedTake[] {
  const seed = seedOf(draft);
  return Array.from({ length: draft.count }, (_, index) =>
    parts.map(({ form, settings, line }) => ({
      ...line,
      provider: form.provider,
      still,
      prompt: draft.prompt.trim(),
      settings,
      seed: typeof seed === "number" ? seed + index : null,
    })),
  ).flat();
}

/** The values that complaints are about, by the names of their fields. */
export function heldBy({ draft, parts, room, still, endStill }: Pressed): Record<string, unknown> {
  const picture = ({ still: chosen, upload }: StillSlot) => `${chosen?.id} ${upload?.name} ${upload?.phase === "failed"}`;
  const settings = parts.flatMap((part, index) => Object.entries(part.settings).map(([name, value]) => [`${pathOf(index)}${name}`, value] as const));
  const fields = {
    ...Object.fromEntries(settings),
    stillId: `${picture(still)} ${draft.shape} ${JSON.stringify(draft.box)} ${draft.fit.still}`,
    endStillId: `${picture(endStill)} ${draft.fit.endStill}`,
    prompt: draft.prompt,
    negativePrompt: draft.negativePrompt,
    seed: draft.isSeedLocked && draft.seed,
    provider: parts.map(({ form }) => form.provider).join(),
    // the number of takes is complained about when they don't fit a budget: another price or more room is an answer too
    count: `${draft.count} ${parts.map(({ line }) => `${line.isFree} ${line.unitMicros}`).join()} ${room?.tightest.leftMicros}`,
  };
  return { ...fields, [WHOLE]: JSON.stringify(fields) };
}
