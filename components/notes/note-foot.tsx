"use client";

import { useEffect, useRef, useState } from "react";
import { NoteHistoryList } from "@/components/notes/note-history-list";
import { useNotesRoom } from "@/components/notes/notes-context";
import { ReactionRow } from "@/components/notes/reaction-row";
import { useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import { ErrorText } from "@/components/ui/error-text";
import { later } from "@/components/ui/later";
import type { NoteView } from "@/lib/notes/view";

const NoteMenu = later(() => import("@/components/notes/note-menu").then((module) => module.NoteMenu));

interface NoteFootProps {
  note: NoteView;
  /** The note was just being changed: who did that by keys goes on here. */
  isBack: boolean;
  onReply?: (() => void) | undefined;
  onEdit: () => void;
}

/** What can be done with a note, and the signs that people put on it. */
export function NoteFoot({ note, isBack, onReply, onEdit }: NoteFootProps) {
  const { notes, refresh } = useNotesRoom();
  const source = useReviewSource();
  const [isListed, setListed] = useState(false);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isBack && document.activeElement === document.body) more.current?.focus();
  }, [isBack]);
  const resolve = useAction(source.resolveNote, refresh);
  const react = useAction(source.reactToNote, refresh);
  const { may, resolved, editedAt } = note;
  const mayWrite = notes?.may.write ?? false;
  const error = resolve.error ?? react.error;

  return (
    <>
      <ReactionRow note={note} onReact={mayWrite ? (sign, isOn) => void react.run({ noteId: note.id, sign, isOn }) : undefined} />
      <div className="note-foot">
        {mayWrite && onReply && (
          <button type="button" className="note-act" onClick={onReply}>
            Reply
          </button>
        )}
        {may.resolve && (
          <button
            type="button"
            className="note-act"
            aria-busy={resolve.isBusy || undefined}
            onClick={() => void resolve.run({ noteId: note.id, isResolved: !resolved })}
          >
            {resolved ? "Reopen" : "Resolve"}
          </button>
        )}
        {mayWrite && (
          <button
            ref={more}
            type="button"
            className="note-act"
            aria-expanded={isListed}
            aria-label={`More for the note by ${note.by.name}`}
            onPointerEnter={NoteMenu.warm}
            onFocus={NoteMenu.warm}
            onClick={() => setListed(!isListed)}
          >
            More
          </button>
        )}
        {editedAt &&
          (source.viewer === "team" ? (
            <button type="button" className="note-act right" aria-expanded={isHistoryOpen} onClick={() => setHistoryOpen(!isHistoryOpen)}>
              Edited
            </button>
          ) : (
            <span className="right">Edited</span>
          ))}
      </div>
      {isHistoryOpen && <NoteHistoryList noteId={note.id} />}
      {error && <ErrorText>{error.message}</ErrorText>}
      {isListed && (
        <NoteMenu
          note={note}
          anchor={more}
          onEdit={onEdit}
          onReact={(sign, isOn) => void react.run({ noteId: note.id, sign, isOn })}
          onClose={() => setListed(false)}
        />
      )}
    </>
  );
}
