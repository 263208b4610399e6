"use client";

/** In place of a page that could not be drawn. It stands on nothing of ours, since every page brings it along. */
export function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  // the number under which the log has it, for what failed on the server
  const reference: unknown = error instanceof Error && "digest" in error ? error.digest : null;
  return (
    <div className="message-page">
      <div className="empty">
        <h1 className="empty-title">This page could not be shown</h1>
        <p>
          Takes keep running, nothing is lost.
          {typeof reference === "string" && ` The log has it under ${reference}.`}
        </p>
        <button type="button" className="btn mt-2" onClick={retry}>
          Try again
        </button>
      </div>
    </div>
  );
}
