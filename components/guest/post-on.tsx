"use client";

import { useEffect, useRef } from "react";
import { GuestTop } from "@/components/guest/guest-top";
import { buttonClass } from "@/components/ui/button-class";

interface PostOnProps {
  action: string;
  title: string;
  words: string;
  label: string;
  /** Sent along, hidden. */
  fields?: Readonly<Record<string, string>>;
}

/** Sends a form of ours by itself, as soon as a script may; without one, by its button. So no address opens anything by being fetched. */
export function PostOn({ action, title, words, label, fields = {} }: PostOnProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.requestSubmit(), []);

  return (
    <div className="guest">
      <GuestTop />
      <main className="guest-middle" id="main">
        <form ref={form} className="door-inner" method="post" action={action}>
          <div className="stack gap-1">
            <h1 className="door-title">{title}</h1>
            <p className="soft">{words}</p>
          </div>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button className={buttonClass({ variant: "primary", size: "lg" })} type="submit">
            {label}
          </button>
        </form>
      </main>
    </div>
  );
}
