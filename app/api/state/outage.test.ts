import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as still } from "@/app/api/media/stills/[id]/route";
import { GET as state } from "@/app/api/state/route";
import { POST as start, GET as takes } from "@/app/api/v1/takes/route";
import { createOwner } from "@/lib/access/setup";
import { signIn } from "@/lib/access/sign-in";
import { asNobody, params } from "@/lib/api/testing";
import { type DatabaseLink, openDatabaseLink } from "@/prisma/database-link";
import { useDatabase } from "@/prisma/testing";

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));
useDatabase();

const MAYA = { name: "Maya", email: "maya@dailies.test", password: "twelve-chars-at-least" };

let link: DatabaseLink;
let cookie: string;

beforeAll(async () => {
  link = await openDatabaseLink(process.env.DATABASE_URL ?? "");
  process.env.DATABASE_URL = link.url;
  await createOwner(MAYA);
  const headers = new Headers({ host: "127.0.0.1:3000" });
  const answered = await signIn({ origin: "http://127.0.0.1:3000", client: "203.0.113.5", headers }, MAYA);
  cookie = answered
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
});
afterAll(() => link.close());

const asMaya = (at: string, body?: unknown) => asNobody(at, { body, headers: { cookie, origin: "http://127.0.0.1:3000" } });
const asked = () =>
  Promise.all([
    state(asMaya("/api/state"), params({})),
    takes(asMaya("/api/v1/takes"), params({})),
    still(asMaya("/api/media/stills/none"), params({ id: "none" })),
    start(asMaya("/api/v1/takes", {}), params({})),
  ]);

it("a member who is signed in is told 503 while the database is away, not that something broke, and is still signed in after it", async () => {
  expect((await asked()).map(({ status }) => status)).toEqual([200, 200, 404, 422]);
  link.cut();
  for (const response of await asked()) {
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(await response.json()).toMatchObject({ error: { code: "unavailable" } });
  }
  link.mend();
  await expect.poll(async () => (await state(asMaya("/api/state"), params({}))).status, { timeout: 20_000 }).toBe(200);
});
