"use client";

import { DoorForm } from "@/components/auth/door-form";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { NAME_MAX, PASSWORD_MAX, PASSWORD_MIN } from "@/lib/access/limits";
import { joinAction } from "@/lib/invitations/actions";
import { INVITED_WORDS } from "@/lib/invitations/limits";

interface JoinFormProps {
  token: string;
  email: string | null;
  role: keyof typeof INVITED_WORDS;
}

/** Makes a member by the invitation that carried `token`. */
export function JoinForm({ token, email, role }: JoinFormProps) {
  const { run, error, isBusy } = useAction(joinAction, (data) => window.location.assign(data.next));
  const wrong = error?.fields ?? {};

  function send(fields: FormData) {
    void run({ token, name: String(fields.get("name")), email: String(fields.get("email")), password: String(fields.get("password")) });
  }

  return (
    <DoorForm
      title="Join the studio"
      lead={
        <>
          You are invited as a <b className="strong">{role}</b>. {INVITED_WORDS[role]}
        </>
      }
      error={error}
      onSubmit={send}
    >
      <Field label="Your name" error={wrong.name} help="The others see it beside what you do.">
        {(wiring) => <input {...wiring} className="input" name="name" autoComplete="name" maxLength={NAME_MAX} required />}
      </Field>
      <Field label="Email" error={wrong.email} help="You sign in with it.">
        {(wiring) => (
          <input
            {...wiring}
            className="input"
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            defaultValue={email ?? ""}
            required
          />
        )}
      </Field>
      <Field label="Password" error={wrong.password} help={`${PASSWORD_MIN} to ${PASSWORD_MAX} characters. A few words make a good one.`}>
        {(wiring) => (
          <PasswordInput {...wiring} name="password" autoComplete="new-password" minLength={PASSWORD_MIN} maxLength={PASSWORD_MAX} required />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
        {isBusy ? "Joining" : "Join"}
      </Button>
    </DoorForm>
  );
}
