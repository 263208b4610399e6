"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef } from "react";
import { guestCall } from "@/components/guest/guest-call";
import { GuestTop } from "@/components/guest/guest-top";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";

const WRONG = "This password doesn’t match. Look at the message it came with.";

/** Asks for the password of a link, and says nothing else of it. `wasWrong` is for browsers that run no script. */
export function PasswordDoor({ api, wasWrong }: { api: string; wasWrong: boolean }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { run, error, isBusy } = useAction(
    (password: string) => guestCall<unknown>(`${api}/unlock`, "POST", { password }),
    () => router.refresh(),
  );
  const wrong = error ? error.fields?.password : wasWrong && WRONG;

  useEffect(() => {
    if (error) form.current?.querySelector("input")?.select();
  }, [error]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void run(String(new FormData(event.currentTarget).get("password")));
  }

  return (
    <div className="guest">
      <GuestTop />
      <main className="guest-middle" id="main">
        <form ref={form} className="door-inner" method="post" action={`${api}/unlock`} noValidate onSubmit={submit}>
          <div className="stack gap-1">
            <h1 className="door-title">This link has a password</h1>
            <p className="soft">It came with the link, or in another message.</p>
          </div>
          {error && !error.fields?.password && <Note tone="danger" title={error.message} />}
          <Field label="Password" error={wrong}>
            {(wiring) => <PasswordInput {...wiring} name="password" autoComplete="off" required />}
          </Field>
          <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
            {isBusy ? "Opening" : "Open"}
          </Button>
        </form>
      </main>
    </div>
  );
}
