"use client";

import type { MouseEvent } from "react";
import type { AskedParts } from "@/components/takes/composer/asked-parts";
import type { Room } from "@/components/takes/composer/room";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import { type WayToFit, waysToFit } from "@/components/takes/composer/ways-to-fit";
import { Button } from "@/components/ui/button";
import { formatUsd } from "@/lib/money";

interface FitsNoteProps {
  parts: AskedParts;
  room: Room;
  change: ChangeDraft;
}

/** Above a price that is over the budget: what fits into it, each a press away. Nothing is spent by it. */
export function FitsNote({ parts, room, change }: FitsNoteProps) {
  const ways = waysToFit(parts, room);
  const [{ form, settings }] = parts;
  if (room.tightest.leftMicros <= 0) return null;

  function choose({ count, settings: next }: WayToFit, { currentTarget }: MouseEvent) {
    // the note goes: whoever pressed it goes on to the press that fits now
    currentTarget.closest("form")?.querySelector<HTMLElement>("[data-press]")?.focus();
    change(({ changed }) => ({ count, changed: { ...changed, [form.provider]: { ...settings, ...next } } }));
  }

  return (
    <section className="fits-note" aria-label="What fits the budget">
      {ways.length === 0 ? (
        <p className="soft">Nothing fits in the {formatUsd(room.tightest.leftMicros)} that is left.</p>
      ) : (
        <>
          <p className="soft">What fits:</p>
          {ways.map((way) => (
            <Button key={way.words} size="sm" onClick={(event) => choose(way, event)}>
              {way.words}
            </Button>
          ))}
        </>
      )}
    </section>
  );
}
