"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { GuestDecision } from "@/components/guest/guest-decision";
import { GuestHead } from "@/components/guest/guest-head";
import { GuestRecipe } from "@/components/guest/guest-recipe";
import { GuestScreen } from "@/components/guest/guest-screen";
import type { GuestViewerProps } from "@/components/guest/guest-viewer-props";
import { clipName } from "@/components/guest/guest-words";
import { useGuestSource } from "@/components/guest/use-guest-source";
import { useGuestTurns } from "@/components/guest/use-guest-turns";
import { useWatched } from "@/components/guest/use-watched";
import { NotesAround } from "@/components/notes/notes-around";
import { NotesPanel } from "@/components/notes/notes-panel";
import { useDeck, useDeckState } from "@/components/player/use-deck";
import { ReviewSourceProvider, type RoomProps } from "@/components/review/source";
import { useResume } from "@/components/review/use-resume";
import { QueryProvider } from "@/components/shell/query-provider";
import { REVIEW_KEY } from "@/lib/query-keys";

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
  const hold = useResume(deck);
  const [noteId, setNoteId] = useState<string | null>(() => new URLSearchParams(window.location.search).get("note"));
  const shot = room.shots.find(({ id }) => id === take.shotId);
  useWatched(room, take, deck);
  useGuestTurns(takes, take, onShow);
  useFreshNotes(room);

  useEffect(() => {
    // pressed further down the page: it is where the eyes are brought
    section.current?.scrollIntoView({ block: "start" });
    section.current?.focus({ preventScroll: true });
  }, []);

  if (!shot || !take.clip) return null;
  const showNote = (id: string | null) => {
    setNoteId(id);
    window.history.replaceState(null, "", `?${new URLSearchParams({ take: take.id, ...(id && { note: id }) })}`);
  };
  const roomProps: RoomProps = {
    take,
    shot,
    playhead: deck.playhead,
    range,
    setRange: deck.setRange,
    seekTo: deck.seek,
    ...hold,
    noteId,
    showNote,
  };

  return (
    <section ref={section} className="guest-view" aria-label={clipName(take)} tabIndex={-1}>
      <NotesAround {...roomProps}>
        <GuestScreen key={take.shotId} {...props} shot={shot} clip={take.clip} deck={deck} roomProps={roomProps} />
        <div className="guest-side">
          <GuestHead {...props} />
          {room.permission === "approve" && <GuestDecision key={take.id} take={take} expiresAt={room.expiresAt} />}
          <div className="guest-notes">
            <NotesPanel {...roomProps} />
          </div>
          <GuestRecipe take={take} prompt={shot.prompt} />
        </div>
      </NotesAround>
    </section>
  );
}

/** The room was asked for anew because something changed in it: so are the notes. */
function useFreshNotes(room: GuestViewerProps["room"]): void {
  const client = useQueryClient();
  const first = useRef(room);
  useEffect(() => {
    if (first.current !== room) void client.invalidateQueries({ queryKey: REVIEW_KEY });
  }, [client, room]);
}
