"use client";

import type { ComponentProps } from "react";
import { PageError } from "@/components/shell/page-error";
import "@/app/globals.css";

/** The root layout itself failed: the page brings its own everything. */
export default function GlobalError(props: ComponentProps<typeof PageError>) {
  return (
    <html lang="en" data-theme="dark">
      <body>
        <title>Something went wrong · Dailies</title>
        <main>
          <PageError {...props} />
        </main>
      </body>
    </html>
  );
}
