"use client";

import { type FormEvent, useId, useRef } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { changeDraft, clearDraft, draftOf, draftSent, isBegun } from "@/components/notes/draft-store";
import { DrawTools } from "@/components/notes/draw-tools";
import { MentionText } from "@/components/notes/mention-text";
import { newNoteId } from "@/components/notes/new-note-id";
import { useNotesRoom } from "@/components/notes/notes-context";
import { PlaceChoice } from "@/components/notes/place-choice";
import { useDraft } from "@/components/notes/use-draft";
import { usePlace } from "@/components/notes/use-place";
import { useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { isElsewhere } from "@/components/ui/is-elsewhere";
import { Send } from "@/components/ui/more-icons";
import { Segmented } from "@/components/ui/segmented";
import { NOTE_MAX } from "@/lib/notes/limits";

const AUDIENCES = [
  { value: "team", label: "Team" },
  { value: "clients", label: "Clients" },
] as const;

/** Writes a note about what is on the picture. The first letter pauses the clip and says where the note stands; once it is sent the clip plays on. */
export function NoteComposer() {
  const { room, notes, fps, tool, setTool, refresh } = useNotesRoom();
  const source = useReviewSource();
  const { take } = room;
  const draft = useDraft(take.id);
  const { hold, placeNow } = usePlace();
  const area = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const send = useAction(source.addNote, () => {
    draftSent(take.id, draft);
    refresh();
    // who went on writing keeps the picture as it stands
    if (isBegun(draftOf(take.id))) return;
    setTool(null);
    room.resume?.();
    // who went on to something else meanwhile keeps their place, and their keys
    if (!isElsewhere(form.current)) area.current?.focus();
  });
  const write = () => {
    hold();
    area.current?.focus();
  };
  const draw = () => {
    hold();
    setTool(tool ? null : "pen");
  };
  useKeys({ writeNote: notes?.may.write && write, draw: notes?.may.write && take.clip !== null && draw });
  if (!notes?.may.write) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const place = draft.place ?? placeNow();
    const mark =
      draft.shapes.length > 0
        ? { shapes: draft.shapes.map(({ kind, points }) => ({ kind, points: points.map(([x, y]): [number, number] => [x, y]) })) }
        : undefined;
    void send.run({
      // without a word in it there is no id yet, and the studio says what is missing
      id: draft.id || newNoteId(),
      takeId: take.id,
      body: draft.body,
      ...(place !== "whole" && { fromFrame: place.from, ...(place.to > place.from && { toFrame: place.to }) }),
      ...(mark && { mark }),
      ...(notes?.may.chooseAudience && { audience: draft.audience, mentions: [...draft.mentions] }),
    });
  }

  const { error } = send;
  return (
    <form ref={form} className="note-form" aria-label="New note" noValidate onSubmit={submit}>
      <div className="prompt-box">
        <label className="sr-only" htmlFor={id}>
          Note
        </label>
        <MentionText
          id={id}
          areaRef={area}
          value={draft.body}
          people={notes.people}
          maxLength={NOTE_MAX}
          placeholder="Say what you see"
          isInvalid={error !== null}
          describedBy={error ? `${id}-error` : undefined}
          onChange={(body) => {
            if (!isBegun(draft) && body.trim()) hold();
            changeDraft(take.id, { body });
          }}
          onMention={(memberId) => changeDraft(take.id, { mentions: [...new Set([...draft.mentions, memberId])] })}
        />
        <div className="prompt-foot note-form-foot">
          <PlaceChoice draft={draft} fps={fps} />
          {take.clip && <DrawTools draft={draft} />}
        </div>
      </div>
      {error && <ErrorText id={`${id}-error`}>{error.message}</ErrorText>}
      <div className="row gap-2">
        {notes.may.chooseAudience && (
          <Segmented
            className="note-audience"
            label="Who reads it"
            isLabelHidden
            options={AUDIENCES}
            value={draft.audience}
            onChange={(audience) => changeDraft(take.id, { audience })}
          />
        )}
        <span className="grow" />
        {isBegun(draft) && (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => {
              clearDraft(take.id);
              setTool(null);
              send.clear();
              room.resume?.();
            }}
          >
            Discard
          </Button>
        )}
        <Button type="submit" size="sm" variant="primary" isBusy={send.isBusy} title="Send (Ctrl or ⌘ and Enter)">
          <Send className="icon" aria-hidden="true" />
          {send.isBusy ? "Sending" : "Send"}
        </Button>
      </div>
    </form>
  );
}
