"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { MentionText } from "@/components/notes/mention-text";
import { useNotesRoom } from "@/components/notes/notes-context";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { NOTE_MAX } from "@/lib/notes/limits";

export interface Words {
  body: string;
  mentions: string[];
}

interface WordsFormProps {
  /** Of the form, such as "Reply to Maya". */
  label: string;
  fieldLabel: string;
  /** What is there to be changed. */
  before?: Words;
  placeholder?: string;
  /** On the button, and while it is on its way. */
  send: string;
  sending: string;
  isBusy: boolean;
  error: { message: string } | null;
  onWrite?: () => void;
  onSend: (words: Words) => void;
  onClose: () => void;
}

/**
 * A few words below a note, with people in them. The field has the focus as it opens, Escape closes it while nothing was written, and what opened it has
 * the focus again.
 */
export function WordsForm({ label, fieldLabel, before, placeholder, send, sending, isBusy, error, onWrite, onSend, onClose }: WordsFormProps) {
  const { notes } = useNotesRoom();
  const id = useId();
  const [body, setBody] = useState(before?.body ?? "");
  const [mentions, setMentions] = useState<readonly string[]>(before?.mentions ?? []);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    area.current?.focus();
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
    return () => {
      if (document.activeElement === document.body && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  function submit(event: FormEvent) {
    event.preventDefault();
    onSend({ body, mentions: [...mentions] });
  }

  function press(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing || body !== (before?.body ?? "")) return;
    event.stopPropagation();
    onClose();
  }

  return (
    <form className="reply-form" aria-label={label} noValidate onSubmit={submit} onKeyDown={press}>
      <div className="prompt-box">
        <label className="sr-only" htmlFor={id}>
          {fieldLabel}
        </label>
        <MentionText
          id={id}
          areaRef={area}
          value={body}
          people={notes?.people ?? []}
          maxLength={NOTE_MAX}
          placeholder={placeholder}
          isInvalid={error !== null}
          describedBy={error ? `${id}-error` : undefined}
          onChange={(value) => {
            onWrite?.();
            setBody(value);
          }}
          onMention={(memberId) => setMentions([...new Set([...mentions, memberId])])}
        />
      </div>
      {error && <ErrorText id={`${id}-error`}>{error.message}</ErrorText>}
      <div className="row justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" type="submit" isBusy={isBusy}>
          {isBusy ? sending : send}
        </Button>
      </div>
    </form>
  );
}
