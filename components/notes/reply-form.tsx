"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { MentionText } from "@/components/notes/mention-text";
import { newNoteId } from "@/components/notes/new-note-id";
import { useNotesRoom } from "@/components/notes/notes-context";
import { useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { NOTE_MAX } from "@/lib/notes/limits";
import type { NoteView } from "@/lib/notes/view";

/** Answers a note, for whom that is for. */
export function ReplyForm({ note, onClose }: { note: NoteView; onClose: () => void }) {
  const { room, notes, refresh } = useNotesRoom();
  const source = useReviewSource();
  const id = useId();
  const [noteId] = useState(newNoteId);
  const [body, setBody] = useState("");
  const [mentions, setMentions] = useState<readonly string[]>([]);
  const area = useRef<HTMLTextAreaElement>(null);
  const send = useAction(source.addNote, () => {
    refresh();
    room.resume?.();
    onClose();
  });
  useEffect(() => area.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    const people = notes?.may.chooseAudience && { mentions: [...mentions] };
    void send.run({ id: noteId, takeId: room.take.id, parentId: note.id, body, ...people });
  }

  return (
    <form className="reply-form" aria-label={`Reply to ${note.by.name}`} noValidate onSubmit={submit}>
      <div className="prompt-box">
        <label className="sr-only" htmlFor={id}>
          Reply
        </label>
        <MentionText
          id={id}
          areaRef={area}
          value={body}
          people={notes?.people ?? []}
          maxLength={NOTE_MAX}
          placeholder={note.audience === "clients" && source.viewer === "team" ? "Reply: clients read it too" : "Reply"}
          isInvalid={send.error !== null}
          describedBy={send.error ? `${id}-error` : undefined}
          onChange={(value) => {
            room.pause();
            setBody(value);
          }}
          onMention={(memberId) => setMentions([...mentions, memberId])}
        />
      </div>
      {send.error && <ErrorText id={`${id}-error`}>{send.error.message}</ErrorText>}
      <div className="row justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" type="submit" isBusy={send.isBusy}>
          {send.isBusy ? "Sending" : "Reply"}
        </Button>
      </div>
    </form>
  );
}
