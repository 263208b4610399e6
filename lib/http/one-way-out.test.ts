import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";

/** Ways to the outside that need no import; those that need one are kept by the import rule of this name. */
const WAY_OUT =
  /(?<![\w.#"'`-])(?:globalThis\.|window\.|self\.)?fetch\s*\(|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b|\bnavigator\.sendBeacon\b|[=:,(]\s*(?:globalThis\.)?fetch\s*[,;)}]/;
/** A browser's own calls to the studio: a path alone leads nowhere on a server. */
const OWN_PATH = /(?<![\w.])fetch\(\s*["'`]\/api\//;
const BROWSER_FILE = /^lib\/(?:[^/]+\/(?:queries|client)|read-json)\.ts$/;
const OWN_PATH_IN_BROWSER = /(?<![\w.])fetch\(\s*path\b/;
const EXEMPT = /^lib\/(http|sandbox)\/|\.test\.tsx?$|\/(testing|contract|recorded-fetch|stand-ins)\.ts$/;

async function sources(): Promise<string[]> {
  const names = await Promise.all(["lib", "app"].map(async (top) => (await readdir(top, { recursive: true })).map((name) => path.join(top, name))));
  return names.flat().filter((name) => /\.tsx?$/.test(name) && !EXEMPT.test(name));
}

function waysOut(name: string, text: string): string[] {
  const code = text.split("\n").filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line));
  const lines = code.filter((line) => WAY_OUT.test(line.replaceAll("typeof fetch", "Fetch")));
  const isOwn = (line: string) => OWN_PATH.test(line) || (BROWSER_FILE.test(name) && OWN_PATH_IN_BROWSER.test(line));
  return lines.filter((line) => !isOwn(line)).map((line) => `${name}: ${line.trim()}`);
}

test("nothing on the server goes out but through the guarded client", async () => {
  const files = await sources();
  expect(files.length).toBeGreaterThan(200);
  const found = await Promise.all(files.map(async (name) => waysOut(name, await readFile(name, "utf8"))));
  expect(found.flat()).toEqual([]);
});

test.each([
  "const response = await fetch(url);",
  "return globalThis.fetch(url, init);",
  "createProvider({ fetch: globalThis.fetch })",
  "const send = fetch;",
  "connect(url, fetch)",
  "new WebSocket(url)",
])("this would be noticed: %s", (line) => {
  expect(waysOut("lib/takes/canary.ts", line)).toHaveLength(1);
});

test("a browser file that asks anybody but the studio would be noticed", () => {
  expect(waysOut("lib/takes/queries.ts", "await fetch(`/api/v1/takes`)")).toEqual([]);
  expect(waysOut("lib/takes/queries.ts", "await fetch(`https://elsewhere.example/`)")).toHaveLength(1);
});

test("what only mentions it would not", () => {
  for (const line of [
    "send: typeof fetch = outbound(),",
    "access.fetch(url)",
    "  /** A `fetch(…)` of ours. */",
    "prefetch(url)",
    "fetch: outbound(),",
  ]) {
    expect(waysOut("lib/takes/canary.ts", line), line).toEqual([]);
  }
});
