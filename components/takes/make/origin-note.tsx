"use client";

import { X } from "lucide-react";
import { DifferenceList } from "@/components/takes/make/difference-list";
import { nameWords } from "@/components/takes/make/origin-words";
import type { DraftOrigin } from "@/components/takes/make/read-origin";
import type { Difference } from "@/components/takes/make/recipe-difference";
import { IconButton } from "@/components/ui/icon-button";

interface OriginNoteProps {
  origin: DraftOrigin;
  changes: readonly Difference[];
  onDrop: () => void;
}

/** Above the price: the take that the form starts from, and what it changes of it so far. */
export function OriginNote({ origin, changes, onDrop }: OriginNoteProps) {
  const name = nameWords(origin);
  return (
    <section className="origin-note" aria-label={`From ${name}`}>
      <div className="grid min-w-0 grow gap-0.5">
        <span className="xs">
          From{" "}
          <a className="link strong" href={`/studio?take=${encodeURIComponent(origin.takeId)}`}>
            {name}
          </a>
          {changes.length === 0 && <span className="muted">: nothing is changed yet</span>}
        </span>
        {changes.length > 0 && <DifferenceList differences={changes} />}
      </div>
      <IconButton size="sm" label={`Forget that this comes from ${name}`} onClick={onDrop}>
        <X className="icon" />
      </IconButton>
    </section>
  );
}
