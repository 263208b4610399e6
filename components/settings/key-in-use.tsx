"use client";

import { useState } from "react";
import { RemoveKeyDialog } from "@/components/settings/remove-key-dialog";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { CircleCheck } from "@/components/ui/more-icons";
import { formatUsd } from "@/lib/money";
import { checkKeyAction } from "@/lib/settings/actions";
import type { KeyView } from "@/lib/settings/check-key";
import type { ProviderSettingView } from "@/lib/settings/data";

interface KeyInUseProps {
  provider: ProviderSettingView;
  /** One came back here from replacing it. */
  takesFocus: boolean;
  onReplace: () => void;
  /** Something may have changed: the page looks again. */
  onChange: () => void;
}

/** The key that is used now, by its last characters, and what can be done with it. */
export function KeyInUse({ provider, takesFocus, onReplace, onChange }: KeyInUseProps) {
  const [answer, setAnswer] = useState<KeyView | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const { run, error, isBusy } = useAction(checkKeyAction, (view) => {
    setAnswer(view);
    onChange();
  });
  const refusal = error?.message ?? (answer && !answer.isAccepted ? (answer.message ?? "The key was refused.") : null);
  const isOurs = provider.keySource !== "variable";

  return (
    <div className="stack">
      <Field
        label="API key"
        error={refusal}
        aside={
          isOurs && (
            <button type="button" className="link xs min-h-6 px-1" onClick={() => setRemoving(true)}>
              Remove
            </button>
          )
        }
      >
        {(wiring) => (
          <div className="input-group">
            <input {...wiring} className="input mono" value={`••••••••${provider.keyHint ?? ""}`} readOnly />
            <Button autoFocus={takesFocus} onClick={onReplace}>
              Replace
            </Button>
            <Button isBusy={isBusy} onClick={() => void run({ provider: provider.provider })}>
              {isBusy ? "Asking" : "Check"}
            </Button>
          </div>
        )}
      </Field>
      {answer?.isAccepted && !error && (
        <span className="state state-ok" role="status">
          <CircleCheck className="icon" />
          Works.{answer.balanceMicros !== null && ` Balance ${formatUsd(answer.balanceMicros)}.`}
        </span>
      )}
      <RemoveKeyDialog provider={provider} isOpen={isRemoving} onClose={() => setRemoving(false)} onRemoved={onChange} />
    </div>
  );
}
