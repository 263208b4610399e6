"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SENTENCE_MAX, type VerdictKind } from "@/lib/verdicts/limits";

interface VerdictSentenceProps {
  kind: VerdictKind;
  given: string;
  isBusy: boolean;
  onGive: (sentence: string) => void;
  onCancel: () => void;
}

const ASKS: Record<VerdictKind, { label: string; send: string }> = {
  approved: { label: "A word with it, if you like", send: "Approve" },
  changes_requested: { label: "What should change?", send: "Ask for changes" },
  rejected: { label: "Why?", send: "Reject" },
};

/** One sentence with a verdict; empty is allowed. */
export function VerdictSentence({ kind, given, isBusy, onGive, onCancel }: VerdictSentenceProps) {
  const id = useId();
  const [sentence, setSentence] = useState(given);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { label, send } = ASKS[kind];

  function submit(event: FormEvent) {
    event.preventDefault();
    onGive(sentence.trim());
  }

  return (
    <form
      className="stack gap-2"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        className="input"
        id={id}
        maxLength={SENTENCE_MAX}
        autoComplete="off"
        value={sentence}
        onChange={(event) => setSentence(event.target.value)}
      />
      <div className="row justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" type="submit" variant="primary" isBusy={isBusy}>
          {send}
        </Button>
      </div>
    </form>
  );
}
