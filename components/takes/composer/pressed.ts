import { type AskedParts, pathOf } from "@/components/takes/composer/asked-parts";
import type { Size } from "@/components/takes/composer/crop";
import { type Draft, seedOf } from "@/components/takes/composer/draft";
import { framingOf, sentSize } from "@/components/takes/composer/framing";
import type { Room } from "@/components/takes/composer/room";
import { WHOLE } from "@/components/takes/composer/trouble";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import type { PressedTake } from "@/components/takes/live/pressed-takes";
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

/** What the button is doing; `asking` waits for the second press, `held` for the still, and in `grace` it can be taken back. */
export type PressPhase = "idle" | "asking" | "held" | "grace" | "cutting" | "sending";

export interface GenerateInput extends Pressed {
  /** False sends a press at once. */
  hasGrace: boolean;
  onStarted: (takes: TakeView[]) => void;
  /** Goes to a field in trouble, by the name it is sent by. */
  focusField: (name: string) => void;
}

/** A press that has not left the browser. */
export interface Held {
  takes: number;
  /** When the grace is over. */
  leavesAt: number;
}

/** A press on its way; it has no takes until it was checked. */
export interface Run {
  taken: AbortController;
  waitsFor: "check" | "still" | "grace" | "answer";
  takes: number;
}

/** What the feed shows of a press until it is answered, in the order of its takes: the still in the shape in which it goes out. */
export function cardsOf({ draft, parts }: Pressed, chosen: StillView): PressedTake[] {
  const seed = seedOf(draft);
  const still = { ...chosen, ...sizeOf(sentSize(chosen, framingOf(chosen, draft))) };
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

function sizeOf({ width, height }: Size): Size {
  return { width, height };
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
