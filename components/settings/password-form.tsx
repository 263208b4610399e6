"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { toast } from "@/components/ui/toast";
import { changePasswordAction } from "@/lib/access/actions";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/lib/access/limits";

/** One's own password: changing it signs every other device out. */
export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { run, error, isBusy, clear } = useAction(changePasswordAction, ({ ended }) => {
    setOpen(false);
    router.refresh();
    toast(ended === 0 ? "Your password is changed." : "Your password is changed, and every other device is signed out.");
  });
  const wrong = error?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void run({ current: String(fields.get("current")), password: String(fields.get("password")) });
  }

  function close() {
    clear();
    setOpen(false);
  }

  return (
    <div className="set-row">
      <div>
        <h3 className="strong">Password</h3>
        <p className="hint">{`${PASSWORD_MIN} to ${PASSWORD_MAX} characters. A new one signs every other device out; tokens go on.`}</p>
      </div>
      <div className="control">
        <Button size="sm" onClick={() => setOpen(true)}>
          Change password
        </Button>
      </div>
      <Dialog isOpen={isOpen} onClose={close} title="Change your password">
        <form className="stack gap-4" method="post" noValidate onSubmit={submit}>
          {/* for password managers, which keep it with the address */}
          <input className="sr-only" type="email" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
          <Field label="Password now" error={wrong.current}>
            {(wiring) => <PasswordInput {...wiring} name="current" autoComplete="current-password" required />}
          </Field>
          <Field label="New password" error={wrong.password} help={`${PASSWORD_MIN} to ${PASSWORD_MAX} characters. A few words make a good one.`}>
            {(wiring) => (
              <PasswordInput {...wiring} name="password" autoComplete="new-password" minLength={PASSWORD_MIN} maxLength={PASSWORD_MAX} required />
            )}
          </Field>
          {error && !error.fields && <Note tone="danger" title={error.message} />}
          <div className="dialog-acts">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="primary" isBusy={isBusy}>
              Change it
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
