"use client";

import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from "react";
import { ClipPicture } from "@/components/player/clip-picture";
import type { Deck } from "@/components/player/deck";
import { TakeLine } from "@/components/review/take-line";
import { clipLabel, spokenTake } from "@/components/review/take-words";
import { CELL, useBestColumns } from "@/components/review/use-best-columns";
import { watchable } from "@/lib/review/state";
import type { ReviewShot } from "@/lib/review/view";

export interface ContactSheetProps {
  shot: ReviewShot;
  deck: Deck;
  focusedId: string;
  /** Wanted for comparing. */
  pickedIds: readonly string[];
  onFocus: (takeId: string) => void;
  onPick: (takeId: string) => void;
  /** Enter, or a press on the picture. */
  onOpen: (takeId: string) => void;
}

/** All takes of a shot, looping together: one tab stop, moved through with the arrows. */
export function ContactSheet({ shot, deck, focusedId, pickedIds, onFocus, onPick, onOpen }: ContactSheetProps) {
  const list = useRef<HTMLUListElement>(null);
  const takes = watchable(shot);
  const first = takes[0]?.clip;
  const ratio = first ? first.width / first.height : 16 / 9;
  const columns = useBestColumns(list, takes.length, ratio);

  useEffect(() => {
    deck.setLead(focusedId);
    // whoever comes by keys goes on by keys; a field that is written in keeps the focus
    if (!document.activeElement?.matches("input, textarea, select, [contenteditable]")) {
      list.current?.querySelector<HTMLElement>(`[data-take="${CSS.escape(focusedId)}"]`)?.focus({ preventScroll: false });
    }
  }, [deck, focusedId]);

  function move(event: KeyboardEvent) {
    const at = takes.findIndex(({ id }) => id === focusedId);
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -at,
      End: takes.length - 1 - at,
    };
    const step = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = takes[at + step];
    if (next) onFocus(next.id);
  }

  return (
    <div className="stage contact-stage on-picture">
      <ul
        ref={list}
        className="contact-sheet"
        style={
          {
            "--columns": columns,
            "--rows": Math.ceil(takes.length / columns),
            "--a": ratio.toFixed(4),
            "--gap": `${CELL.gap}px`,
            "--extra": `${CELL.extra}px`,
          } as CSSProperties
        }
        aria-label={`Takes of ${shot.slate}`}
        onKeyDown={move}
      >
        {takes.map((take, index) => {
          const isPicked = pickedIds.includes(take.id);
          return (
            <li key={take.id} className="contact-cell" data-current={take.id === focusedId || undefined} data-picked={isPicked || undefined}>
              <button
                type="button"
                className="contact-open"
                data-take={take.id}
                tabIndex={take.id === focusedId ? 0 : -1}
                aria-label={spokenTake(take, take.id === shot.pickedTakeId)}
                aria-current={take.id === focusedId || undefined}
                onFocus={() => take.id !== focusedId && onFocus(take.id)}
                onClick={() => onOpen(take.id)}
              />
              {take.clip && (
                <ClipPicture
                  clip={take.clip}
                  deck={deck}
                  id={take.id}
                  label={clipLabel(take)}
                  style={{ "--a": (take.clip.width / take.clip.height).toFixed(4) } as CSSProperties}
                />
              )}
              <span className="contact-foot">
                <label className="contact-pick" title={`Compare it (${index + 1})`}>
                  <input
                    type="checkbox"
                    className="sr-only"
                    tabIndex={take.id === focusedId ? 0 : -1}
                    checked={isPicked}
                    aria-label={`Compare take ${take.number}`}
                    onChange={() => onPick(take.id)}
                  />
                  <span aria-hidden="true">{index < 9 ? index + 1 : "+"}</span>
                </label>
                <TakeLine take={take} isPicked={take.id === shot.pickedTakeId} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
