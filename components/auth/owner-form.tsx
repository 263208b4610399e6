"use client";

import { DoorForm } from "@/components/auth/door-form";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { makeOwnerAction } from "@/lib/access/actions";
import { NAME_MAX, PASSWORD_MAX, PASSWORD_MIN } from "@/lib/access/limits";

/** Makes the owner by the one-time link that carried `token`. */
export function OwnerForm({ token }: { token: string }) {
  const { run, error, isBusy } = useAction(makeOwnerAction, (data) => window.location.assign(data.next));
  const wrong = error?.fields ?? {};

  function send(fields: FormData) {
    void run({ token, name: String(fields.get("name")), email: String(fields.get("email")), password: String(fields.get("password")) });
  }

  return (
    <DoorForm title="Make it yours" lead="You will be the owner: settings, keys and money are yours." error={error} onSubmit={send}>
      <Field label="Your name" error={wrong.name}>
        {(wiring) => <input {...wiring} className="input" name="name" autoComplete="name" maxLength={NAME_MAX} required />}
      </Field>
      <Field label="Email" error={wrong.email}>
        {(wiring) => <input {...wiring} className="input" name="email" type="email" autoComplete="username" autoCapitalize="none" required />}
      </Field>
      <Field label="Password" error={wrong.password} help={`${PASSWORD_MIN} to ${PASSWORD_MAX} characters. A few words make a good one.`}>
        {(wiring) => (
          <PasswordInput {...wiring} name="password" autoComplete="new-password" minLength={PASSWORD_MIN} maxLength={PASSWORD_MAX} required />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
        {isBusy ? "Opening the studio" : "Open the studio"}
      </Button>
      <p className="soft xs">Without keys both providers run in the sandbox: nothing costs money. Add keys later in Settings.</p>
    </DoorForm>
  );
}
