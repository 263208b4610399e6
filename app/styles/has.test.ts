import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** What holds a whole page, or all takes of one. */
const WIDE =
  /(?:^|[\s,(])((?:body|html|:root|\.app|\.main|\.studio|\.composer|\.feed|\.gallery|\.wall|\.sheet|\.room)(?:[.[:][^\s,{(]*(?:\([^)]*\))?)*:has\((?!\s*>)[^{]*)/gm;
/** On paper nothing is pressed. */
const PRINT = "guest-print.css";

function wideAsks(css: string): string[] {
  return [...css.matchAll(WIDE)].map(([, selector = ""]) => selector.trim());
}

test("no style asks a whole page what is in it: with each change it would look through all of it again", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".css") && file !== PRINT);
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => wideAsks(readFileSync(path.join(import.meta.dirname, file), "utf8")).map((found) => `${file}: ${found}`))).toEqual(
    [],
  );
});

test("such a question is found, and one that asks children alone is not", () => {
  expect(wideAsks("  .app:has(.studio) {\n")).toEqual([".app:has(.studio)"]);
  expect(wideAsks('  .studio[data-mode="feed"] .feed:has(dialog[open]) {')).toHaveLength(1);
  expect(wideAsks("  body:has(> .app > .main > .changes) .toast {\n  .app:has(> .main > .fills) {")).toEqual([]);
});
