"use client";

import { Fragment, useCallback, useMemo, useRef, useState } from "react";
import { Transport } from "@/components/player/transport";
import { clipTime, useDeck, useDeckState } from "@/components/player/use-deck";
import { useDeckKeys } from "@/components/player/use-deck-keys";
import { useFullScreen } from "@/components/player/use-full-screen";
import type { ContactSheetProps } from "@/components/review/contact-sheet";
import type { RoomWays } from "@/components/review/room";
import { RoomBar } from "@/components/review/room-bar";
import type { RoomSideProps } from "@/components/review/room-side";
import { ScrubMarks } from "@/components/review/scrub-marks";
import { type RoomProps, useReviewSource } from "@/components/review/source";
import { Stage } from "@/components/review/stage";
import type { StageToolsProps } from "@/components/review/stage-tools";
import { TakeStrip } from "@/components/review/take-strip";
import { useGoOn } from "@/components/review/use-go-on";
import { useLook } from "@/components/review/use-look";
import { usePrefetchShots } from "@/components/review/use-prefetch-shots";
import { useResume } from "@/components/review/use-resume";
import { useRoomKeys } from "@/components/review/use-room-keys";
import { placeNow, useFrameInAddress, useRoomPlace } from "@/components/review/use-room-place";
import { useVerdict } from "@/components/review/use-verdict";
import { useZoom } from "@/components/review/use-zoom";
import { IconButton } from "@/components/ui/icon-button";
import { ZoomIn, ZoomOut } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { nextUndecided, type RoomView, stagedTakes, toggledTake, watchable } from "@/lib/review/state";
import type { ReviewShot } from "@/lib/review/view";

const ContactSheet = later<ContactSheetProps>(
  () => import("@/components/review/contact-sheet").then((module) => module.ContactSheet),
  SheetMeanwhile,
);

const StageTools = later<StageToolsProps>(() => import("@/components/review/stage-tools").then((module) => module.StageTools));
const RoomSide = later<RoomSideProps>(() => import("@/components/review/room-side").then((module) => module.RoomSide), SideMeanwhile);
const WITH_TOOLS: ReadonlySet<RoomView> = new Set(["difference", "still", "sheet"]);

/** A shot whose takes can be watched. */
export function ShotRoom({ shot, parts = {}, Recipe, onShot, before, after }: RoomWays & { shot: ReviewShot }) {
  const source = useReviewSource();
  const nav = useRoomPlace();
  const { go } = nav;
  const takes = watchable(shot);
  const view: RoomView = takes.length < 2 && nav.view !== "still" ? "one" : nav.view;
  const staged = stagedTakes(shot, { takeIds: nav.takeIds, view });
  // on the contact sheet one goes from take to take without picking them
  const [marked, setMarked] = useState<string | null>(null);
  const focused = (view === "sheet" && takes.find(({ id }) => id === marked)) || staged[0];
  if (!focused?.clip) throw new Error("A shot without a clip has no room.");
  const { clip } = focused;
  const stagedIds = staged.map(({ id }) => id);
  const pick = (takeId: string) => {
    const picked = view === "sheet" ? placeNow().takeIds : stagedIds;
    go({ takeIds: view === "sheet" && picked.includes(takeId) ? picked.filter((id) => id !== takeId) : toggledTake(picked, takeId) });
  };

  const screen = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const deck = useDeck(shot.id, nav.frame ?? (nav.noteId || view === "still" ? 0 : null));
  const { range } = useDeckState(deck);
  const { pause, resume } = useResume(deck);
  const { isFull, toggleFull } = useFullScreen(screen);
  const look = useLook();
  useFrameInAddress(deck, nav);
  usePrefetchShots(shot);
  const [goesOn, setGoesOn] = useGoOn();

  const focus = useCallback(
    (takeId: string) => {
      if (view === "sheet") return setMarked(takeId);
      // it comes first; those beside it stay
      const others = staged.map(({ id }) => id).filter((id) => id !== takeId && (view === "side" || id !== focused.id));
      const keeps = view === "side" || view === "wipe" || view === "difference";
      go({ takeIds: keeps ? [takeId, ...(others.length > 0 ? others : [focused.id].filter((id) => id !== takeId))] : [takeId], noteId: null });
    },
    [view, staged, focused.id, go],
  );
  const turn = (way: number) => {
    const next = takes[(takes.indexOf(focused) + way + takes.length) % takes.length];
    if (next && next !== focused) focus(next.id);
  };
  const zoom = useZoom(stage, turn);

  const setView = (next: RoomView) => {
    if (next === view) return;
    zoom.reset();
    if (next === "still") deck.seek(0);
    if (next === "sheet") setMarked(focused.id);
    const isAlone = view === "one" || view === "still";
    // one that was watched alone is not picked for comparing
    if (next === "sheet") return go({ view: next, takeIds: isAlone ? [] : stagedIds });
    go({ view: next, takeIds: [focused.id, ...nav.takeIds.filter((id) => id !== focused.id)] });
  };
  const leave = (way: "previous" | "next") => {
    const shotId = way === "next" ? shot.nextId : shot.previousId;
    if (shotId) onShot(shotId, view === "sheet" ? "sheet" : "one");
  };
  const verdict = useVerdict(shot, (take, kind) => {
    if (placeNow().view !== "sheet" || !goesOn) return;
    const next = nextUndecided(takes, take.id);
    if (kind === "approved" || !next) leave("next");
    else setMarked(next.id);
  });

  useDeckKeys(deck, clipTime(clip), toggleFull);
  useRoomKeys({
    shot,
    focused,
    stagedIds,
    view,
    may: source.may,
    onView: setView,
    onShot: leave,
    onFocus: focus,
    onPick: pick,
    onZoom: zoom.toggle,
    onApprove: () => void verdict.give(focused, "approved"),
    onAskChanges: () => void verdict.give(focused, "changes_requested"),
    onChoose: () => void verdict.choose(focused),
  });

  const room: RoomProps = useMemo(
    () => ({
      take: focused,
      shot,
      playhead: deck.playhead,
      range,
      setRange: deck.setRange,
      seekTo: deck.seek,
      pause,
      resume,
      noteId: nav.noteId,
      showNote: (noteId) => go({ noteId }),
    }),
    [focused, shot, deck, pause, resume, range, nav.noteId, go],
  );
  const shown = [...staged].sort((one, other) => one.number - other.number);
  const Around = parts.Around ?? Fragment;
  const { Layer } = parts;

  return (
    <Around {...(parts.Around ? room : ({} as RoomProps))}>
      <div className="room fills" data-view={view}>
        <section className="screen" aria-label="Player">
          <RoomBar shot={shot} view={view} onView={setView} onShot={leave} before={before}>
            {after}
          </RoomBar>
          <div ref={screen} className="room-screen">
            {view === "sheet" ? (
              <ContactSheet
                shot={shot}
                deck={deck}
                focusedId={focused.id}
                pickedIds={nav.takeIds}
                onFocus={focus}
                onPick={pick}
                onOpen={(takeId) => go({ view: nav.takeIds.length > 1 ? "side" : "one", takeIds: nav.takeIds.length > 1 ? nav.takeIds : [takeId] })}
              />
            ) : (
              <Stage
                stage={stage}
                shot={shot}
                takes={shown}
                focused={focused}
                view={view}
                deck={deck}
                look={look}
                zoom={zoom}
                onFocus={focus}
                layer={Layer && <Layer {...room} />}
              />
            )}
            {WITH_TOOLS.has(view) && (
              <StageTools view={view} takes={shown} look={look} goesOn={source.may.decide ? goesOn : null} onGoOn={setGoesOn} />
            )}
            <Transport deck={deck} clip={clip} isFull={isFull} onFull={toggleFull} marks={<ScrubMarks room={room} clip={clipTime(clip)} />}>
              {view !== "sheet" && (
                <IconButton label={zoom.isZoomed ? "Zoom out (Z)" : "Zoom in (Z)"} isPressed={zoom.isZoomed} onClick={zoom.toggle}>
                  {zoom.isZoomed ? <ZoomOut className="icon" aria-hidden="true" /> : <ZoomIn className="icon" aria-hidden="true" />}
                </IconButton>
              )}
            </Transport>
          </div>
          {view !== "sheet" && (
            <TakeStrip
              shot={shot}
              focusedId={focused.id}
              stagedIds={stagedIds}
              onShow={(takeId, isMore) =>
                isMore ? go({ view: view === "one" || view === "still" ? "side" : view, takeIds: toggledTake(stagedIds, takeId) }) : focus(takeId)
              }
            />
          )}
        </section>
        <RoomSide room={room} parts={parts} Recipe={Recipe} />
      </div>
    </Around>
  );
}

function SideMeanwhile() {
  return <aside className="side" aria-label="About this take" />;
}

function SheetMeanwhile() {
  return <div className="stage contact-stage" />;
}
