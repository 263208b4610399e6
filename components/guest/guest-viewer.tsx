"use client";

import { useEffect, useRef, useState } from "react";
import { GuestDecision } from "@/components/guest/guest-decision";
import { GuestHead } from "@/components/guest/guest-head";
import { GuestNotes } from "@/components/guest/guest-notes";
import { GuestRecipe } from "@/components/guest/guest-recipe";
import { GuestScreen } from "@/components/guest/guest-screen";
import type { GuestViewerProps } from "@/components/guest/guest-viewer-props";
import { clipName } from "@/components/guest/guest-words";
import { useGuestSource } from "@/components/guest/use-guest-source";
import { useGuestTurns } from "@/components/guest/use-guest-turns";
import { useWatched } from "@/components/guest/use-watched";
import { useDeck, useDeckState } from "@/components/player/use-deck";
import { ReviewSourceProvider, type RoomProps } from "@/components/review/source";
import { useResume } from "@/components/review/use-resume";
import { QueryProvider } from "@/components/shell/query-provider";

/** The clip that is open: its player, what the guest says of it, and what was written. */
export function GuestViewer(props: GuestViewerProps) {
  const { room, take } = props;
  const source = useGuestSource(props);
  return (
    <QueryProvider>
      <ReviewSourceProvider value={source}>
        <Viewer key={room.shareId} {...props} />
      </ReviewSourceProvider>
      <span className="sr-only" role="status">{`${clipName(take)} is open`}</span>
    </QueryProvider>
  );
}

function Viewer(props: GuestViewerProps) {
  const { room, take, takes, onShow } = props;
  const section = useRef<HTMLElement>(null);
  const deck = useDeck(take.id);
  const { range } = useDeckState(deck);
  const pauses = useResume(deck);
  const [noteId, showNote] = useState<string | null>(() => new URLSearchParams(window.location.search).get("note"));
  const shot = room.shots.find(({ id }) => id === take.shotId);
  useWatched(room, take, deck);
  useGuestTurns(takes, take, onShow);

  useEffect(() => {
    // pressed further down the page: it is where the eyes are brought
    section.current?.scrollIntoView({ block: "start" });
    section.current?.focus({ preventScroll: true });
  }, []);

  if (!shot || !take.clip) return null;
  const roomProps: RoomProps = {
    take,
    shot,
    playhead: deck.playhead,
    range,
    setRange: deck.setRange,
    seekTo: deck.seek,
    ...pauses,
    noteId,
    showNote,
  };

  return (
    <section ref={section} className="guest-view" aria-label={clipName(take)} tabIndex={-1}>
      <GuestNotes.Around {...roomProps}>
        <GuestScreen {...props} shot={shot} clip={take.clip} deck={deck} roomProps={roomProps} />
        <div className="guest-side">
          <GuestHead {...props} />
          {room.permission === "approve" && !room.isEmbedded && <GuestDecision key={take.id} take={take} expiresAt={room.expiresAt} />}
          <GuestNotes.Panel {...roomProps} />
          <GuestRecipe take={take} prompt={shot.prompt} />
        </div>
      </GuestNotes.Around>
    </section>
  );
}
