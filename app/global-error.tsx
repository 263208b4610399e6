"use client";

import { type ComponentProps, useEffect } from "react";
import { PageError } from "@/components/shell/page-error";
import "@/app/globals.css";

/** What stands outside of the studio's shell could not be drawn: the page brings its own everything. */
export default function GlobalError(props: ComponentProps<typeof PageError>) {
  useEffect(() => {
    // theme.js alone knows the theme, and hears this
    window.dispatchEvent(new Event("dailies-theme"));
  }, []);
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <title>Something went wrong · Dailies</title>
        <main>
          <PageError {...props} />
        </main>
      </body>
    </html>
  );
}
