"use client";

import { useEffect, useRef } from "react";

/** Inside a frame: exchanges the key of the frame's address for what lets it be watched there. By itself; without script, by a press. */
export function EmbedDoor({ shareId, embedKey }: { shareId: string; embedKey: string }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), []);
  return (
    <main className="embed">
      <form ref={form} method="post" action={`/g/${encodeURIComponent(shareId)}/api/embed`}>
        <h1 className="sr-only">Clips</h1>
        <input type="hidden" name="key" value={embedKey} />
        <button className="btn" type="submit">
          Watch
        </button>
      </form>
    </main>
  );
}
