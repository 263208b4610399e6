"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useId, useLayoutEffect, useRef } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { ClipStage } from "@/components/player/clip-stage";
import { LineageStrip } from "@/components/player/lineage-strip";
import { PlayerHeader, reviewHref } from "@/components/player/player-header";
import { RecipePanel } from "@/components/player/recipe-panel";
import { Transport } from "@/components/player/transport";
import { clipTime, useDeck } from "@/components/player/use-deck";
import { useDeckKeys } from "@/components/player/use-deck-keys";
import { useFullScreen } from "@/components/player/use-full-screen";
import { WaitingStage } from "@/components/player/waiting-stage";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { takeQuery } from "@/lib/takes/queries";
import type { TakeView } from "@/lib/takes/view";

export interface PlayerDialogProps {
  takeId: string;
  /** What is known of it already; without it the take is asked for. */
  take?: TakeView | undefined;
  /** Asked for by Esc, the close button and a press beside it. */
  onClose: () => void;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  /** Shows another take in its place, wherever that stands in the list. */
  onTurn: (takeId: string) => void;
}

/** A take over the page: its clip frame by frame, what it was made from and with, what can be made from it. */
export function PlayerDialog({ takeId, take: given, onClose, onPrevious, onNext, onTurn }: PlayerDialogProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const play = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const { data: take, isError, refetch } = useQuery({ ...takeQuery(takeId), initialData: given });
  const clip = take?.clip ?? null;
  const deck = useDeck(takeId);
  const { isFull, toggleFull } = useFullScreen(screen);
  const hasClip = clip !== null;

  // a layout effect: it closes while the dialog still stands in the page, and only so the focus goes back
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    (play.current ?? element)?.focus();
    return () => element?.close();
  }, []);

  useEffect(() => {
    // what had the focus may have gone with the take before, and the controls come with the clip
    const held = document.activeElement;
    if (takeId && (!held || held === document.body || held === dialog.current)) ((hasClip && play.current) || dialog.current)?.focus();
  }, [takeId, hasClip]);

  useDeckKeys(deck, clip && clipTime(clip), toggleFull, dialog);
  useKeys({ previous: onPrevious, next: onNext, review: take?.clip ? () => router.push(reviewHref(take)) : undefined }, dialog);

  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-keys="everywhere"
      className="h-[calc(100dvh-3rem)] max-h-none w-[min(100vw-3rem,150rem)] max-w-none overflow-hidden bg-surface outline-none max-md:m-0 max-md:h-dvh max-md:w-screen max-md:rounded-none"
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (deck.state().range) deck.setRange(null);
        else onClose();
      }}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="grid h-full grid-cols-[minmax(0,1fr)_22.5rem] grid-rows-[auto_minmax(0,1fr)] max-xl:grid-cols-[minmax(0,1fr)_20rem] max-lg:block max-lg:overflow-y-auto">
        <PlayerHeader take={take} titleId={titleId} onClose={onClose} onPrevious={onPrevious} onNext={onNext} />
        <div className="grid min-h-0 min-w-0 grid-rows-[minmax(0,1fr)_auto]">
          <div ref={screen} className="grid min-h-0 min-w-0 grid-rows-[minmax(0,1fr)_auto] bg-canvas">
            {take && clip && (
              <>
                <ClipStage
                  key={take.id}
                  id={take.id}
                  clip={clip}
                  deck={deck}
                  label={`${take.slate} take ${take.number}: ${take.prompt}`}
                  isFull={isFull}
                />
                <Transport key={clip.url} deck={deck} clip={clip} isFull={isFull} onFull={toggleFull} playRef={play} />
              </>
            )}
            {take && !clip && <WaitingStage take={take} />}
            {!take && <div className="stage max-lg:h-[56vw]" />}
          </div>
          {take && <LineageStrip key={take.id} take={take} onTurn={onTurn} />}
        </div>
        <aside className="min-h-0 overflow-y-auto border-line bg-surface max-lg:border-t lg:border-s" aria-label="Recipe">
          {take && <RecipePanel take={take} playhead={deck.playhead} where={dialog} onTurn={onTurn} />}
          {!take && isError && (
            <Empty title="This take could not be shown" action={<Button onClick={() => void refetch()}>Try again</Button>}>
              It may be gone, or the connection dropped.
            </Empty>
          )}
          {!take && !isError && (
            <p className="muted p-4" role="status">
              Loading the take
            </p>
          )}
        </aside>
      </div>
    </dialog>
  );
}
