"use client";

import { type FormEvent, useState } from "react";
import { useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { focusFirst } from "@/components/ui/focus-first";
import { SquarePen } from "@/components/ui/icons";
import { LocalTime } from "@/components/ui/local-time";
import { CircleCheck } from "@/components/ui/more-icons";
import type { Result } from "@/lib/result";
import type { GuestTake } from "@/lib/shares/view";
import { SENTENCE_MAX, type VerdictKind } from "@/lib/verdicts/limits";

interface GuestDecisionProps {
  take: GuestTake;
  expiresAt: string | null;
}

/** What a guest says of the clip as a whole: approve, or ask for changes and say which. What was said stands below, with its moment. */
export function GuestDecision({ take, expiresAt }: GuestDecisionProps) {
  const source = useReviewSource();
  const { mine } = take;
  const [isWriting, setWriting] = useState<VerdictKind | null>(null);
  const [sentence, setSentence] = useState("");
  const decide = useAction(
    ({ kind, words }: { kind: VerdictKind | null; words: string }): Promise<Result<unknown>> =>
      kind ? source.giveVerdict({ takeId: take.id, kind, ...(words && { sentence: words }) }) : source.takeBackVerdict({ takeId: take.id }),
    () => {
      setWriting(null);
      setSentence("");
    },
  );
  const say = (kind: VerdictKind | null, words = "") => void decide.run({ kind, words });
  const write = (kind: VerdictKind) => {
    setSentence(mine?.kind === kind ? (mine.sentence ?? "") : "");
    setWriting(kind);
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isWriting) say(isWriting, sentence.trim());
  }

  return (
    <div className="guest-decision">
      <div className="guest-choices">
        <Button
          className="is-ok"
          isPressed={mine?.kind === "approved"}
          isBusy={decide.isBusy}
          onClick={() => mine?.kind !== "approved" && say("approved")}
        >
          <CircleCheck className="icon" aria-hidden="true" />
          {mine?.kind === "approved" ? "Approved" : "Approve"}
        </Button>
        <Button
          className="is-info"
          isPressed={mine?.kind === "changes_requested"}
          isBusy={decide.isBusy}
          aria-expanded={isWriting === "changes_requested"}
          onClick={() => (isWriting ? setWriting(null) : write("changes_requested"))}
        >
          <SquarePen className="icon" aria-hidden="true" />
          {mine?.kind === "changes_requested" ? "Changes asked" : "Ask for changes"}
        </Button>
      </div>
      {isWriting && (
        <form className="stack" onSubmit={submit}>
          <Field
            label={isWriting === "approved" ? "Anything to say with it" : "What should change?"}
            help={isWriting === "approved" ? undefined : "For one moment of the clip, write a note there instead."}
            error={decide.error?.fields?.sentence}
          >
            {(wiring) => (
              <textarea
                {...wiring}
                ref={focusFirst}
                className="textarea"
                rows={3}
                maxLength={SENTENCE_MAX}
                value={sentence}
                onChange={(event) => setSentence(event.target.value)}
              />
            )}
          </Field>
          <div className="dialog-acts">
            <Button variant="ghost" onClick={() => setWriting(null)}>
              Cancel
            </Button>
            <Button type="submit" variant="primary" isBusy={decide.isBusy}>
              {isWriting === "approved" ? "Save" : "Ask for changes"}
            </Button>
          </div>
        </form>
      )}
      {decide.error && !decide.error.fields?.sentence && <Note tone="danger" title={decide.error.message} />}
      {!mine && take.verdict && (
        <p className="soft xs">{take.verdict === "approved" ? "Approved by others so far." : "Others asked for changes so far."}</p>
      )}
      <div role="status">
        {mine && !isWriting && <Record mine={mine} expiresAt={expiresAt} onWrite={() => write(mine.kind)} onTakeBack={() => say(null)} />}
      </div>
    </div>
  );
}

interface RecordProps {
  mine: NonNullable<GuestTake["mine"]>;
  expiresAt: string | null;
  onWrite: () => void;
  onTakeBack: () => void;
}

function Record({ mine, expiresAt, onWrite, onTakeBack }: RecordProps) {
  const isApproved = mine.kind === "approved";
  return (
    <div className="guest-record">
      {isApproved ? <CircleCheck className="icon text-ok" aria-hidden="true" /> : <SquarePen className="icon text-info" aria-hidden="true" />}
      <div className="stack gap-1">
        <p>
          {isApproved ? "You approved this clip on " : "You asked for changes on "}
          <LocalTime moment={mine.at} />.
        </p>
        {mine.sentence && (
          <p className="text-sm text-ink">
            “<bdi>{mine.sentence}</bdi>”
          </p>
        )}
        <p className="muted">{expiresAt ? "You can change this until the link closes." : "You can change this while the link is open."}</p>
        <p className="row gap-4">
          <button type="button" className="link" onClick={onWrite}>
            {mine.sentence ? "Change the words" : "Add a word"}
          </button>
          <button type="button" className="link" onClick={onTakeBack}>
            Take it back
          </button>
        </p>
      </div>
    </div>
  );
}
