"use client";

import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { itemName, lengthWords } from "@/components/reels/reel-words";
import { Poster } from "@/components/takes/poster";
import { TriangleAlert } from "@/components/ui/icons";
import type { ReelPlan } from "@/lib/reels/state";
import type { ReelItemView } from "@/lib/reels/view";
import { smallOf } from "@/lib/stills/limits";

interface ReelStripProps {
  items: readonly ReelItemView[];
  plan: ReelPlan;
  selected: number;
  mayChange: boolean;
  onSelect: (place: number) => void;
  onMove: (from: number, to: number) => void;
  onRemove: (place: number) => void;
}

const HELP = "Alt and an arrow move a part, Delete takes it out.";

/** The parts in their order. Arrows go from one to the next; with Alt they move it, as dragging does; Delete takes it out. */
export function ReelStrip({ items, plan, selected, mayChange, onSelect, onMove, onRemove }: ReelStripProps) {
  const list = useRef<HTMLOListElement>(null);
  const hadFocus = useRef(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const [target, setTarget] = useState<number | null>(null);

  // the focus goes with what was moved
  useEffect(() => {
    if (!hadFocus.current) return;
    hadFocus.current = false;
    list.current?.querySelectorAll<HTMLElement>(".reel-part")[selected]?.focus();
  });

  function press(event: KeyboardEvent, place: number) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
    const to = step === undefined ? { Home: 0, End: items.length - 1 }[event.key] : place + step;
    const isMove = event.altKey && !event.ctrlKey && !event.metaKey;
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (to !== undefined && (isPlain || (isMove && mayChange))) {
      // nothing else hears it: the player has arrows too
      event.preventDefault();
      event.stopPropagation();
      const at = Math.max(0, Math.min(to, items.length - 1));
      hadFocus.current = true;
      if (isMove) onMove(place, at);
      else onSelect(at);
    } else if ((event.key === "Delete" || event.key === "Backspace") && isPlain && mayChange) {
      event.preventDefault();
      hadFocus.current = true;
      onRemove(place);
    }
  }

  function over(event: DragEvent, place: number) {
    if (dragged === null) return;
    event.preventDefault();
    setTarget(place);
  }

  function drop(event: DragEvent, place: number) {
    event.preventDefault();
    if (dragged !== null) onMove(dragged, place);
    setDragged(null);
    setTarget(null);
  }

  return (
    <ol ref={list} className="reel-strip" aria-label="Parts of the reel" aria-description={mayChange ? HELP : undefined}>
      {items.map((item, place) => {
        const part = plan.parts[place];
        return (
          <li
            key={item.id}
            style={{ "--ar": plan.width / plan.height } as React.CSSProperties}
            data-target={target === place && dragged !== place ? (dragged !== null && dragged < place ? "after" : "before") : undefined}
            data-dragged={dragged === place || undefined}
            draggable={mayChange}
            onDragStart={() => setDragged(place)}
            onDragEnd={() => {
              setDragged(null);
              setTarget(null);
            }}
            onDragOver={(event) => over(event, place)}
            onDrop={(event) => drop(event, place)}
          >
            {place > 0 && item.fadeMs > 0 && <span className="reel-fade" title={`Cross-fade, ${item.fadeMs} ms`} />}
            <button
              type="button"
              className="reel-part"
              tabIndex={place === selected ? 0 : -1}
              aria-current={place === selected || undefined}
              aria-keyshortcuts={mayChange ? "Alt+ArrowLeft Alt+ArrowRight Delete" : undefined}
              onClick={() => onSelect(place)}
              onKeyDown={(event) => press(event, place)}
            >
              <span className="frame">
                {item.kind === "take" ? (
                  <Poster src={smallOf(item.clip.posterUrl)} thumbhash={item.clip.thumbhash} />
                ) : (
                  <span className="reel-card-small">
                    <b>{item.title}</b>
                    <span>{item.text}</span>
                  </span>
                )}
              </span>
              <span className="reel-part-name">
                {item.kind === "take" && item.concern !== null && <TriangleAlert className="icon" aria-label="To look at:" role="img" />}
                <span className="truncate">{item.kind === "take" ? itemName(item) : "Card"}</span>
                <span className="muted num">{lengthWords(((part?.frames ?? 0) / plan.fps) * 1000)}</span>
              </span>
              <span className="sr-only">{place > 0 ? (item.fadeMs > 0 ? ", comes in by a cross-fade" : ", after a cut") : ", the first"}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
