"use client";

import { memo, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { useFeedDeeds } from "@/components/takes/feed/feed-context";
import { RetryButton } from "@/components/takes/feed/retry-button";
import { useRefreshTake } from "@/components/takes/live-takes";
import { MakeButton } from "@/components/takes/make/make-button";
import { TimelineButton } from "@/components/timeline/timeline-button";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { IconButton } from "@/components/ui/icon-button";
import { RotateCcw, Search, X } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { cancelTakeAction, checkTakeAction, saveAgainAction } from "@/lib/takes/actions";
import type { TakeView } from "@/lib/takes/view";

const DecideDialog = later(() => import("@/components/takes/feed/decide-dialog").then((module) => module.DecideDialog));
const LostDialog = later(() => import("@/components/takes/feed/lost-dialog").then((module) => module.LostDialog));
const QueueMoves = later(() => import("@/components/takes/feed/queue-moves").then((module) => module.QueueMoves));
const StopDialog = later(() => import("@/components/takes/feed/stop-dialog").then((module) => module.StopDialog));

/** What can be done about a take, by where it stands. The clock of a take that runs does not draw it anew. */
export const RowActions = memo(function RowActions({ take }: { take: TakeView }) {
  const { canSpend, mayMove } = useFeedDeeds();
  const refresh = useRefreshTake();
  const [open, setOpen] = useState<"decide" | "lost" | "stop" | null>(null);
  const done = () => refresh(take.id);
  const cancel = useAction(cancelTakeAction, done);
  const check = useAction(checkTakeAction, () => {
    toast(`${PROVIDER_LABELS[take.provider]} is being asked. The row changes when it answers.`);
    done();
  });
  const save = useAction(saveAgainAction, done);
  const error = cancel.error ?? check.error ?? save.error;
  const ref = { takeId: take.id };
  const name = `take ${take.number}`;
  const close = () => setOpen(null);
  const { queue } = take;
  const isMovable = queue !== null && mayMove(queue) && (queue.beforeId !== null || queue.afterId !== null);

  return (
    <>
      <span className="take-actions">
        {isMovable && <QueueMoves take={take} queue={queue} />}
        {take.status === "unconfirmed" && (
          <Button size="sm" isBusy={check.isBusy} onClick={() => void check.run(ref)}>
            <Search className="icon" />
            Look it up
          </Button>
        )}
        {take.status === "unconfirmed" && canSpend && (
          <Button size="sm" onClick={() => setOpen("decide")}>
            Decide…
          </Button>
        )}
        {take.isStalled && (
          <Button size="sm" isBusy={check.isBusy} onClick={() => void check.run(ref)}>
            Ask now
          </Button>
        )}
        {take.status === "saving" && take.waitReason && (
          <Button size="sm" isBusy={save.isBusy} onClick={() => void save.run(ref)}>
            <RotateCcw className="icon" />
            Save again, free
          </Button>
        )}
        {take.failure?.code === "output_lost" && canSpend && (
          <Button size="sm" onClick={() => setOpen("lost")}>
            Find the clip…
          </Button>
        )}
        {(take.status === "failed" || take.status === "canceled") && canSpend && <RetryButton take={take} />}
        {canSpend && <MakeButton take={take} className="btn btn-ghost btn-icon btn-sm" />}
        <TimelineButton take={take} size="sm" />
        {isStoppable(take) && (
          <IconButton
            size="sm"
            label={stopLabel(take, name)}
            isBusy={cancel.isBusy}
            onClick={() => (take.status === "generating" ? setOpen("stop") : void cancel.run(ref))}
          >
            <X className="icon" />
          </IconButton>
        )}
      </span>
      {error && <ErrorText>{error.message}</ErrorText>}
      {open === "decide" && <DecideDialog take={take} onClose={close} />}
      {open === "lost" && <LostDialog take={take} onClose={close} />}
      {open === "stop" && (
        <StopDialog
          take={take}
          onClose={close}
          onStop={() => void cancel.run(ref).then(close)}
          isBusy={cancel.isBusy}
          error={cancel.error?.message}
        />
      )}
    </>
  );
});

function isStoppable(take: TakeView): boolean {
  return take.status === "queued" || take.status === "generating" || (take.status === "submitting" && !take.isCancelAsked);
}

/** WaveSpeed can't be made to stop: there we only stop waiting. */
function stopLabel(take: TakeView, name: string): string {
  return take.status === "generating" && take.provider === "wavespeed" ? `Stop waiting for ${name}` : `Cancel ${name}`;
}
