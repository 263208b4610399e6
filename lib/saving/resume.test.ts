import { randomBytes } from "node:crypto";
import { appendFile, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameEntity, readRange } from "@/lib/http/range";
import { fetchOutput } from "@/lib/saving/fetch-output";
import { OutputError } from "@/lib/saving/output-error";
import { hangUpAfter, useHost } from "@/lib/saving/testing";

const host = useHost();

/** What the host is like: whether a cut download may go on, and by what. */
const KINDS = ["tag", "tag without length", "date", "weak tag", "nothing", "ignores ranges"] as const;
type Kind = (typeof KINDS)[number];
/** What befalls our side between two tries. */
const MISHAPS = ["none", "none", "none", "note lost", "note cut", "bytes lost", "rubbish behind", "file replaced at the host"] as const;
type Mishap = (typeof MISHAPS)[number];

interface Cut {
  /** Of what was asked for, so much comes before the host hangs up. */
  part: number;
  then: Mishap;
}

const DATE = "Tue, 01 Sep 2026 10:00:00 GMT";

/** Answers as the kind does: by RFC 9110, and with a length unless it has none. */
function serve(kind: Kind, bytes: Buffer, tag: string, request: IncomingMessage, response: ServerResponse, part: number | null): void {
  const validators: Record<Kind, Record<string, string>> = {
    tag: { etag: tag },
    "tag without length": { etag: tag },
    date: { "last-modified": DATE },
    "weak tag": { etag: `W/${tag}` },
    nothing: {},
    "ignores ranges": { etag: tag },
  };
  const given = request.headers["if-range"]?.toString() ?? null;
  const isSame = kind === "date" ? given === DATE : isSameEntity(given, tag);
  const answer = readRange(isSame && kind !== "ignores ranges" ? (request.headers.range ?? null) : null, bytes.length);
  const { start, end } = answer.kind === "part" ? answer.range : { start: 0, end: bytes.length - 1 };
  const asked = bytes.subarray(start, end + 1);
  response.writeHead(answer.kind === "part" ? 206 : 200, {
    ...validators[kind],
    ...(answer.kind === "part" && { "content-range": `bytes ${start}-${end}/${bytes.length}` }),
    ...(kind !== "tag without length" && { "content-length": asked.length }),
  });
  if (part === null) response.end(asked);
  else hangUpAfter(response, asked.subarray(0, Math.floor(asked.length * part)));
}

async function befall(mishap: Mishap, folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const note = names.find((name) => name === "partial.json");
  const data = names.find((name) => !name.endsWith(".json"));
  if (!note || !data) return;
  if (mishap === "note lost") await writeFile(path.join(folder, note), "");
  if (mishap === "note cut") await truncate(path.join(folder, note), 20);
  if (mishap === "bytes lost") await truncate(path.join(folder, data), 1);
  if (mishap === "rubbish behind") await appendFile(path.join(folder, data), randomBytes(50_000));
}

const cuts = fc.array(fc.record<Cut>({ part: fc.double({ min: 0, max: 0.999, noNaN: true }), then: fc.constantFrom(...MISHAPS) }), { maxLength: 6 });

test("however often and wherever a download is cut, and whatever befalls us in between, the file is the host's to the byte", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...KINDS), fc.integer({ min: 1, max: 1_600_000 }), cuts, async (kind, length, plan) => {
      const folder = host.folder();
      let bytes = randomBytes(length);
      let version = 1;
      for (const { part, then } of plan) {
        host.answer = (request, response) => serve(kind, bytes, `"v${version}"`, request, response, part);
        const error = await fetchOutput(host.url, folder, { send: host.send }).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(OutputError);
        await befall(then, folder);
        if (then !== "file replaced at the host" || kind === "date") continue;
        bytes = randomBytes(length);
        version += 1;
      }
      host.answer = (request, response) => serve(kind, bytes, `"v${version}"`, request, response, null);
      const fetched = await fetchOutput(host.url, folder, { send: host.send });
      expect(fetched.bytes).toBe(length);
      expect((await readFile(fetched.path)).equals(bytes)).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 240_000);

test("with a tag, no byte is asked for twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_600_000 }),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 6 }),
      async (length, parts) => {
        const folder = host.folder();
        const bytes = randomBytes(length);
        let came = 0;
        for (const part of parts) {
          host.answer = (request, response) => serve("tag", bytes, '"v1"', request, response, part);
          const error = await fetchOutput(host.url, folder, { send: host.send }).catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(OutputError);
          if (error instanceof OutputError) came += error.cameBytes;
        }
        host.answer = (request, response) => serve("tag", bytes, '"v1"', request, response, null);
        const fetched = await fetchOutput(host.url, folder, { send: host.send });
        expect(came + fetched.cameBytes).toBe(length);
        expect((await readFile(fetched.path)).equals(bytes)).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
}, 240_000);
