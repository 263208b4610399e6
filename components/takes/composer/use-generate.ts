"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { GRACE_MS, heldUntil, leaveWords, TakenBack } from "@/components/takes/composer/hold";
import { pressIds, THINK_MS } from "@/components/takes/composer/intent";
import { cardsOf, heldBy, type Pressed } from "@/components/takes/composer/pressed";
import { needsSecondPress } from "@/components/takes/composer/price";
import { Refused } from "@/components/takes/composer/refused";
import { isOver } from "@/components/takes/composer/room";
import { type Complaint, firstOf, troubleOf, unanswered, WHOLE } from "@/components/takes/composer/trouble";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { showPressed } from "@/components/takes/live/pressed-takes";
import { toast } from "@/components/ui/toast";
import { overWords } from "@/lib/budgets/state";
import type { FieldErrors } from "@/lib/errors";
import type { StillView, TakeView } from "@/lib/takes/view";

/** What the button is doing; `asking` waits for the second press, `held` for the still, and in `grace` it can be taken back. */
export type PressPhase = "idle" | "asking" | "held" | "grace" | "cutting" | "sending";

interface GenerateInput extends Pressed {
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

/** A press on its way. */
interface Run {
  taken: AbortController;
  waitsFor: "still" | "grace" | "answer";
  takes: number;
}

const NO_TROUBLE: FieldErrors = {};
const UNANSWERED: FieldErrors = {
  [WHOLE]: "The studio did not answer. Press again: it counts as the same press, so nothing is made or charged twice.",
};
const READ_MS = 5_000;
const TAKEN_BACK = "Taken back: nothing was queued or spent.";
const LEFT = "The press was given up: you left before its still was here. Nothing was queued or spent.";
const NOT_HERE =
  "This still did not arrive, so the press was given up: nothing was queued or spent. Upload it again or replace it, then press again.";
const REPLACED = "The still that the press waited for is gone, so the press was given up: nothing was queued or spent. Press again.";

/**
 * One press of Generate, from the check of the form to the takes in the queue. Until its still is there and its grace is over it is held in
 * this page alone: nothing is queued or reserved, and it can be taken back. What is sent is what stood there when the button was pressed.
 */
export function useGenerate(input: GenerateInput) {
  const [phase, setPhase] = useState<PressPhase>("idle");
  const [held, setHeld] = useState<Held | null>(null);
  /** What became of a press that was taken back, for as long as it takes to read. */
  const [word, setWord] = useState("");
  const [complaint, setComplaint] = useState<Complaint | null>(null);
  const ids = useRef(pressIds());
  const latest = useRef(input);
  const run = useRef<Run | null>(null);
  const isGone = useRef(false);
  const wanted = useRef<string | undefined>(undefined);
  const askedAt = useRef(0);

  useEffect(() => {
    latest.current = input;
  });

  // what was asked twice about is no longer what would be sent
  const asked = input.parts.map(({ line }) => `${line.what} ${line.totalMicros}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the price line is the point
  useEffect(() => setPhase((held) => (held === "asking" ? "idle" : held)), [asked]);

  useEffect(() => {
    if (wanted.current === undefined) return;
    input.focusField(wanted.current);
    wanted.current = undefined;
  });

  // going to another page of the studio is no word against a press; only a still that had not come is lost with the page
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      const { taken, waitsFor, takes } = run.current ?? {};
      if (!taken || !takes || waitsFor === "answer") return;
      if (waitsFor === "grace") return toast(`${leaveWords(takes)} in a moment.`, { label: "Take back", run: () => taken.abort() });
      taken.abort();
    };
  }, []);

  useEffect(() => {
    if (!word) return;
    const timer = setTimeout(() => setWord(""), READ_MS);
    return () => clearTimeout(timer);
  }, [word]);

  const refuse = useCallback((found: FieldErrors) => {
    wanted.current = firstOf(found);
    setComplaint({ trouble: found, held: heldBy(latest.current) });
    if (isGone.current) toast(Object.values(found)[0] ?? "");
  }, []);

  const press = useCallback(async () => {
    // the second press of a double click, or of an impatient hand, is the same press
    if (run.current) return;
    const pressed = asPressed(latest.current);
    const { draft, parts, room, still, endStill, hasGrace, onStarted } = pressed;
    const found = troubleOf(draft, {
      isStillComing: still.upload !== null,
      hasStillFailed: still.upload?.phase === "failed",
      hasEndStillFailed: endStill.upload?.phase === "failed",
    });
    setComplaint(null);
    setWord("");
    if (isOver(room)) found.count = overWords(room.tightest, room.asked);
    if (Object.keys(found).length > 0) return refuse(found);
    if (needsSecondPress(parts.map(({ line }) => line)) && (phase !== "asking" || Date.now() - askedAt.current < THINK_MS)) {
      if (phase !== "asking") askedAt.current = Date.now();
      return setPhase("asking");
    }

    const isUploading = still.upload !== null || endStill.upload !== null;
    const graceMs = hasGrace ? GRACE_MS : 0;
    const mine: Run = {
      taken: new AbortController(),
      waitsFor: isUploading ? "still" : "grace",
      takes: draft.count * parts.length,
    };
    run.current = mine;
    // fetched while the press is held; where that fails nothing was sent
    const sending = import("@/components/takes/composer/send-press");
    sending.catch(() => {});
    let cards = draft.still && !isUploading ? showPressed(cardsOf(pressed, draft.still)) : undefined;
    try {
      let stills: readonly [StillView | null, StillView | null] = [draft.still, draft.endStill];
      if (isUploading || graceMs > 0) {
        setHeld({ takes: mine.takes, leavesAt: Date.now() + graceMs });
        setPhase(isUploading ? "held" : "grace");
        const coming = Promise.all([
          arrived(still, draft.still, "stillId", () => latest.current.still),
          arrived(endStill, draft.endStill, "endStillId", () => latest.current.endStill),
        ]).then((both) => {
          mine.waitsFor = "grace";
          if (run.current === mine) setPhase("grace");
          return both;
        });
        stills = await heldUntil(coming, graceMs, mine.taken.signal);
        setHeld(null);
      }
      mine.waitsFor = "answer";
      const [start, end] = stills;
      cards ??= start ? showPressed(cardsOf(pressed, start)) : undefined;
      setPhase("cutting");
      const { sendPress } = await sending;
      const takes = await sendPress(pressed, start, end, ids.current, () => setPhase("sending"));
      cards?.answered(takes);
      onStarted(takes);
      if (isGone.current) toast(takes.length === 1 ? "1 take is queued." : `${takes.length} takes are queued.`);
    } catch (error) {
      if (error instanceof TakenBack) cards?.takenBack();
      else cards?.refused();
      if (!(error instanceof TakenBack)) refuse(error instanceof Refused ? error.trouble : UNANSWERED);
      else if (isGone.current) toast(mine.waitsFor === "still" ? LEFT : TAKEN_BACK);
      else setWord(TAKEN_BACK);
    } finally {
      run.current = null;
      setHeld(null);
      setPhase("idle");
    }
  }, [phase, refuse]);

  const takeBack = useCallback(() => run.current?.taken.abort(), []);

  return { phase, held, word, takeBack, trouble: complaint ? unanswered(complaint, heldBy(input)) : NO_TROUBLE, press };
}

/** A window drawn on the picture that still stands there says nothing about the one that was given. */
function asPressed(input: GenerateInput): GenerateInput {
  return input.still.upload?.phase === "looking" ? { ...input, draft: { ...input.draft, box: null } } : input;
}

/** The still that a press waits for. Throws Refused when it won't come: the upload failed, or another picture stands there now. */
async function arrived(slot: StillSlot, held: StillView | null, name: string, now: () => StillSlot): Promise<StillView | null> {
  if (!slot.upload) return held;
  const still = await slot.settled();
  if (still) return still;
  // what became of it must be drawn first: the words stand until something else does
  for (let looks = 0; looks < 50 && isComing(now(), slot); looks += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  throw new Refused({ [name]: now().upload?.phase === "failed" ? NOT_HERE : REPLACED });
}

/** True while the page still draws the upload as on its way. */
function isComing({ upload }: StillSlot, waitedFor: StillSlot): boolean {
  return upload !== null && upload.phase !== "failed" && upload.name === waitedFor.upload?.name;
}
