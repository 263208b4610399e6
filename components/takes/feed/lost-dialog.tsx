"use client";

import { useState } from "react";
import { CopyButton } from "@/components/player/copy-button";
import { useAction } from "@/components/shell/use-action";
import { useRefreshTake } from "@/components/takes/live-takes";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog";
import { ErrorText } from "@/components/ui/error-text";
import { Field } from "@/components/ui/field";
import { RotateCcw } from "@/components/ui/icons";
import { ExternalLink } from "@/components/ui/more-icons";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { RawAddress } from "@/lib/saving/view";
import { rawAddressAction, saveAgainAction } from "@/lib/takes/actions";
import type { TakeView } from "@/lib/takes/view";

/** A clip that was made, paid for and not saved: it can be fetched once more, or looked for by hand where the provider put it. */
export function LostDialog({ take, onClose }: { take: TakeView; onClose: () => void }) {
  const refresh = useRefreshTake();
  const [address, setAddress] = useState<RawAddress | null>(null);
  const ask = useAction(rawAddressAction, setAddress);
  const save = useAction(saveAgainAction, () => {
    refresh(take.id);
    onClose();
  });
  const name = PROVIDER_LABELS[take.provider];
  const ref = { takeId: take.id };
  const error = ask.error ?? save.error;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`The clip of take ${take.number}`}
      description={`${name} made it, and it could not be fetched in time. Fetching it again costs nothing and generates nothing.`}
      footer={
        <Button variant="primary" isBusy={save.isBusy} onClick={() => void save.run(ref)}>
          <RotateCcw className="icon" />
          Try again, free
        </Button>
      }
    >
      <div className="stack gap-4">
        {address ? (
          <Field label={`Where ${name} put it`} help="It may be signed: whoever has it may fetch the clip, for as long as it is there.">
            {(wiring) => (
              <div className="input-group">
                <input {...wiring} className="input mono" value={address.url} readOnly onFocus={(event) => event.target.select()} />
                <CopyButton what="address" text={address.url} hasWord />
                <a className={buttonClass({ size: "sm" })} href={address.url} target="_blank" rel="noreferrer noopener">
                  <ExternalLink className="icon" />
                  Open
                </a>
              </div>
            )}
          </Field>
        ) : (
          <Button isBusy={ask.isBusy} onClick={() => void ask.run(ref)}>
            Show where {name} put it
          </Button>
        )}
        {error && <ErrorText>{error.message}</ErrorText>}
      </div>
    </Dialog>
  );
}
