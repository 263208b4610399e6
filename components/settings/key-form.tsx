"use client";

import type { FormEvent } from "react";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { setKeyAction } from "@/lib/settings/actions";
import type { KeyView } from "@/lib/settings/check-key";
import type { ProviderSettingView } from "@/lib/settings/data";

interface KeyFormProps {
  provider: ProviderSettingView["provider"];
  label: string;
  onKept: (view: KeyView) => void;
  /** Opened by a press, so the writing can begin. */
  takesFocus: boolean;
  /** Only where there is a key to go back to. */
  onCancel?: () => void;
}

/** Takes a key. The provider is asked first: one that it refuses is not kept. */
export function KeyForm({ provider, label, takesFocus, onKept, onCancel }: KeyFormProps) {
  const { run, error, isBusy } = useAction(setKeyAction, onKept);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void run({ provider, key: String(new FormData(event.currentTarget).get("key")) });
  }

  return (
    <form method="post" noValidate onSubmit={submit}>
      <Field
        label="API key"
        error={error && (error.fields?.key ?? error.message)}
        help={`${label} is asked before it is kept, encrypted, on this server. It is never shown again.`}
      >
        {(wiring) => (
          <div className="input-group">
            <input
              {...wiring}
              className="input mono"
              name="key"
              type="text"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              // biome-ignore lint/a11y/noAutofocus: it follows the press that opened it
              autoFocus={takesFocus}
              data-1p-ignore
              data-lpignore="true"
            />
            <Button type="submit" isBusy={isBusy}>
              {isBusy ? "Asking" : "Save key"}
            </Button>
            {onCancel && (
              <Button variant="ghost" onClick={onCancel}>
                Cancel
              </Button>
            )}
          </div>
        )}
      </Field>
    </form>
  );
}
