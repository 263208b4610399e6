"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { GRACE_MS, leaveWords } from "@/components/takes/composer/hold";
import { pressIds } from "@/components/takes/composer/intent";
import { type GenerateInput, type Held, heldBy, type PressPhase, type Run } from "@/components/takes/composer/pressed";
import { type Complaint, firstOf, UNANSWERED, unanswered } from "@/components/takes/composer/trouble";
import { toast } from "@/components/ui/toast";
import type { FieldErrors } from "@/lib/errors";

const NO_TROUBLE: FieldErrors = {};
const READ_MS = 5_000;
/** Most of a press is fetched once somebody turns to the form: by the time that a prompt is written it is here. */
const fetchPress = () => import("@/components/takes/composer/press");
export const warmPress = () => void fetchPress().catch(() => undefined);

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
  const ids = useRef(pressIds("composer"));
  const latest = useRef(input);
  const run = useRef<Run | null>(null);
  const isGone = useRef(false);
  const wanted = useRef<string | undefined>(undefined);
  const askedAt = useRef<number | null>(null);

  useEffect(() => {
    latest.current = input;
  });

  // what was asked twice about is no longer what would be sent
  const asked = input.parts.map(({ line }) => `${line.what} ${line.totalMicros}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the price line is the point
  useEffect(() => {
    askedAt.current = null;
    setPhase((held) => (held === "asking" ? "idle" : held));
  }, [asked]);

  const show = useCallback((next: PressPhase) => {
    askedAt.current = next === "asking" ? (askedAt.current ?? Date.now()) : null;
    setPhase(next);
  }, []);

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
      if (waitsFor === "grace") return toast(`${leaveWords(takes)} in a moment.`, { label: "Take back", forMs: GRACE_MS, run: () => taken.abort() });
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
    const mine: Run = { taken: new AbortController(), waitsFor: "check", takes: 0 };
    run.current = mine;
    const pressed = asPressed(latest.current);
    setComplaint(null);
    setWord("");
    try {
      const { carryOut } = await fetchPress();
      await carryOut(pressed, mine, {
        ids: ids.current,
        askedAt: askedAt.current,
        now: () => latest.current,
        isGone: () => isGone.current,
        setPhase: show,
        setHeld,
        setWord,
        refuse,
      });
    } catch {
      // where its code can't be fetched nothing was sent
      refuse(UNANSWERED);
    } finally {
      run.current = null;
    }
  }, [refuse, show]);

  const takeBack = useCallback(() => run.current?.taken.abort(), []);

  return { phase, held, word, takeBack, trouble: complaint ? unanswered(complaint, heldBy(input)) : NO_TROUBLE, press };
}

/** A window drawn on the picture that still stands there says nothing about the one that was given. */
function asPressed(input: GenerateInput): GenerateInput {
  return input.still.upload?.phase === "looking" ? { ...input, draft: { ...input.draft, box: null } } : input;
}
