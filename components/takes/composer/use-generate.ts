"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type Draft, seedOf } from "@/components/takes/composer/draft";
import { pressIds, THINK_MS } from "@/components/takes/composer/intent";
import { needsSecondPress, type PriceLine } from "@/components/takes/composer/price";
import { preparedStills } from "@/components/takes/composer/prepared-stills";
import { Refused } from "@/components/takes/composer/refused";
import { isOver, type Room } from "@/components/takes/composer/room";
import { type Complaint, firstOf, troubleFrom, troubleOf, unanswered, WHOLE } from "@/components/takes/composer/trouble";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { type PressedTake, showPressed } from "@/components/takes/live/pressed-takes";
import { fromOf } from "@/components/takes/make/draft-origin";
import { overWords } from "@/lib/budgets/state";
import type { FieldErrors } from "@/lib/errors";
import type { Settings } from "@/lib/providers/provider";
import { startTakesAction } from "@/lib/takes/actions";
import type { StillView, TakeView } from "@/lib/takes/view";

/** What the button is doing; `asking` waits for the second press. */
export type PressPhase = "idle" | "asking" | "uploading" | "cutting" | "sending";

interface GenerateInput {
  /** Where the takes go: what the page shows, whatever was switched to elsewhere. */
  project: { id: string } | null;
  draft: Draft;
  change: ChangeDraft;
  settings: Settings;
  line: PriceLine;
  /** What the budgets have room for, as far as the page knows. */
  room: Room | null;
  still: StillSlot;
  endStill: StillSlot;
  onStarted: (takes: TakeView[]) => void;
  /** The button said another price than the server: what it says is read again. */
  onPriceChanged: () => void;
  /** The budgets had less room than the page knew. */
  onOverBudget: () => void;
  /** Goes to a field in trouble, by the name it is sent by. */
  focusField: (name: string) => void;
}

const NO_TROUBLE: FieldErrors = {};
const UNANSWERED: FieldErrors = {
  [WHOLE]: "The studio did not answer. Press again: it counts as the same press, so nothing is made or charged twice.",
};

/** One press of Generate, from the check of the form to the takes in the queue. */
export function useGenerate(input: GenerateInput) {
  const [phase, setPhase] = useState<PressPhase>("idle");
  const [complaint, setComplaint] = useState<Complaint | null>(null);
  const ids = useRef(pressIds());
  const latest = useRef(input);
  const isRunning = useRef(false);
  const wanted = useRef<string | undefined>(undefined);
  const askedAt = useRef(0);

  useEffect(() => {
    latest.current = input;
  });

  // what was asked twice about is no longer what would be sent
  const asked = `${input.line.what} ${input.line.totalMicros}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the price line is the point
  useEffect(() => setPhase((held) => (held === "asking" ? "idle" : held)), [asked]);

  useEffect(() => {
    if (wanted.current === undefined) return;
    input.focusField(wanted.current);
    wanted.current = undefined;
  });

  const refuse = useCallback((found: FieldErrors) => {
    wanted.current = firstOf(found);
    setComplaint({ trouble: found, held: held(latest.current) });
  }, []);

  const press = useCallback(async () => {
    if (isRunning.current) return;
    // what is sent is what stood there, and was priced, when the button was pressed
    const pressed = latest.current;
    const { draft, line, room, still, endStill, onStarted } = pressed;
    const found = troubleOf(draft, {
      isStillComing: still.upload !== null,
      hasStillFailed: still.upload?.phase === "failed",
      hasEndStillFailed: endStill.upload?.phase === "failed",
    });
    setComplaint(null);
    if (isOver(room)) found.count = overWords(room.tightest, room.asked);
    if (Object.keys(found).length > 0) return refuse(found);
    if (needsSecondPress(line) && (phase !== "asking" || Date.now() - askedAt.current < THINK_MS)) {
      if (phase !== "asking") askedAt.current = Date.now();
      return setPhase("asking");
    }

    isRunning.current = true;
    let cards: ReturnType<typeof showPressed> | undefined;
    try {
      if (still.upload || endStill.upload) setPhase("uploading");
      const [start, end] = [await arrived(still, draft.still, "stillId"), await arrived(endStill, draft.endStill, "endStillId")];
      cards = start ? showPressed(cardsOf(pressed, start)) : undefined;
      setPhase("cutting");
      const takes = await send(pressed, start, end, ids.current, () => setPhase("sending"));
      cards?.answered(takes);
      onStarted(takes);
    } catch (error) {
      cards?.refused();
      refuse(error instanceof Refused ? error.trouble : UNANSWERED);
    } finally {
      isRunning.current = false;
      setPhase("idle");
    }
  }, [phase, refuse]);

  return { phase, trouble: complaint ? unanswered(complaint, held(input)) : NO_TROUBLE, press };
}

/** The values that complaints are about, by the names of their fields. */
function held({ draft, settings, line, room, still, endStill }: GenerateInput): Record<string, unknown> {
  const picture = ({ still: chosen, upload }: StillSlot) => `${chosen?.id} ${upload?.name} ${upload?.phase === "failed"}`;
  const fields = {
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`settings.${name}`, value])),
    stillId: `${picture(still)} ${draft.shape} ${JSON.stringify(draft.box)} ${draft.fit.still}`,
    endStillId: `${picture(endStill)} ${draft.fit.endStill}`,
    prompt: draft.prompt,
    negativePrompt: draft.negativePrompt,
    seed: draft.isSeedLocked && draft.seed,
    provider: draft.provider,
    // the number of takes is complained about when they don't fit a budget: another price or more room is an answer too
    count: `${draft.count} ${line.isFree} ${line.unitMicros} ${room?.tightest.leftMicros}`,
  };
  return { ...fields, [WHOLE]: JSON.stringify(fields) };
}

/** What the feed shows of a press until it is answered. */
function cardsOf({ draft, settings, line }: GenerateInput, still: StillView): PressedTake[] {
  const seed = seedOf(draft);
  const one = { provider: draft.provider, still, prompt: draft.prompt.trim(), settings, ...line };
  return Array.from({ length: draft.count }, (_, index) => ({ ...one, seed: typeof seed === "number" ? seed + index : null }));
}

async function arrived(slot: StillSlot, held: StillView | null, name: string): Promise<StillView | null> {
  if (!slot.upload) return held;
  const still = await slot.settled();
  if (!still) throw new Refused({ [name]: "This still has not been uploaded. Upload it again or replace it." });
  return still;
}

async function send(
  input: GenerateInput,
  still: StillView | null,
  endStill: StillView | null,
  ids: ReturnType<typeof pressIds>,
  onSending: () => void,
): Promise<TakeView[]> {
  const { draft, change, settings, line } = input;
  if (!still) throw new Refused({ stillId: "Add a still first." });
  const { stillId, endStillId } = await preparedStills(still, endStill, draft, change);
  const seed = seedOf(draft);
  const body = {
    ...(input.project && { projectId: input.project.id }),
    provider: draft.provider,
    stillId,
    ...(endStillId && { endStillId }),
    prompt: draft.prompt.trim(),
    ...(draft.negativePrompt.trim() && { negativePrompt: draft.negativePrompt.trim() }),
    settings,
    ...(typeof seed === "number" && { seed }),
    ...fromOf(draft, settings),
    count: draft.count,
    isUnpricedOk: needsSecondPress(line),
    shown: { isFree: line.isFree, totalMicros: line.totalMicros },
  };
  onSending();
  const result = await startTakesAction({ ...body, intentId: ids.idFor(body) });
  ids.answered();
  if (result.ok) return result.data;
  // a still that is gone was perhaps a cut of one that is not
  if (result.error.fields && ("stillId" in result.error.fields || "endStillId" in result.error.fields)) change({ cuts: {} });
  if (result.error.fields && "price" in result.error.fields) input.onPriceChanged();
  if (result.error.code === "over_budget") input.onOverBudget();
  throw new Refused(troubleFrom(result.error));
}
