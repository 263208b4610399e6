"use client";

import { type FormEvent, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { setLimitsAction } from "@/lib/settings/actions";
import type { ProviderSettingView } from "@/lib/settings/data";

interface LimitsFormProps {
  provider: ProviderSettingView;
  onChange: () => void;
}

/** How much may be asked of a provider at once. An emptied field goes back to the usual. */
export function LimitsForm({ provider, onChange }: LimitsFormProps) {
  const [inFlight, setInFlight] = useState(String(provider.concurrency));
  const [perMinute, setPerMinute] = useState(String(provider.createsPerMinute));
  const { run, error, isBusy } = useAction(setLimitsAction, (held) => {
    setInFlight(String(held.concurrency));
    setPerMinute(String(held.createsPerMinute));
    onChange();
    toast(`${provider.label}: ${held.concurrency} in flight, ${held.createsPerMinute} creates a minute.`);
  });
  const wrong = error?.fields ?? {};
  const changes = {
    ...(inFlight.trim() !== String(provider.concurrency) && { concurrency: readCount(inFlight) }),
    ...(perMinute.trim() !== String(provider.createsPerMinute) && { createsPerMinute: readCount(perMinute) }),
  };
  const isChanged = Object.keys(changes).length > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isChanged) void run({ provider: provider.provider, ...changes });
  }

  return (
    <form className="stack" method="post" noValidate onSubmit={submit}>
      <div className="row between">
        <h4 className="label">Limits</h4>
        <span className="hint">{provider.isConcurrencySet || provider.isCreatesPerMinuteSet ? "Set by the team" : "The usual"}</span>
      </div>
      <div className="limits">
        <Field label="In flight" error={wrong.concurrency}>
          {(wiring) => (
            <input
              {...wiring}
              className="input mono"
              inputMode="numeric"
              placeholder="the usual"
              value={inFlight}
              onChange={(event) => setInFlight(event.target.value)}
            />
          )}
        </Field>
        <Field label="Creates a minute" error={wrong.createsPerMinute}>
          {(wiring) => (
            <input
              {...wiring}
              className="input mono"
              inputMode="numeric"
              placeholder="the usual"
              value={perMinute}
              onChange={(event) => setPerMinute(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" className="limits-save" isBusy={isBusy} isBlocked={!isChanged}>
          Save
        </Button>
      </div>
      {error && !error.fields && <Note tone="danger" title={error.message} />}
      <span className="hint">Held for all processes together. Empty goes back to the usual.</span>
    </form>
  );
}

/** Null for an empty field; what is no number goes as it is and is refused by name. */
function readCount(text: string): number | null {
  return text.trim() === "" ? null : Number(text.trim());
}
