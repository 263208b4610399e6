"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { NoteBody } from "@/components/notes/note-body";
import { NoteEditor } from "@/components/notes/note-editor";
import { NoteFoot } from "@/components/notes/note-foot";
import { initialsOf, markWords, placeWords, stampWords } from "@/components/notes/note-words";
import { useNotesRoom } from "@/components/notes/notes-context";
import { ReplyForm } from "@/components/notes/reply-form";
import { useReviewSource } from "@/components/review/source";
import { LocalTime } from "@/components/ui/local-time";
import { Check, Pencil } from "@/components/ui/more-icons";
import type { NoteView } from "@/lib/notes/view";

/** A note with what answers it. Its place is a button: pressed, the picture shows it, with what was drawn. */
export function NoteItem({ note }: { note: NoteView }) {
  const { fps, numberOf, current } = useNotesRoom();
  const number = numberOf(note.id);
  const isCurrent = current?.id === note.id;
  const element = useRef<HTMLLIElement>(null);
  const [isReplying, setReplying] = useState(false);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);

  return (
    <li ref={element} className="note-item" data-current={isCurrent || undefined} data-resolved={note.resolved ? true : undefined}>
      <article aria-label={`Note ${number ?? ""} by ${note.by.name} ${placeWords(note, fps)}${note.resolved ? ", resolved" : ""}`}>
        <NoteWords note={note} number={number} onReply={note.isDeleted ? undefined : () => setReplying(true)}>
          {!note.isDeleted && <StampButton note={note} isCurrent={isCurrent} />}
        </NoteWords>
        {note.replies.length > 0 && (
          <ul className="note-replies" aria-label="Replies">
            {note.replies.map((reply) => (
              <li key={reply.id}>
                <NoteWords note={reply} number={null} />
              </li>
            ))}
          </ul>
        )}
        {isReplying && <ReplyForm note={note} onClose={() => setReplying(false)} />}
      </article>
    </li>
  );
}

/** Who said what, and what can be done with it. */
function NoteWords({
  note,
  number,
  children,
  onReply,
}: {
  note: NoteView;
  number: number | null;
  children?: ReactNode;
  onReply?: (() => void) | undefined;
}) {
  const { viewer } = useReviewSource();
  const [edits, setEdits] = useState<"not yet" | "now" | "no more">("not yet");
  const { by, audience, resolved } = note;
  return (
    <div className="said">
      <span className={by.isGuest ? "avatar avatar-sm is-guest" : "avatar avatar-sm"} aria-hidden="true">
        {initialsOf(by.name)}
      </span>
      <div className="note-head">
        <b>{by.name}</b>
        {by.isGuest && viewer === "team" && <span className="tag">Guest</span>}
        {!by.isGuest && viewer === "team" && audience === "clients" && (
          <span className="tag" title="Guests of shares read it too">
            Clients
          </span>
        )}
        <LocalTime moment={note.createdAt} />
        {number !== null && <span className="note-number mono">{number}</span>}
      </div>
      {note.isDeleted ? (
        <p className="muted">This note was deleted.</p>
      ) : edits === "now" ? (
        <NoteEditor note={note} onClose={() => setEdits("no more")} />
      ) : (
        <>
          <p className="note-body">
            {children}
            <NoteBody note={note} />
          </p>
          {resolved && (
            <p className="state state-ok xs">
              <Check className="icon" aria-hidden="true" />
              Resolved{resolved.by ? ` by ${resolved.by}` : ""}
              {resolved.withTake ? ` with ${resolved.withTake.slate} take ${resolved.withTake.number}` : ""}
            </p>
          )}
          <NoteFoot note={note} isBack={edits === "no more"} onReply={onReply} onEdit={() => setEdits("now")} />
        </>
      )}
    </div>
  );
}

function StampButton({ note, isCurrent }: { note: NoteView; isCurrent: boolean }) {
  const { room, fps } = useNotesRoom();
  const { viewer } = useReviewSource();
  const { fromFrame, toFrame, mark } = note;
  const stamp = stampWords(note, fps, viewer);
  const isAtFrame = fromFrame !== null && room.take.clip !== null;
  return (
    <button
      type="button"
      className="stamp"
      aria-pressed={isCurrent}
      aria-label={`${stamp}: show the note ${placeWords(note, fps)}${mark ? `, with ${markWords(mark)} drawn` : ""}`}
      onClick={() => {
        room.showNote(note.id);
        if (!isAtFrame) return;
        room.setRange(toFrame === null ? null : { from: fromFrame, to: toFrame });
        room.seekTo(fromFrame);
      }}
    >
      {mark && <Pencil className="icon" aria-hidden="true" />}
      {stamp}
    </button>
  );
}
