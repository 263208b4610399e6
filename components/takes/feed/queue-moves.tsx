"use client";

import { useEffect, useRef } from "react";
import { useAction } from "@/components/shell/use-action";
import { useRefreshTake } from "@/components/takes/live-takes";
import { ErrorText } from "@/components/ui/error-text";
import { IconButton } from "@/components/ui/icon-button";
import { ArrowDown, ArrowUp } from "@/components/ui/icons";
import { ArrowUpToLine } from "@/components/ui/more-icons";
import { toast } from "@/components/ui/toast";
import { moveToFrontAction, reorderQueueAction } from "@/lib/takes/actions";
import type { QueuePlace, TakeView } from "@/lib/takes/view";

/** Moves a queued take among those of its member: to the front, or past its neighbour. Only what would change something is shown. */
export function QueueMoves({ take, queue: { beforeId, afterId } }: { take: TakeView; queue: QueuePlace }) {
  const refresh = useRefreshTake();
  const group = useRef<HTMLSpanElement>(null);
  useKeptFocus(group, `${beforeId} ${afterId}`);
  const front = useAction(moveToFrontAction, () => {
    toast(`Take ${take.number} goes first now.`);
    refresh(take.id);
  });
  const swap = useAction(reorderQueueAction, (takes) => {
    for (const { id } of takes) refresh(id);
  });
  const error = front.error ?? swap.error;
  const name = `take ${take.number}`;

  return (
    <>
      <span ref={group} className="queue-moves">
        {beforeId !== null && (
          <>
            <IconButton size="sm" label={`Move ${name} to the front`} isBusy={front.isBusy} onClick={() => void front.run({ takeId: take.id })}>
              <ArrowUpToLine className="icon" />
            </IconButton>
            <IconButton size="sm" label={`Move ${name} up`} isBusy={swap.isBusy} onClick={() => void swap.run({ takeIds: [take.id, beforeId] })}>
              <ArrowUp className="icon" />
            </IconButton>
          </>
        )}
        {afterId !== null && (
          <IconButton size="sm" label={`Move ${name} down`} isBusy={swap.isBusy} onClick={() => void swap.run({ takeIds: [afterId, take.id] })}>
            <ArrowDown className="icon" />
          </IconButton>
        )}
      </span>
      {error && <ErrorText>{error.message}</ErrorText>}
    </>
  );
}

/** A button that goes when its take reaches an end of the queue hands the focus to one that stays. */
function useKeptFocus(group: React.RefObject<HTMLElement | null>, place: string): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const element = group.current;
    const note = (event: FocusEvent) => {
      hadFocus.current = event.type === "focusin";
    };
    element?.addEventListener("focusin", note);
    element?.addEventListener("focusout", note);
    return () => {
      element?.removeEventListener("focusin", note);
      element?.removeEventListener("focusout", note);
    };
  }, [group]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the place has changed
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) group.current?.querySelector("button")?.focus();
  }, [group, place]);
}
