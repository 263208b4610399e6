"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { setOf, standingWords } from "@/components/settings/budget-words";
import { dollarsText, readDollars } from "@/components/settings/dollars";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { setBudgetsAction } from "@/lib/budgets/actions";
import type { BudgetPeriod } from "@/lib/budgets/limits";
import type { BudgetsOf } from "@/lib/budgets/view";
import type { Micros } from "@/lib/money";

const PERIODS = [
  { period: "month", label: "A month" },
  { period: "day", label: "A day" },
] as const;

type Texts = Record<BudgetPeriod, string>;

/** What live takes of the workspace, a project or a member may cost. An emptied field takes its limit away. */
export function BudgetForm({ owner }: { owner: BudgetsOf }) {
  const id = useId();
  const router = useRouter();
  const before: Texts = { month: dollarsText(owner.month?.limitMicros ?? null), day: dollarsText(owner.day?.limitMicros ?? null) };
  const [texts, setTexts] = useState(before);
  const [problems, setProblems] = useState<Partial<Texts>>({});
  const { run, error, isBusy } = useAction(setBudgetsAction, (held) => {
    setTexts({ month: dollarsText(held.month), day: dollarsText(held.day) });
    router.refresh();
    toast(`${owner.name}: ${held.month === null && held.day === null ? "no budget any more." : "the budget is kept, and holds from the next take."}`);
  });
  const changed = PERIODS.filter(({ period }) => texts[period].trim() !== before[period]);
  const wrong: Record<string, string> = { ...error?.fields, ...problems };

  function submit(event: FormEvent) {
    event.preventDefault();
    const limits: Partial<Record<BudgetPeriod, Micros | null>> = {};
    const found: Partial<Texts> = {};
    for (const { period } of changed) {
      const read = readDollars(texts[period]);
      if ("problem" in read) found[period] = read.problem;
      else limits[period] = read.micros;
    }
    setProblems(found);
    if (changed.length > 0 && Object.keys(found).length === 0) void run(inputOf(owner, limits));
  }

  return (
    <form className="set-row" method="post" noValidate aria-labelledby={id} onSubmit={submit}>
      <div>
        <div className="strong" id={id}>
          {owner.name}
        </div>
        {setOf(owner).map((budget) => (
          <p key={budget.period} className="hint">
            {standingWords(budget)}
          </p>
        ))}
      </div>
      <div className="stack">
        <div className="limits">
          {PERIODS.map(({ period, label }) => (
            <Field key={period} label={label} error={wrong[period]}>
              {(wiring) => (
                <input
                  {...wiring}
                  className="input mono"
                  inputMode="decimal"
                  placeholder="no limit"
                  autoComplete="off"
                  value={texts[period]}
                  onChange={(event) => setTexts({ ...texts, [period]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Button type="submit" className="limits-save" isBusy={isBusy} isBlocked={changed.length === 0}>
            Save
          </Button>
        </div>
        {error && (!error.fields || "id" in error.fields) && <Note tone="danger" title={error.message} />}
      </div>
    </form>
  );
}

function inputOf({ scope, id }: BudgetsOf, limits: Partial<Record<BudgetPeriod, Micros | null>>) {
  return scope === "workspace" ? { scope, ...limits } : { scope, id: id ?? "", ...limits };
}
