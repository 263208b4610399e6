"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { type Plan, rowsToRun, shownOf } from "@/components/sheet/plan";
import { pressIds, THINK_MS } from "@/components/takes/composer/intent";
import { startBatchAction } from "@/lib/batches/actions";
import { BATCH_BYTES_MAX } from "@/lib/batches/limits";
import { BATCHES_KEY } from "@/lib/batches/queries";
import { BUDGETS_KEY } from "@/lib/budgets/queries";

interface RunInput {
  plan: Plan;
  name: string;
  projectId: string | undefined;
  /** A row of the sheet and the name of its field in trouble. */
  onTrouble: (row: number, field: string) => void;
}

const UNANSWERED = "The studio did not answer. Press again: it counts as the same press, so nothing is made or charged twice.";
const TOO_MUCH = "This is more text than fits one press. Run the sheet in parts.";

/** One press of Run: what stands there becomes a batch, whose page opens. */
export function useRun(input: RunInput) {
  const router = useRouter();
  const client = useQueryClient();
  const ids = useRef(pressIds());
  const timed = useRef<string | null>(null);
  const askedAt = useRef<{ at: number; about: string } | null>(null);
  const [phase, setPhase] = useState<"idle" | "asking" | "sending">("idle");
  const [error, setError] = useState<string | null>(null);

  /** Runs the first so many rows, or all. */
  async function run(most?: number): Promise<void> {
    if (phase === "sending") return;
    const { plan, name, projectId, onTrouble } = input;
    const parts = rowsToRun(plan, most);
    const shown = shownOf(parts);
    // the same press has the same name, however long its answer takes
    timed.current ??= nameNow();
    const body = {
      name: name.trim() || timed.current,
      ...(projectId && { projectId }),
      rows: parts.map(({ question: { negativePrompt, ...question }, isPair }) => ({
        ...question,
        ...(negativePrompt && { negativePrompt }),
        ...(isPair && { isPair }),
      })),
      isUnpricedOk: plan.unpriced > 0,
      shown,
    };
    const text = JSON.stringify(body);
    setError(null);
    // the second press is about the same thing, and no second of a double click
    if (plan.unpriced > 0 && (askedAt.current?.about !== text || Date.now() - askedAt.current.at < THINK_MS)) {
      askedAt.current = askedAt.current?.about === text ? askedAt.current : { at: Date.now(), about: text };
      return setPhase("asking");
    }
    if (new TextEncoder().encode(text).length > BATCH_BYTES_MAX) return setError(TOO_MUCH);
    setPhase("sending");
    const result = await startBatchAction({ ...body, intentId: ids.current.idFor(body) }).catch(() => null);
    setPhase("idle");
    if (!result) return setError(UNANSWERED);
    ids.current.answered();
    timed.current = null;
    askedAt.current = null;
    if (result.ok) {
      void client.invalidateQueries({ queryKey: BATCHES_KEY });
      return router.push(`/studio/batches/${result.data.id}`);
    }
    const [, at, field] = /^rows\.(\d+)\.(?:settings\.)?(\w+)/.exec(Object.keys(result.error.fields ?? {})[0] ?? "") ?? [];
    const row = parts[Number(at)]?.row;
    setError(result.error.message);
    if (row !== undefined && field !== undefined) onTrouble(row, field);
    if (result.error.code === "over_budget") void client.invalidateQueries({ queryKey: BUDGETS_KEY });
    if (result.error.fields && "price" in result.error.fields) router.refresh();
  }

  return { run, phase, error };
}

/** A batch without a name is called by its time. */
function nameNow(): string {
  const now = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(new Date());
  return `Sheet of ${now}`;
}
