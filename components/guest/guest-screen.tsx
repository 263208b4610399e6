"use client";

import { type CSSProperties, useEffect, useRef, useState } from "react";
import { GuestControls } from "@/components/guest/guest-controls";
import { GuestPair, type PairView } from "@/components/guest/guest-pair";
import { clipName } from "@/components/guest/guest-words";
import { MarkOverlay } from "@/components/notes/mark-overlay";
import { ClipPicture } from "@/components/player/clip-picture";
import type { Deck } from "@/components/player/deck";
import { clipTime } from "@/components/player/use-deck";
import { useDeckKeys } from "@/components/player/use-deck-keys";
import { useFullScreen } from "@/components/player/use-full-screen";
import type { RoomProps } from "@/components/review/source";
import { Button } from "@/components/ui/button";
import { Columns2 } from "@/components/ui/more-icons";
import { Segmented } from "@/components/ui/segmented";
import type { ReviewClip } from "@/lib/review/view";
import type { GuestRoom, GuestShot, GuestTake } from "@/lib/shares/view";

interface GuestScreenProps {
  room: GuestRoom;
  take: GuestTake;
  shot: GuestShot;
  clip: ReviewClip;
  deck: Deck;
  roomProps: RoomProps;
}

/** The picture and what moves it. Where the shot has other takes, one of them can stand beside it, in step. */
export function GuestScreen({ take, shot, clip, deck, roomProps }: GuestScreenProps) {
  const screen = useRef<HTMLDivElement>(null);
  const { isFull, toggleFull } = useFullScreen(screen);
  const [otherId, setOtherId] = useState<string | null>(null);
  const [view, setView] = useState<PairView>("side");
  const others = shot.takes.filter((one) => one.id !== take.id && one.clip);
  const other = others.find(({ id }) => id === otherId);
  useDeckKeys(deck, clipTime(clip), toggleFull);

  useEffect(() => {
    // the clip that is open leads, whoever came into the deck first
    if (other) deck.setLead(take.id);
  }, [deck, other, take.id]);

  return (
    <div ref={screen} className="guest-screen">
      <div className="guest-stage on-picture" style={{ "--a": (clip.width / clip.height).toFixed(4) } as CSSProperties}>
        {other?.clip ? (
          <GuestPair deck={deck} view={view} take={{ ...take, clip }} other={{ ...other, clip: other.clip }} />
        ) : (
          // biome-ignore lint/a11y: a second way to the button for pointers; keys have Space
          <div className="contents" onClick={({ target }) => target instanceof HTMLVideoElement && deck.toggle()}>
            <ClipPicture clip={clip} deck={deck} id={take.id} label={clipName(take)}>
              <MarkOverlay {...roomProps} />
            </ClipPicture>
          </div>
        )}
      </div>
      <GuestControls deck={deck} clip={clip} isFull={isFull} onFull={toggleFull} roomProps={roomProps} />
      {others.length > 0 && (
        <div className="guest-ways">
          {other ? (
            <>
              <Segmented
                label="How two takes are compared"
                isLabelHidden
                options={[
                  { value: "side", label: "Side by side" },
                  { value: "wipe", label: "Wipe" },
                ]}
                value={view}
                onChange={setView}
              />
              {others.length > 1 && <OtherTakes others={others} chosenId={other.id} onChoose={setOtherId} />}
              <Button className="right" size="sm" onClick={() => setOtherId(null)}>
                Stop comparing
              </Button>
            </>
          ) : (
            <Button variant="ghost" size="sm" onClick={() => setOtherId(others.at(-1)?.id ?? null)}>
              <Columns2 className="icon" aria-hidden="true" />
              {others.length === 1 ? `Compare with T${others[0]?.number}` : "Compare with another take of this shot"}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

interface OtherTakesProps {
  others: readonly GuestTake[];
  chosenId: string;
  onChoose: (takeId: string) => void;
}

function OtherTakes({ others, chosenId, onChoose }: OtherTakesProps) {
  return (
    <label className="row">
      <span className="xs soft">with</span>
      <select className="select w-auto" value={chosenId} onChange={(event) => onChoose(event.target.value)}>
        {others.map(({ id, number }) => (
          <option key={id} value={id}>
            {`T${number}`}
          </option>
        ))}
      </select>
    </label>
  );
}
