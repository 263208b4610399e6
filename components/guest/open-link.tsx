"use client";

import { useEffect, useRef } from "react";
import { GuestTop } from "@/components/guest/guest-top";
import { buttonClass } from "@/components/ui/button-class";

/** The page of a link: it opens by itself as soon as a script may, without one by a press. A link that is only fetched opens nothing. */
export function OpenLink({ token }: { token: string }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.requestSubmit(), []);
  return (
    <div className="guest">
      <GuestTop />
      <main className="guest-middle" id="main">
        <form ref={form} className="door-inner" method="post" action={`/s/${encodeURIComponent(token)}/open`}>
          <div className="stack gap-1">
            <h1 className="door-title">You were sent something to look at</h1>
            <p className="soft">It opens here in the browser. No account is needed.</p>
          </div>
          <button className={buttonClass({ variant: "primary", size: "lg" })} type="submit">
            Open
          </button>
        </form>
      </main>
    </div>
  );
}
