import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { createSafeFetch } from "@/lib/http/safe-fetch";
import { PICTURE_MAX_BYTES } from "@/lib/media/image";
import { photo } from "@/lib/media/picture-corpus";
import { type Answer, useHost } from "@/lib/saving/testing";
import { fetchStill } from "@/lib/stills/fetch";
import { FetchStill } from "@/lib/stills/schema";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const host = useHost();

let folder: string;
let maya: Actor;
let picture: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "dailies-fetch-"));
  process.env.DATA_DIR = folder;
  maya = await makeMember("producer");
  picture = await photo(320, 200);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (place: string) => new URL(place, host.url).href;
const fetched = (address = at("/fig.jpg"), more: Parameters<typeof fetchStill>[2] = {}) =>
  fetchStill(maya, { address }, { send: host.send, ...more });

async function refusal(answer: Answer, more: Parameters<typeof fetchStill>[2] = {}): Promise<{ code: string; words: string }> {
  host.answer = answer;
  const before = await db().still.count();
  const error = await fetched(undefined, more).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(await db().still.count()).toBe(before);
  expect(error).toMatchObject({ fields: { address: expect.stringMatching(/\.$/) } });
  const { code, message } = error as { code: string; message: string };
  return { code, words: message };
}

describe("the picture at an address", () => {
  test("becomes a still of our own encoding, named for the last part of the address", async () => {
    host.answer = (_, response) => response.writeHead(200, { "content-type": "image/jpeg" }).end(picture);
    const still = await fetched(at("/2026/fig%20%26%20bowl.jpg?size=large#top"));
    expect(still).toMatchObject({ width: 320, height: 200, name: "fig & bowl.jpg", from: null });
    expect((await db().still.findUniqueOrThrow({ where: { id: still.id } })).contentType).toBe("image/jpeg");
    expect((await fetched(at("/%E0%A4%A"))).name).toBe("%E0%A4%A");
  });

  test("is what its bytes say, whatever the host calls it, and may be elsewhere by now", async () => {
    host.answer = (request, response) =>
      request.url === "/moved.png"
        ? response.writeHead(200, { "content-type": "application/octet-stream" }).end(picture)
        : response.writeHead(302, { location: "/moved.png" }).end();
    expect(await fetched()).toMatchObject({ width: 320, name: "fig.jpg" });
  });

  test("is asked for by name and with no word of who asks", async () => {
    let told: Record<string, unknown> = {};
    host.answer = (request, response) => {
      told = request.headers;
      response.end(picture);
    };
    await fetched();
    expect(told).toMatchObject({ "user-agent": "Dailies", accept: expect.stringContaining("image/") });
    expect([told.cookie, told.authorization, told.referer]).toEqual([undefined, undefined, undefined]);
  });
});

describe("what is no picture there is refused in plain words by the field", () => {
  const cases: [string, Answer, string, RegExp][] = [
    ["a web page", (_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<p>hi"), "invalid", /web page/],
    [
      "a web page that says it is a JPEG",
      (_, response) => response.writeHead(200, { "content-type": "image/jpeg" }).end("<!doctype html><p>"),
      "unsupported_type",
      /web page/,
    ],
    ["nothing", (_, response) => response.writeHead(404).end(), "invalid", /has nothing at this address/],
    ["a door for members", (_, response) => response.writeHead(403).end(), "invalid", /does not show this picture to the studio/],
    ["a broken host", (_, response) => response.writeHead(502).end(), "invalid", /answered 502/],
    ["an empty file", (_, response) => response.writeHead(200).end(), "invalid", /empty/],
    [
      "text",
      (_, response) => response.writeHead(200, { "content-type": "image/png" }).end("just some words, really"),
      "unsupported_type",
      /not a picture/,
    ],
    ["an SVG", (_, response) => response.writeHead(200, { "content-type": "image/svg+xml" }).end('<svg xmlns="x"></svg>'), "unsupported_type", /SVG/],
    [
      "a picture that is said to be too large",
      (_, response) => response.writeHead(200, { "content-length": PICTURE_MAX_BYTES + 1 }).end(),
      "too_large",
      /25 MB/,
    ],
    ["redirects without end", (request, response) => response.writeHead(302, { location: `${request.url}x` }).end(), "invalid", /did not give/],
    [
      "a redirect to a place inside",
      (_, response) => response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end(),
      "invalid",
      /public https addresses/,
    ],
    [
      "half a picture",
      (_, response) => response.writeHead(200, { "content-length": picture.length }).write(picture.subarray(0, 900), () => response.destroy()),
      "invalid",
      /did not give the whole/,
    ],
  ];

  test.each(cases)("%s", async (_name, answer, code, words) => {
    const told = await refusal(answer);
    expect(told.code).toBe(code);
    expect(told.words).toMatch(words);
  });

  test("a picture without end, however little is said before", async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    const told = await refusal((_, response) => {
      const more = () => response.writable && response.write(chunk, (error) => !error && more());
      response.writeHead(200, { "content-type": "image/png" });
      more();
    });
    expect(told).toMatchObject({ code: "too_large", words: expect.stringContaining("25 MB") });
  });

  test("a host that takes its time", async () => {
    expect((await refusal(() => {}, { tookTooLongMs: 50 })).words).toContain("took too long");
    const drip: Answer = (_, response) => void response.writeHead(200).write(picture.subarray(0, 100));
    expect((await refusal(drip, { tookTooLongMs: 50 })).words).toContain("took too long");
  });

  test.each([
    ["an address of this machine", "https://127.0.0.1/a.jpg", /public https/],
    ["a name for this machine", "http://localhost:5432/a.jpg", /public https/],
    ["this machine, as a number", "https://2130706433/a.jpg", /public https/],
    ["the cloud's own addresses", "http://169.254.169.254/latest", /public https/],
    ["this machine, by IPv6", "https://[::1]/a.jpg", /public https/],
    ["a name and password", "https://maya:secret@example.com/a.jpg", /public https/],
    ["a file of the server", "file:///etc/passwd", /not an address/],
    ["a host that is none", "https://no-such-host.invalid/a.jpg", /could not be reached/],
    ["words", "a picture of a cat", /not an address/],
  ])("%s", async (_name, address, words) => {
    const outside = createSafeFetch({
      allow: [],
      resolve: (name, _options, answer) => answer(name === "localhost" ? null : new Error("no such name"), "127.0.0.1", 4),
    });
    await expect(fetched(address, { send: outside })).rejects.toMatchObject({ code: "invalid", fields: { address: expect.stringMatching(words) } });
  });
});

test("an address may come without its beginning, or without its s", async () => {
  const asked: string[] = [];
  const send: typeof fetch = async (input) => {
    asked.push(String(input));
    if (String(input).startsWith("http:")) return createSafeFetch({ allow: [] })(input);
    return new Response(new Uint8Array(picture));
  };
  await fetched(FetchStill.parse({ address: " example.com/a.jpg " }).address, { send });
  await fetched("http://example.com/b.jpg", { send });
  await fetched("example.com:443/c.jpg", { send });
  expect(asked).toEqual(["https://example.com/a.jpg", "http://example.com/b.jpg", "https://example.com/b.jpg", "https://example.com/c.jpg"]);
});

test("who may not write fetches nothing", async () => {
  const before = host.asked.length;
  const reviewer = await makeMember("reviewer");
  await expect(fetchStill(reviewer, { address: host.url }, { send: host.send })).rejects.toMatchObject({ code: "forbidden" });
  expect(host.asked.length).toBe(before);
});
