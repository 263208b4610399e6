import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { countedAddress } from "@/lib/access/stepped-tries";
import { db } from "@/lib/db";
import { setSharePassword } from "@/lib/shares/change";
import { hashSharePassword, isSharePassword } from "@/lib/shares/password";
import { aSelection, GuestBrowser, makeLink, makeReadyTake, setCheapPassword, useBytes } from "@/lib/shares/testing";
import { slowDownMs } from "@/lib/shares/unlock";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
useBytes();

const PASSWORD = "seeds in low sun";
let maya: Actor;
let share: { id: string; token: string };

beforeAll(async () => {
  maya = await makeMember();
  share = await makeLink(maya, aSelection(await makeReadyTake()));
  await setCheapPassword(share.id, PASSWORD);
});

beforeEach(() => db().tryCount.deleteMany());

/** The database's clock as the counts see it: all of them stand so much further back. */
const later = (minutes: number) =>
  db()
    .$executeRaw`UPDATE try_count SET window_from = window_from - make_interval(mins => ${minutes}::int), blocked_until = blocked_until - make_interval(mins => ${minutes}::int)`;

async function knock(address = "203.0.113.7", at = share): Promise<(password: string) => Promise<Response>> {
  const browser = new GuestBrowser(address);
  await browser.come(at.token);
  return (password) => browser.ask(`/g/${at.id}/api/unlock`, { method: "POST", body: { password } });
}

async function tryByForm(address: string): Promise<Response> {
  const browser = new GuestBrowser(address);
  await browser.come(share.token);
  return browser.ask(`/g/${share.id}/api/unlock`, { method: "POST", form: { password: PASSWORD } });
}

/** Tries until it has to wait; answers how many were heard, and for how many minutes it has to. */
async function untilPaused(tryOne: (password: string) => Promise<Response>): Promise<{ heard: number; minutes: number }> {
  for (let heard = 0; ; heard += 1) {
    const response = await tryOne("not this one");
    if (response.status === 429) return { heard, minutes: Math.ceil(Number(response.headers.get("retry-after")) / 60) };
    expect(response.status).toBe(422);
  }
}

describe("the password of a link", () => {
  it("is kept as a salted hash that it can't be read from", async () => {
    const [one, two] = [await hashSharePassword(PASSWORD), await hashSharePassword(PASSWORD)];
    expect(one).toMatch(/^scrypt\$17\$8\$1\$/);
    expect(one).not.toBe(two);
    expect(await isSharePassword(PASSWORD.normalize("NFD"), one)).toBe(true);
    expect(await isSharePassword(`${PASSWORD} `, one)).toBe(false);
    await expect(isSharePassword(PASSWORD, PASSWORD)).rejects.toThrow("no hash");
    const row = await db().share.findUniqueOrThrow({ where: { id: share.id } });
    expect(JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(PASSWORD);
  });

  it("opens by a script and by a plain form, and is written down each time", async () => {
    const browser = new GuestBrowser();
    await browser.come(share.token);
    const wrong = await browser.ask(`/g/${share.id}/api/unlock`, { method: "POST", form: { password: "not this one" } });
    expect([wrong.status, wrong.headers.get("location"), wrong.headers.getSetCookie()]).toEqual([303, `/g/${share.id}?again=1`, []]);
    const right = await browser.ask(`/g/${share.id}/api/unlock`, { method: "POST", form: { password: PASSWORD } });
    expect([right.status, right.headers.get("location")]).toEqual([303, `/g/${share.id}`]);
    expect((await browser.ask(`/g/${share.id}/api/room`)).status).toBe(200);
    const done = await db().shareActivity.findMany({ where: { shareId: share.id }, orderBy: { id: "asc" }, select: { what: true } });
    expect(done.map(({ what }) => what)).toEqual(["refused", "unlocked"]);
  });

  it("never stands in an address: a password in the query opens nothing", async () => {
    const browser = new GuestBrowser();
    await browser.come(share.token);
    expect((await browser.ask(`/g/${share.id}/api/room?password=${encodeURIComponent(PASSWORD)}`)).status).toBe(401);
  });

  it("that is changed or taken away puts everybody out, and the link lets them in again", async () => {
    const own = await makeLink(maya, aSelection(await makeReadyTake()), { password: PASSWORD });
    const browser = new GuestBrowser();
    await browser.come(own.token, { password: PASSWORD });
    expect((await browser.ask(`/g/${own.id}/api/room`)).status).toBe(200);
    await setSharePassword(maya, { shareId: own.id, password: "another one" });
    expect((await browser.ask(`/g/${own.id}/api/room`)).status).toBe(404);
    await browser.come(own.token, { password: PASSWORD });
    expect((await browser.ask(`/g/${own.id}/api/room`)).status).toBe(401);
    await browser.come(own.token, { password: "another one" });
    expect((await browser.ask(`/g/${own.id}/api/room`)).status).toBe(200);
    await setSharePassword(maya, { shareId: own.id, password: null });
    expect((await browser.ask(`/g/${own.id}/api/room`)).status).toBe(404);
    await browser.come(own.token);
    expect((await browser.ask(`/g/${own.id}/api/room`)).status).toBe(200);
  });
});

describe("guessing", () => {
  it("waits 10 minutes after five, 30 after ten and two hours after twenty, and after each one from then on", async () => {
    const tryOne = await knock();
    expect(await untilPaused(tryOne)).toEqual({ heard: 5, minutes: 10 });
    expect((await tryOne(PASSWORD)).status).toBe(429);
    const plain = await tryByForm("203.0.113.7");
    expect([plain.status, Number(plain.headers.get("retry-after")) > 0, await plain.text()]).toEqual([
      429,
      true,
      expect.stringMatching(/^Too many tries\. Wait \d+ minutes/),
    ]);
    await later(11);
    expect(await untilPaused(tryOne)).toEqual({ heard: 5, minutes: 30 });
    await later(31);
    expect(await untilPaused(tryOne)).toEqual({ heard: 10, minutes: 120 });
    await later(121);
    expect(await untilPaused(tryOne)).toEqual({ heard: 1, minutes: 120 });
    await later(121);
    expect((await tryOne(PASSWORD)).status).toBe(200);
  });

  it("counts many at once one by one", async () => {
    const tryOne = await knock();
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryOne("not this one")));
    expect(answers.map(({ status }) => status).filter((status) => status === 422)).toHaveLength(5);
  });

  it("is forgotten by the right password, and after a day", async () => {
    const tryOne = await knock();
    for (let tries = 0; tries < 4; tries += 1) expect((await tryOne("not this one")).status).toBe(422);
    const browser = await knock();
    expect((await browser(PASSWORD)).status).toBe(200);
    expect(await untilPaused(tryOne)).toEqual({ heard: 5, minutes: 10 });
    await later(24 * 60 + 11);
    expect(await untilPaused(tryOne)).toEqual({ heard: 5, minutes: 10 });
  });

  it("at one link from one address stops neither another address nor another link", async () => {
    const other = await makeLink(maya, aSelection(await makeReadyTake()));
    await setCheapPassword(other.id, PASSWORD);
    await untilPaused(await knock());
    expect((await (await knock("198.51.100.9"))(PASSWORD)).status).toBe(200);
    expect((await (await knock("203.0.113.7", other))(PASSWORD)).status).toBe(200);
    expect((await (await knock())(PASSWORD)).status).toBe(429);
  });

  it("from ever new addresses only slows the answers down: nobody locks the client out", async () => {
    expect([0, 30, 31, 40, 1000, 1_000_000].map(slowDownMs)).toEqual([0, 0, 200, 2000, 5000, 5000]);
    const stranger = Array.from({ length: 6 }, (_, at) => `198.51.100.${at}`);
    for (const address of stranger) expect((await (await knock(address))("not this one")).status).toBe(422);
    expect((await (await knock("203.0.113.200"))(PASSWORD)).status).toBe(200);
  });

  it("counts all addresses that one line of IPv6 has as one", async () => {
    expect(await untilPaused(await knock("2001:db8:1:2::1"))).toMatchObject({ heard: 5 });
    expect((await (await knock("2001:db8:1:2:ffff::9"))(PASSWORD)).status).toBe(429);
    expect((await (await knock("2001:db8:1:3::1"))(PASSWORD)).status).toBe(200);
    expect(["::1", "2001:0db8::2:3:4:5:6", "203.0.113.7", "unknown"].map(countedAddress)).toEqual([
      "0:0:0:0::/64",
      "2001:db8:0:2::/64",
      "203.0.113.7",
      "unknown",
    ]);
  });

  it("can't choose the address that is counted", async () => {
    const browser = new GuestBrowser();
    await browser.come(share.token);
    let at = 0;
    const tryOne = () => {
      at += 1;
      const headers = { "x-forwarded-for": `10.0.0.${at}`, forwarded: `for=10.0.0.${at}`, "x-real-ip": `10.0.0.${at}` };
      return browser.ask(`/g/${share.id}/api/unlock`, { method: "POST", body: { password: "not this one" }, headers });
    };
    expect(await untilPaused(tryOne)).toEqual({ heard: 5, minutes: 10 });
  });

  it("is refused where it can't be counted: the right password too", async () => {
    const tryOne = await knock();
    await db().$executeRaw`ALTER TABLE try_count RENAME TO try_count_away`;
    try {
      const response = await tryOne(PASSWORD);
      expect([response.status, response.headers.get("retry-after"), response.headers.getSetCookie()]).toEqual([503, "5", []]);
    } finally {
      await db().$executeRaw`ALTER TABLE try_count_away RENAME TO try_count`;
    }
    expect((await tryOne(PASSWORD)).status).toBe(200);
  });
});

it("keeps no address of anybody", async () => {
  const rows = await db().shareActivity.findMany();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toMatch(/\d+\.\d+\.\d+\.\d+|2001:db8/);
});
