"use client";

import { DoorForm } from "@/components/auth/door-form";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { signInAction } from "@/lib/access/actions";

/** `next` is where to go on to; the action checks it. */
export function SignInForm({ next, host }: { next: string | undefined; host: string | null }) {
  const { run, error, isBusy } = useAction(signInAction, (data) => window.location.assign(data.next));
  const wrong = error?.fields ?? {};

  return (
    <DoorForm
      title="Sign in"
      lead={host && `to ${host}`}
      error={error}
      onSubmit={(fields) => void run({ email: String(fields.get("email")), password: String(fields.get("password")), next })}
    >
      <Field label="Email" error={wrong.email}>
        {(wiring) => <input {...wiring} className="input" name="email" type="email" autoComplete="username" autoCapitalize="none" required />}
      </Field>
      <Field label="Password" error={wrong.password}>
        {(wiring) => <PasswordInput {...wiring} name="password" autoComplete="current-password" required />}
      </Field>
      <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
        {isBusy ? "Signing in" : "Sign in"}
      </Button>
      <p className="soft xs">No account? Ask the owner of this studio for one.</p>
    </DoorForm>
  );
}
