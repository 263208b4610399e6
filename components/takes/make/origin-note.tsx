"use client";

import { DifferenceList } from "@/components/takes/make/difference-list";
import { changesOf } from "@/components/takes/make/draft-changes";
import type { Filled } from "@/components/takes/make/draft-origin";
import { nameWords } from "@/components/takes/make/origin-words";
import { IconButton } from "@/components/ui/icon-button";
import { X } from "@/components/ui/icons";
import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";

interface OriginNoteProps {
  draft: Filled;
  settings: Settings;
  fields: readonly FieldSpec[];
  onDrop: () => void;
}

/** Above the price: the take that the form starts from, and what it changes of it so far. */
export function OriginNote({ draft, settings, fields, onDrop }: OriginNoteProps) {
  const { origin } = draft;
  const changes = changesOf(draft, settings, fields);
  if (!origin || !changes) return null;
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
        {origin.note && (
          <span className="xs soft">
            For {origin.note.by}’s note: “{origin.note.words}”
          </span>
        )}
        {changes.length > 0 && <DifferenceList differences={changes} />}
      </div>
      <IconButton size="sm" label={`Forget that this comes from ${name}`} onClick={onDrop}>
        <X className="icon" />
      </IconButton>
    </section>
  );
}
