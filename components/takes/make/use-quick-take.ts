"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { usePreferences } from "@/components/shell/preferences";
import { GRACE_MS, graceOver, leaveWords, TakenBack } from "@/components/takes/composer/hold";
import { pressIds, THINK_MS } from "@/components/takes/composer/intent";
import { showPressed } from "@/components/takes/live/pressed-takes";
import { showNewTakes } from "@/components/takes/live/take-cache";
import { useForms } from "@/components/takes/make/forms-context";
import { nameWords } from "@/components/takes/make/origin-words";
import { type QuickHow, quickBody, quickCard, quickTake } from "@/components/takes/make/quick-take";
import { toast } from "@/components/ui/toast";
import type { Settings } from "@/lib/providers/provider";
import { startTakesAction } from "@/lib/takes/actions";
import type { TakeView } from "@/lib/takes/view";

/** `asking` waits for a second press, as nobody knows the price; in `grace` a press takes it back. */
export type QuickPhase = "idle" | "asking" | "grace" | "sending";

export interface QuickPress {
  /** "free", "$0.15", "no price". */
  price: string;
  phase: QuickPhase;
  error: string | null;
  press: () => void;
}

const UNANSWERED = "The studio did not answer. Press again: it counts as the same press, so nothing is made or charged twice.";
const TAKEN_BACK = "Taken back: nothing was queued or spent.";

/**
 * Makes a take of another's recipe by one press, which knows its price. Until its grace is over it is held in this page alone, and the next press
 * takes it back. One whose answer was lost keeps its id: pressing again asks what became of it. Null where there is nothing to make.
 * `onDone` hears that the take is queued, unless what was pressed is gone by then.
 */
export function useQuickTake(take: TakeView, how: QuickHow, settings: Settings | null, onDone?: () => void): QuickPress | null {
  const { forms, canSpend } = useForms();
  const { hasGrace } = usePreferences();
  const router = useRouter();
  const client = useQueryClient();
  const [phase, setPhase] = useState<QuickPhase>("idle");
  const [error, setError] = useState<string | null>(null);
  const pressedAt = useRef(0);
  const inGrace = useRef<AbortController | null>(null);
  const isGone = useRef(false);

  // going away is no word against a press
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      const held = inGrace.current;
      if (held) toast(`${leaveWords(1)} in a moment.`, { label: "Take back", forMs: GRACE_MS, run: () => held.abort() });
    };
  }, []);

  const form = forms.find(({ provider }) => provider === take.provider);
  if (!form || !canSpend || !settings) return null;
  const quick = quickTake(form, settings);

  function press() {
    // the second of a double click is no second thought
    if (phase === "sending" || (phase !== "idle" && Date.now() - pressedAt.current < THINK_MS)) return;
    pressedAt.current = Date.now();
    if (phase === "grace") inGrace.current?.abort();
    else if (quick.isUnpriced && phase !== "asking") setPhase("asking");
    else void run();
  }

  async function run() {
    const mine = new AbortController();
    inGrace.current = mine;
    setError(null);
    // a menu that closes must not forget a press whose answer was lost
    const ids = pressIds(`${how} ${take.id}`);
    let card: ReturnType<typeof showPressed> | undefined;
    try {
      setPhase("grace");
      if (hasGrace) await graceOver(GRACE_MS, mine.signal);
      inGrace.current = null;
      setPhase("sending");
      card = showPressed([quickCard(take, how, quick)]);
      const body = quickBody(take, how, quick);
      const result = await startTakesAction({ ...body, intentId: ids.idFor(body) });
      ids.answered();
      if (result.ok) {
        card.answered(result.data);
        return started(result.data);
      }
      card.refused(result.error.message);
      if (Object.keys(result.error.fields ?? {}).some((name) => name.endsWith("price"))) router.refresh();
      refuse(result.error.message);
    } catch (reason) {
      card?.refused(UNANSWERED);
      if (reason instanceof TakenBack) toast(TAKEN_BACK);
      else refuse(UNANSWERED);
    } finally {
      inGrace.current = null;
      setPhase("idle");
    }
  }

  function started(takes: readonly TakeView[]) {
    showNewTakes(client, takes);
    const [made] = takes;
    if (made) toast(`Take ${made.number} of ${made.slate} is queued, ${how} from ${nameWords(take, made.slate)}.`);
    if (!isGone.current) onDone?.();
  }

  function refuse(words: string) {
    setError(words);
    if (isGone.current) toast(words);
  }

  return { price: quick.price, phase: phase === "asking" && !quick.isUnpriced ? "idle" : phase, error, press };
}
