"use client";

import { type FormEvent, useId } from "react";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { Field } from "@/components/ui/field";
import { createTokenAction } from "@/lib/access/actions";
import { NAME_MAX } from "@/lib/access/limits";

const SCOPES = [
  { scope: "read", words: "See takes, clips and costs" },
  { scope: "write", words: "Change what you may change: notes, verdicts, stills, shares" },
  { scope: "spend", words: "Start takes: this spends money" },
] as const;

interface TokenFormProps {
  canSpend: boolean;
  onMade: (made: { secret: string }) => void;
  onCancel: () => void;
}

export function TokenForm({ canSpend, onMade, onCancel }: TokenFormProps) {
  const id = useId();
  const { run, error, isBusy } = useAction(createTokenAction, onMade);
  const wrong = error?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void run({ name: String(fields.get("name")), scopes: SCOPES.map(({ scope }) => scope).filter((scope) => fields.has(scope)) });
  }

  return (
    <form className="stack gap-4" method="post" noValidate onSubmit={submit}>
      <Field label="Name" error={wrong.name} help="What uses it, such as “night renders”.">
        {(wiring) => <input {...wiring} className="input" name="name" maxLength={NAME_MAX} autoComplete="off" />}
      </Field>
      <fieldset className="stack" aria-describedby={wrong.scopes ? `${id}-scopes` : undefined}>
        <legend className="label mb-2">It may</legend>
        {SCOPES.map(({ scope, words }) => (
          <label key={scope} className="check-row">
            <input className="check" type="checkbox" name={scope} defaultChecked={scope === "read"} disabled={scope === "spend" && !canSpend} />
            <span>
              <span className="strong">{scope}</span>{" "}
              <span className="soft">{scope === "spend" && !canSpend ? "Not for reviewers: you can’t start takes" : words}</span>
            </span>
          </label>
        ))}
        {wrong.scopes && <ErrorText id={`${id}-scopes`}>{wrong.scopes}</ErrorText>}
      </fieldset>
      {error && !error.fields && <Note tone="danger" title={error.message} />}
      <div className="dialog-acts">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          Make the token
        </Button>
      </div>
    </form>
  );
}
