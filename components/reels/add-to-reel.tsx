"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { lengthWords, partsWords } from "@/components/reels/reel-words";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import type { Selection } from "@/lib/gallery/schema";
import { addToReelAction, makeReelAction } from "@/lib/reels/actions";
import { REEL_NAME_MAX } from "@/lib/reels/limits";
import { reelsQuery } from "@/lib/reels/queries";

export interface AddToReelProps {
  selection: Selection;
  onClose: () => void;
}

const NEW = "new";

/** Puts selected takes at the end of a reel, or begins one with them. */
export function AddToReel({ selection, onClose }: AddToReelProps) {
  const { data, isError } = useQuery(reelsQuery());
  const reels = data?.filter(({ isArchived }) => !isArchived);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const reelId = chosen ?? reels?.[0]?.id ?? NEW;
  const added = (words: string, leftOut: number) => {
    toast(leftOut === 0 ? words : `${words} ${leftOut === 1 ? "One take has" : `${leftOut} takes have`} no clip and stayed out.`);
    onClose();
  };
  const add = useAction(addToReelAction, ({ added: count, leftOut }) => {
    added(`${count === 1 ? "1 take is" : `${count} takes are`} at the end of ${reels?.find(({ id }) => id === reelId)?.name}.`, leftOut);
  });
  const make = useAction(makeReelAction, ({ leftOut }) => added(`${name.trim()} is made.`, leftOut));
  const error = add.error ?? make.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (reelId === NEW) void make.run({ name, selection });
    else void add.run({ reelId, selection });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Add to a reel"
      description="The takes come at its end, in their order. What was rendered before stays as it is."
    >
      {reels === undefined && !isError ? (
        <p className="soft" aria-busy="true">
          Reading the reels…
        </p>
      ) : (
        <form className="stack gap-4" noValidate onSubmit={submit}>
          <fieldset className="reel-choices" aria-label="Reel">
            {(reels ?? []).map((reel) => (
              <label key={reel.id} className="reel-choice">
                <input type="radio" name="reel" checked={reelId === reel.id} onChange={() => setChosen(reel.id)} />
                <span className="min-w-0 truncate">
                  {reel.name} <span className="slate">{reel.projectCode}</span>
                </span>
                <span className="xs muted num">
                  {partsWords(reel)} · {lengthWords(reel.durationMs)}
                </span>
              </label>
            ))}
            <label className="reel-choice">
              <input type="radio" name="reel" checked={reelId === NEW} onChange={() => setChosen(NEW)} />
              <span>A new reel</span>
            </label>
          </fieldset>
          {reelId === NEW && (
            <Field label="Name" error={make.error?.fields?.name}>
              {(wiring) => (
                <input
                  {...wiring}
                  className="input"
                  maxLength={REEL_NAME_MAX}
                  autoComplete="off"
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          )}
          {error && !error.fields?.name && <Note tone="danger" title={error.message} />}
          {isError && <Note tone="danger" title="The reels could not be read. A new one can be made." />}
          <div className="dialog-acts">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" isBusy={add.isBusy || make.isBusy}>
              {reelId === NEW ? "Make the reel" : "Add to the reel"}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
