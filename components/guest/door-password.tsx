"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { guestCall } from "@/components/guest/guest-call";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { SHARE_PASSWORD_MAX } from "@/lib/shares/limits";

interface DoorPasswordProps {
  shareId: string;
  /** A plain form came back: what it held was wrong. */
  isAgain: boolean;
}

/** Asks for the password of a link; a plain form, so that it works without script too. */
export function DoorPassword({ shareId, isAgain }: DoorPasswordProps) {
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState("");
  const url = `/g/${encodeURIComponent(shareId)}/api/unlock`;
  const unlock = useAction(
    (input: { password: string }) => guestCall(url, "POST", input),
    () => window.location.replace(window.location.pathname),
  );
  const { error } = unlock;
  const wrong = error?.fields?.password ?? (isAgain && !error ? "This password doesn’t match. Look at the message it came with." : undefined);

  useEffect(() => {
    if (error?.fields) form.current?.querySelector("input")?.select();
  }, [error]);

  function submit(event: FormEvent) {
    event.preventDefault();
    void unlock.run({ password });
  }

  return (
    <form ref={form} className="door-inner" method="post" action={url} noValidate onSubmit={submit}>
      <div className="stack gap-1">
        <h1 className="door-title">This link has a password</h1>
        <p className="soft">It came with the link, or in a message of its own.</p>
      </div>
      {error && !error.fields?.password && <Note tone={error.code === "too_many" ? "warn" : "danger"} title={error.message} />}
      <Field label="Password" error={wrong}>
        {(wiring) => (
          <PasswordInput
            {...wiring}
            name="password"
            autoComplete="current-password"
            required
            maxLength={SHARE_PASSWORD_MAX}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" isBusy={unlock.isBusy}>
        {unlock.isBusy ? "Opening" : "Open"}
      </Button>
    </form>
  );
}
