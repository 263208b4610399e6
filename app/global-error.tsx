"use client";

import "@/app/globals.css";

/** The root layout itself failed: the page brings its own everything. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en" data-theme="dark">
      <body>
        <title>Something went wrong · Dailies</title>
        <main className="message-page">
          <div className="empty">
            <h1 className="empty-title">The studio could not be shown</h1>
            <p>Takes keep running, nothing is lost.</p>
            <button type="button" className="btn mt-2" onClick={retry}>
              Try again
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
