"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Note } from "@/components/ui/banner";
import type { ShownError } from "@/lib/errors";

interface DoorFormProps {
  title: string;
  lead?: ReactNode;
  error: ShownError | null;
  onSubmit: (fields: FormData) => void;
  children: ReactNode;
}

/** A form at the door. What concerns a field stands by it, the rest above; the first wrong field gets the focus. */
export function DoorForm({ title, lead, error, onSubmit, children }: DoorFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const isAboutFields = Object.keys(error?.fields ?? {}).some((name) => form.current?.elements.namedItem(name));

  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  }

  return (
    // post: sent before the page is interactive, it must not put a password into the address
    <form ref={form} className="door-inner" method="post" noValidate onSubmit={submit}>
      <div className="stack gap-1">
        <h1 className="door-title">{title}</h1>
        {lead && <p className="soft">{lead}</p>}
      </div>
      {error && !isAboutFields && <Note tone="danger" title={error.message} />}
      {children}
    </form>
  );
}
