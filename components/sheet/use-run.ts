"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { batchName } from "@/components/sheet/batch-name";
import { type Plan, rowsToRun, shownOf } from "@/components/sheet/plan";
import { usePreferences } from "@/components/shell/preferences";
import { GRACE_MS, graceOver, leaveWords, TakenBack } from "@/components/takes/composer/hold";
import { pressIds, THINK_MS } from "@/components/takes/composer/intent";
import type { Held } from "@/components/takes/composer/pressed";
import { toast } from "@/components/ui/toast";
import { startBatchAction } from "@/lib/batches/actions";
import { BATCH_BYTES_MAX } from "@/lib/batches/limits";
import { BATCHES_KEY, BUDGETS_KEY } from "@/lib/query-keys";

interface RunInput {
  plan: Plan;
  name: string;
  projectId: string | undefined;
  /** A row of the sheet and the name of its field in trouble. */
  onTrouble: (row: number, field: string) => void;
  /** It became a batch, under the name that it had. */
  onQueued: () => void;
}

/** `asking` waits for a second press, as nobody knows the price; in `grace` the press can be taken back. */
export type RunPhase = "idle" | "asking" | "grace" | "sending";

const UNANSWERED = "The studio did not answer. Press again: it counts as the same press, so nothing is made or charged twice.";
const TAKEN_BACK = "Taken back: nothing was queued or spent.";
const TOO_MUCH = "This is more text than fits one press. Run the sheet in parts.";

/** One press of Run: what stands there becomes a batch, whose page opens. Until its grace is over it is held in this page alone. */
export function useRun(input: RunInput) {
  const router = useRouter();
  const client = useQueryClient();
  const { hasGrace } = usePreferences();
  const ids = useRef(pressIds("sheet"));
  const askedAt = useRef<{ at: number; about: string } | null>(null);
  const running = useRef<AbortController | null>(null);
  const isGone = useRef(false);
  const [phase, setPhase] = useState<RunPhase>("idle");
  const [held, setHeld] = useState<Held | null>(null);
  const [error, setError] = useState<string | null>(null);
  const inGrace = useRef<Held | null>(null);
  useEffect(() => {
    inGrace.current = held;
  });

  // going to another page of the studio is no word against a press
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      const { takes } = inGrace.current ?? {};
      if (takes) toast(`${leaveWords(takes)} in a moment.`, { label: "Take back", forMs: GRACE_MS, run: () => running.current?.abort() });
    };
  }, []);

  /** Runs the first so many rows, or all, as they stand now. */
  async function run(most?: number): Promise<void> {
    // the second press of a double click is the same press
    if (running.current) return;
    const { plan, name, projectId, onTrouble, onQueued } = input;
    const parts = rowsToRun(plan, most);
    const rest = {
      ...(projectId && { projectId }),
      rows: parts.map(({ question: { negativePrompt, ...question }, isPair }) => ({
        ...question,
        ...(negativePrompt && { negativePrompt }),
        ...(isPair && { isPair }),
      })),
      isUnpricedOk: plan.unpriced > 0,
      shown: shownOf(parts),
    };
    const called = batchName(name, rest, ids.current.unanswered());
    const body = { name: called, ...rest };
    // a name that was made up is no part of what was asked
    const text = JSON.stringify([name.trim(), rest]);
    setError(null);
    // the second press is about the same thing, and no second of a double click
    if (plan.unpriced > 0 && (askedAt.current?.about !== text || Date.now() - askedAt.current.at < THINK_MS)) {
      askedAt.current = askedAt.current?.about === text ? askedAt.current : { at: Date.now(), about: text };
      return setPhase("asking");
    }
    if (new TextEncoder().encode(JSON.stringify(body)).length > BATCH_BYTES_MAX) return refuse(TOO_MUCH);
    const mine = new AbortController();
    running.current = mine;
    try {
      if (hasGrace) {
        const takes = parts.reduce((sum, { question }) => sum + question.count, 0);
        setHeld({ takes, leavesAt: Date.now() + GRACE_MS });
        setPhase("grace");
        await graceOver(GRACE_MS, mine.signal);
      }
      setHeld(null);
      setPhase("sending");
      const result = await startBatchAction({ ...body, intentId: ids.current.idFor(body) });
      ids.current.answered();
      askedAt.current = null;
      if (result.ok) {
        onQueued();
        void client.invalidateQueries({ queryKey: BATCHES_KEY });
        return isGone.current ? toast(`${called} is queued.`) : router.push(`/studio/batches/${result.data.id}`);
      }
      const [, at, field] = /^rows\.(\d+)\.(?:settings\.)?(\w+)/.exec(Object.keys(result.error.fields ?? {})[0] ?? "") ?? [];
      const row = parts[Number(at)]?.row;
      refuse(result.error.message);
      if (row !== undefined && field !== undefined && !isGone.current) onTrouble(row, field);
      if (result.error.code === "over_budget") void client.invalidateQueries({ queryKey: BUDGETS_KEY });
      if (result.error.fields && "price" in result.error.fields) router.refresh();
    } catch (reason) {
      if (reason instanceof TakenBack) toast(TAKEN_BACK);
      else refuse(UNANSWERED);
    } finally {
      running.current = null;
      setHeld(null);
      setPhase("idle");
    }
  }

  function refuse(words: string) {
    setError(words);
    if (isGone.current) toast(words);
  }

  const takeBack = useCallback(() => running.current?.abort(), []);
  return { run, phase, held, error, takeBack };
}
