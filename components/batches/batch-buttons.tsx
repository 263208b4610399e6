"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isDone } from "@/components/batches/batch-words";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorText } from "@/components/ui/error-text";
import { X } from "@/components/ui/icons";
import { Pause, Play } from "@/components/ui/more-icons";
import { toast } from "@/components/ui/toast";
import { cancelRestAction, hideBatchAction, pauseBatchAction, resumeBatchAction } from "@/lib/batches/actions";
import type { BatchView } from "@/lib/batches/view";
import { BATCHES_KEY } from "@/lib/query-keys";

/** Pause, resume, cancel the rest, and put away once it is done. */
export function BatchButtons({ batch, canHide = true }: { batch: BatchView; canHide?: boolean }) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: BATCHES_KEY });
  const pause = useAction(pauseBatchAction, ({ running }) => {
    toast(
      running === 0
        ? `${batch.name} is paused. Nothing of it is sent.`
        : `${batch.name} is paused. ${running} sent before ${running === 1 ? "goes" : "go"} on.`,
    );
    void refresh();
  });
  const resume = useAction(resumeBatchAction, () => void refresh());
  const hide = useAction(hideBatchAction, () => void refresh());
  const cancel = useAction(cancelRestAction, ({ canceled, running }) => {
    setAsking(false);
    toast(`${canceled} canceled, for nothing.${running > 0 ? ` ${running} sent before ${running === 1 ? "goes" : "go"} on.` : ""}`);
    void refresh();
  });
  const ref = { batchId: batch.id };
  const { queued, running, unconfirmed } = batch.counts;
  const error = pause.error ?? resume.error ?? hide.error;

  return (
    <span className="batch-buttons">
      {queued > 0 && !batch.isPaused && (
        <Button
          size="sm"
          isBusy={pause.isBusy}
          aria-label={`${pause.isBusy ? "Pausing" : "Pause"} ${batch.name}`}
          onClick={() => void pause.run(ref)}
        >
          <Pause className="icon" aria-hidden="true" />
          {pause.isBusy ? "Pausing" : "Pause"}
        </Button>
      )}
      {queued > 0 && batch.isPaused && (
        <Button size="sm" isBusy={resume.isBusy} aria-label={`Resume ${batch.name}`} onClick={() => void resume.run(ref)}>
          <Play className="icon" aria-hidden="true" />
          Resume
        </Button>
      )}
      {queued > 0 && (
        <Button size="sm" variant="ghost" aria-label={`Cancel the rest of ${batch.name}`} onClick={() => setAsking(true)}>
          Cancel the rest
        </Button>
      )}
      {canHide && isDone(batch) && !batch.isHidden && (
        <Button
          size="sm"
          variant="ghost"
          className="btn-icon"
          isBusy={hide.isBusy}
          aria-label={`Put away ${batch.name}`}
          title="Put away"
          onClick={() => void hide.run(ref)}
        >
          <X className="icon" aria-hidden="true" />
        </Button>
      )}
      {error && <ErrorText>{error.message}</ErrorText>}
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={queued === 1 ? "Cancel the take that waits?" : `Cancel the ${queued} takes that wait?`}
        description={`They cost nothing, and what was set aside for them is free again.${running + unconfirmed > 0 ? ` The ${running + unconfirmed} sent before ${running + unconfirmed === 1 ? "goes" : "go"} on.` : ""}`}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep them</Button>
            <Button variant="danger-fill" isBusy={cancel.isBusy} onClick={() => void cancel.run(ref)}>
              Cancel the rest
            </Button>
          </>
        }
      >
        {cancel.error && <ErrorText>{cancel.error.message}</ErrorText>}
      </Dialog>
    </span>
  );
}
