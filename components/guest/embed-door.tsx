"use client";

import { useEffect, useRef, useState } from "react";

/**
 * Inside a frame: exchanges the key of the frame's address for what lets it be watched there. By itself; without script, by a press. A browser that keeps
 * nothing for frames of other sites is led to a tab of its own.
 */
export function EmbedDoor({ shareId, embedKey }: { shareId: string; embedKey: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [isShut, setShut] = useState(false);

  useEffect(() => {
    const sent = form.current;
    if (!sent) return;
    // the answer leads to the player: it is there only if the browser kept the pass
    fetch(sent.action, { method: "POST", body: new URLSearchParams({ key: embedKey }) }).then(
      (answer) => (answer.ok ? window.location.replace(answer.url) : setShut(true)),
      () => setShut(true),
    );
  }, [embedKey]);

  return (
    <main className="embed">
      <h1 className="sr-only">Clips</h1>
      {isShut ? (
        <div className="embed-shut">
          <p>This browser does not let the clips play inside another page.</p>
          <a className="btn" href={`/g/${encodeURIComponent(shareId)}/embed?key=${encodeURIComponent(embedKey)}`} target="_blank" rel="noopener">
            Watch in a tab of its own
          </a>
        </div>
      ) : (
        <form ref={form} method="post" action={`/g/${encodeURIComponent(shareId)}/api/embed`}>
          <input type="hidden" name="key" value={embedKey} />
          <button className="btn" type="submit">
            Watch
          </button>
        </form>
      )}
    </main>
  );
}
