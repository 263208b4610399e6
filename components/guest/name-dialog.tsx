"use client";

import { type FormEvent, useState } from "react";
import { guestCall } from "@/components/guest/guest-call";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { firstFocus } from "@/components/ui/first-focus";
import { GUEST_NAME_MAX } from "@/lib/shares/limits";
import type { GuestRoom } from "@/lib/shares/view";

interface NameDialogProps {
  room: GuestRoom;
  onNamed: () => void;
  onClose: () => void;
}

/** The one question that a guest is asked: it stands beside what they say. */
export function NameDialog({ room, onNamed, onClose }: NameDialogProps) {
  const [name, setName] = useState(room.suggestedName ?? "");
  const give = useAction((input: { name: string }) => guestCall(`${room.api}/name`, "POST", input), onNamed);
  const wrong = give.error?.fields?.name;

  function submit(event: FormEvent) {
    event.preventDefault();
    void give.run({ name });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Who are you?"
      description="Your name stands beside what you say here. No account, no password; asked once."
    >
      <form className="stack gap-4" noValidate onSubmit={submit}>
        <Field label="Your name" error={wrong}>
          {(wiring) => (
            <input
              {...wiring}
              ref={firstFocus}
              className="input"
              autoComplete="name"
              maxLength={GUEST_NAME_MAX}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {give.error && !wrong && <Note tone="danger" title={give.error.message} />}
        <div className="dialog-acts">
          <Button variant="ghost" onClick={onClose}>
            Just watch
          </Button>
          <Button type="submit" variant="primary" isBusy={give.isBusy}>
            Continue
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
