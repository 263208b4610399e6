"use client";

import { type FormEvent, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { possibleSpend } from "@/components/takes/feed/row-words";
import { useRefreshTake } from "@/components/takes/live-takes";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorText } from "@/components/ui/error-text";
import { Field } from "@/components/ui/field";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { settleTakeAction } from "@/lib/takes/actions";
import type { TakeView } from "@/lib/takes/view";

type Said = "ran" | "not_created" | "written_off";

interface DecideDialogProps {
  take: TakeView;
  onClose: () => void;
}

/** A person's word on a take whose create was never answered: what each answer does to the work and to the money. */
export function DecideDialog({ take, onClose }: DecideDialogProps) {
  const refresh = useRefreshTake();
  const [said, setSaid] = useState<Said | null>(null);
  const [predictionId, setPredictionId] = useState("");
  const [complaint, setComplaint] = useState<string | null>(null);
  const settle = useAction(settleTakeAction, () => {
    refresh(take.id);
    onClose();
  });
  const name = PROVIDER_LABELS[take.provider];
  const spend = possibleSpend(take);
  const idError = settle.error?.fields?.predictionId ?? (said === "ran" ? complaint : null);

  const choices: { said: Said; title: string; words: string; verb: string }[] = [
    {
      said: "ran",
      title: "It ran",
      words: `You found it at ${name}. The take goes on, its clip is saved and it is charged as usual: ${spend}.`,
      verb: "It ran: go on with it",
    },
    {
      said: "not_created",
      title: "It did not run",
      words: `${name} shows no such prediction and no charge. What was set aside is free again: ${spend}. Running it again is another press.`,
      verb: "It did not run",
    },
    {
      said: "written_off",
      title: "Nobody can tell",
      words: `The take ends here, and its price stays in the ledger as spent, on your word: ${spend}.`,
      verb: "Write it off",
    },
  ];
  const chosen = choices.find((choice) => choice.said === said);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!said) return setComplaint("Choose what you found.");
    if (said === "ran" && predictionId.trim() === "") return setComplaint(`Give ${name}’s id of the prediction.`);
    setComplaint(null);
    void settle.run(said === "ran" ? { takeId: take.id, said, predictionId: predictionId.trim() } : { takeId: take.id, said });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`What became of take ${take.number}?`}
      description={`Look at ${name}’s own list first. Nothing is run again by deciding.`}
    >
      <form className="stack" noValidate onSubmit={submit}>
        {choices.map((choice) => (
          <label key={choice.said} className="choice">
            <input
              type="radio"
              name="said"
              value={choice.said}
              checked={said === choice.said}
              onChange={() => {
                setSaid(choice.said);
                setComplaint(null);
                settle.clear();
              }}
            />
            <b className="strong">{choice.title}</b>
            <span className="xs soft">{choice.words}</span>
          </label>
        ))}
        {said === "ran" && (
          <Field label={`${name}’s id of the prediction`} error={idError}>
            {(wiring) => (
              <input
                {...wiring}
                className="input mono"
                autoComplete="off"
                spellCheck={false}
                value={predictionId}
                onChange={(event) => setPredictionId(event.target.value)}
              />
            )}
          </Field>
        )}
        {complaint && said !== "ran" && <ErrorText>{complaint}</ErrorText>}
        {settle.error && !settle.error.fields?.predictionId && <ErrorText>{settle.error.message}</ErrorText>}
        <div className="row justify-end pt-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" variant={said === "written_off" ? "danger-fill" : "primary"} isBusy={settle.isBusy}>
            {chosen?.verb ?? "Decide"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
