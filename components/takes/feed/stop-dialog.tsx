"use client";

import { possibleSpend } from "@/components/takes/feed/row-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorText } from "@/components/ui/error-text";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { TakeView } from "@/lib/takes/view";

interface StopDialogProps {
  take: TakeView;
  isBusy: boolean;
  error: string | undefined;
  onStop: () => void;
  onClose: () => void;
}

/** Says what stopping a take at its provider does to the money, before it is done. */
export function StopDialog({ take, isBusy, error, onStop, onClose }: StopDialogProps) {
  const name = PROVIDER_LABELS[take.provider];
  const canStop = take.provider !== "wavespeed";
  const verb = canStop ? "Cancel the take" : "Stop waiting";
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={canStop ? `Cancel take ${take.number}?` : `Stop waiting for take ${take.number}?`}
      footer={
        <>
          <Button onClick={onClose}>Keep it running</Button>
          <Button variant="danger-fill" isBusy={isBusy} onClick={onStop}>
            {verb}
          </Button>
        </>
      }
    >
      <p className="soft">
        {canStop
          ? `${name} is asked to stop. If it finishes all the same, the clip is kept and charged: ${possibleSpend(take)}.`
          : `${name} can’t be made to stop. It may finish and charge ${possibleSpend(take)}; then the clip is kept and shows up here.`}
      </p>
      {error && <ErrorText>{error}</ErrorText>}
    </Dialog>
  );
}
