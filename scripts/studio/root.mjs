import path from "node:path";

/** The folder of the checkout, whatever the current folder is. */
export const root = path.dirname(path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname)));
