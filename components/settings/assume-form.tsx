"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { dollarsText, readDollars } from "@/components/settings/dollars";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { setPricesAction } from "@/lib/settings/actions";
import type { ProviderSettingView } from "@/lib/settings/data";

/** What a take counts as against budgets whose price is not published. */
export function AssumeForm({ provider: { provider, label, assumeMicros } }: { provider: ProviderSettingView }) {
  const id = useId();
  const router = useRouter();
  const before = dollarsText(assumeMicros);
  const [text, setText] = useState(before);
  const [problem, setProblem] = useState<string>();
  const { run, error, isBusy } = useAction(setPricesAction, () => {
    router.refresh();
    toast(`${label}: what an unpriced take counts as is kept.`);
  });
  const isChanged = text.trim() !== before;

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = readDollars(text);
    setProblem("problem" in read ? read.problem : undefined);
    if (isChanged && !("problem" in read)) void run({ provider, prices: {}, assumeMicros: read.micros });
  }

  return (
    <form className="set-row" method="post" noValidate aria-labelledby={id} onSubmit={submit}>
      <div>
        <div className="strong" id={id}>
          Unpriced takes of {label}
        </div>
        <p className="hint">Counts against budgets where the price is not published; never shown as a price. Empty counts them as nothing.</p>
      </div>
      <div className="stack">
        <div className="limits">
          <Field label="Count each as" error={problem ?? error?.fields?.assumeMicros}>
            {(wiring) => (
              <input
                {...wiring}
                className="input mono"
                inputMode="decimal"
                placeholder="nothing"
                autoComplete="off"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <span />
          <Button type="submit" className="limits-save" isBusy={isBusy} isBlocked={!isChanged}>
            Save
          </Button>
        </div>
        {error && !error.fields && <Note tone="danger" title={error.message} />}
      </div>
    </form>
  );
}
