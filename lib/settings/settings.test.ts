import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { sealKey } from "@/lib/settings/access";
import { checkKey } from "@/lib/settings/check-key";
import { listProviderSettings, priceRows } from "@/lib/settings/data";
import { prepareProviders } from "@/lib/settings/prepare";
import { providerFor, providerNow, vendorCallbackSecret } from "@/lib/settings/providers";
import { removeKey } from "@/lib/settings/remove-key";
import { SetKey, SetLimits, SetPrices } from "@/lib/settings/schema";
import { seedPrices } from "@/lib/settings/seed-prices";
import { setKey } from "@/lib/settings/set-key";
import { setLimits } from "@/lib/settings/set-limits";
import { setPrices } from "@/lib/settings/set-prices";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const member = (role: Actor["role"]): Actor => ({ kind: "member", memberId: "m-1", name: "Maya", role, tokenId: null, scopes: null });
const owner = member("owner");
const scope = readScope(owner);
const GOOD = "good-key-0123456789abcd";
const BAD = "bad-key-0123456789wxyz";

let isDown = false;
let asked: { path: string; key: string }[] = [];
const vendor = createServer((request, response) => {
  const key = keyIn(request);
  asked.push({ path: request.url ?? "", key });
  const answer = (status: number, body: object) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (isDown) return void answer(503, { code: 503, message: "down" });
  if (!key.startsWith("good") && key !== "sandbox") return void answer(401, { code: 401, message: `invalid key ${key}` });
  if (request.url?.endsWith("/webhook/secret")) return void answer(200, { code: 200, data: { secret: `whsec_of_${key}` } });
  return void answer(200, { code: 200, data: { balance: 12.5 }, balance_usd: 12.5 });
});

beforeAll(async () => {
  await new Promise<void>((listening) => vendor.listen(0, "127.0.0.1", listening));
  const host = `127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    WAVESPEED_BASE_URL: `http://${host}/api/v3`,
    EACHLABS_BASE_URL: `http://${host}/v1`,
    SANDBOX_URL: `http://${host}`,
    OUTBOUND_ALLOW: host,
    EACHLABS_CONCURRENCY: "7",
  });
});
afterAll(() => new Promise((closed) => vendor.close(closed)));
beforeEach(async () => {
  isDown = false;
  asked = [];
  await db().providerSetting.deleteMany();
  await db().providerGate.deleteMany();
  await db().price.deleteMany();
});

function gateOf(provider: ProviderId) {
  return db().providerGate.findFirst({ where: { provider, mode: "live" } });
}

function pause(provider: ProviderId, data: { pausedReason: string; pausedUntil?: Date; pauses?: number }) {
  return db().providerGate.create({ data: { provider, mode: "live", ...data } });
}

function keyIn({ headers }: IncomingMessage): string {
  return String(headers["x-api-key"] ?? headers.authorization?.replace("Bearer ", "") ?? "");
}
const rowOf = (provider: "wavespeed" | "eachlabs") => db().providerSetting.findUnique({ where: { provider } });
const viewOf = async (provider: "wavespeed" | "eachlabs") => (await listProviderSettings(scope)).find((view) => view.provider === provider);
const queued = () => db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE key LIKE 'submit:%' ORDER BY key`;

describe("a provider without a key", () => {
  test("is the sandbox, with room to try things", async () => {
    expect(await providerNow("wavespeed")).toMatchObject({ mode: "sandbox", concurrency: 4, createsPerMinute: 60, pausedReason: null });
    expect(await providerNow("eachlabs")).toMatchObject({ mode: "sandbox", concurrency: 7, createsPerMinute: 60 });
    expect(await providerFor("wavespeed", "live")).toBeNull();
    const sandbox = await providerFor("wavespeed", "sandbox");
    expect(await sandbox?.client.checkKey()).toMatchObject({ isAccepted: true });
    expect(asked).toEqual([{ path: "/wavespeed/api/v3/balance", key: "sandbox" }]);
  });
});

describe("setting a key", () => {
  test("that the vendor accepts makes the provider live at once, and nothing but a hint is ever shown", async () => {
    expect(await setKey(owner, { provider: "wavespeed", key: GOOD })).toMatchObject({ mode: "live", isAccepted: true, balanceMicros: 12_500_000 });
    expect(await providerNow("wavespeed")).toMatchObject({ mode: "live", concurrency: 2, createsPerMinute: 5 });
    const row = await rowOf("wavespeed");
    expect(JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(GOOD);
    expect(await viewOf("wavespeed")).toMatchObject({ keySource: "settings", keyHint: "abcd", mode: "live" });
    expect(JSON.stringify(await listProviderSettings(scope))).not.toContain(GOOD);
    expect((await queued()).map(({ key }) => key)).toContain("submit:wavespeed");
  });

  test("goes on asking the sandbox about what was begun there", async () => {
    await setKey(owner, { provider: "eachlabs", key: GOOD });
    asked = [];
    await (await providerFor("eachlabs", "sandbox"))?.client.checkKey();
    await (await providerFor("eachlabs", "live"))?.client.checkKey();
    expect(asked).toEqual([
      { path: "/eachlabs/v1/billing/balance", key: "sandbox" },
      { path: "/v1/billing/balance", key: GOOD },
    ]);
  });

  test("that the vendor refuses is told by the field, and the one before stays", async () => {
    await setKey(owner, { provider: "wavespeed", key: GOOD });
    const refusal = setKey(owner, { provider: "wavespeed", key: BAD });
    await expect(refusal).rejects.toMatchObject({ code: "invalid", fields: { key: expect.stringContaining("WaveSpeed refused this key") } });
    await expect(refusal).rejects.not.toThrow(BAD);
    expect(await viewOf("wavespeed")).toMatchObject({ keyHint: "abcd", mode: "live" });
  });

  test("that can't be checked is not kept", async () => {
    isDown = true;
    await expect(setKey(owner, { provider: "eachlabs", key: GOOD })).rejects.toMatchObject({
      code: "unavailable",
      fields: { key: expect.stringContaining("could not be reached") },
    });
    expect(await rowOf("eachlabs")).toBeNull();
  });

  test("keeps the vendor's secret for callbacks, for that key alone", async () => {
    await setKey(owner, { provider: "wavespeed", key: GOOD });
    expect(await vendorCallbackSecret("wavespeed", "live")).toBe(`whsec_of_${GOOD}`);
    expect((await rowOf("wavespeed"))?.callbackSecret).not.toContain("whsec");
    await db().providerSetting.update({ where: { provider: "wavespeed" }, data: { keyCipher: sealKey("wavespeed", "good-other-key-000") } });
    expect(await vendorCallbackSecret("wavespeed", "live")).toBeNull();
  });

  test("ends a pause, and takes that waited go on", async () => {
    await pause("wavespeed", { pausedReason: "key_refused", pauses: 3 });
    await setKey(owner, { provider: "wavespeed", key: GOOD });
    expect(await gateOf("wavespeed")).toMatchObject({ pausedReason: null, pausedUntil: null, pauses: 0 });
  });

  test("is the owner's alone", async () => {
    for (const role of ["producer", "reviewer"] as const)
      await expect(setKey(member(role), { provider: "wavespeed", key: GOOD })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      setKey({ ...owner, kind: "token", tokenId: "t", scopes: ["read", "write", "spend"] }, { provider: "wavespeed", key: GOOD }),
    ).rejects.toMatchObject({ code: "forbidden" });
    for (const verb of [checkKey, removeKey])
      await expect(verb(member("producer"), { provider: "wavespeed" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(setLimits(member("producer"), { provider: "wavespeed", concurrency: 9 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(setPrices(member("producer"), { provider: "wavespeed", prices: {} })).rejects.toMatchObject({ code: "forbidden" });
    expect(asked).toHaveLength(0);
  });

  test.each(["", "   ", "two words", "naïve-key", "line\nbreak", "k".repeat(513)])("“%s” is no key", (key) => {
    expect(SetKey.safeParse({ provider: "wavespeed", key }).error?.issues[0]?.path).toEqual(["key"]);
  });
  test("blanks around a pasted key don't matter", () => {
    expect(SetKey.parse({ provider: "wavespeed", key: `  ${GOOD}\n` }).key).toBe(GOOD);
  });
});

describe("a key that was kept", () => {
  test("can't be read under another SECRET_KEY: the provider stays live and says so, never the sandbox", async () => {
    await db().providerSetting.create({ data: { provider: "wavespeed", keyCipher: "v1.AAAA", keyHint: "abcd" } });
    expect((await providerNow("wavespeed")).mode).toBe("live");
    expect(await providerFor("wavespeed", "live")).toBeNull();
    expect(await viewOf("wavespeed")).toMatchObject({
      keySource: "unreadable",
      pausedReason: "key_unreadable",
      pausedMessage: expect.stringContaining("SECRET_KEY"),
    });
    await expect(checkKey(owner, { provider: "wavespeed" })).rejects.toMatchObject({
      code: "invalid",
      fields: { key: expect.stringContaining("Paste the key again") },
    });
  });

  test("when tested: accepted ends the pause, refused begins one, an outage changes nothing", async () => {
    await setKey(owner, { provider: "eachlabs", key: GOOD });
    await pause("eachlabs", { pausedReason: "no_credit", pausedUntil: new Date(Date.now() + 60_000), pauses: 2 });
    expect(await checkKey(owner, { provider: "eachlabs" })).toMatchObject({ isAccepted: true, balanceMicros: 12_500_000 });
    expect(await gateOf("eachlabs")).toMatchObject({ pausedReason: null, pauses: 0 });

    isDown = true;
    await expect(checkKey(owner, { provider: "eachlabs" })).rejects.toMatchObject({ code: "unavailable" });
    expect(await gateOf("eachlabs")).toMatchObject({ pausedReason: null });

    isDown = false;
    await db().providerSetting.update({ where: { provider: "eachlabs" }, data: { keyCipher: sealKey("eachlabs", BAD) } });
    expect(await checkKey(owner, { provider: "eachlabs" })).toMatchObject({ isAccepted: false, message: "Eachlabs refused this key." });
    expect(await gateOf("eachlabs")).toMatchObject({ pausedReason: "key_refused", pausedUntil: null });
    expect(await viewOf("eachlabs")).toMatchObject({ pausedMessage: expect.stringContaining("refused the key") });
  });

  test("when removed: new takes go to the sandbox, and no pause of the key's stays", async () => {
    await setKey(owner, { provider: "wavespeed", key: GOOD });
    await setLimits(owner, { provider: "wavespeed", concurrency: 3 });
    await pause("wavespeed", { pausedReason: "key_refused" });
    expect(await removeKey(owner, { provider: "wavespeed" })).toEqual({ mode: "sandbox" });
    expect(await rowOf("wavespeed")).toMatchObject({ keyCipher: null, keyHint: null, callbackSecret: null, concurrency: 3 });
    expect(await gateOf("wavespeed")).toMatchObject({ pausedReason: null });
    expect(await removeKey(owner, { provider: "eachlabs" })).toEqual({ mode: "sandbox" });
  });
});

describe("limits", () => {
  test("set here win at once, and null takes them back", async () => {
    expect(await setLimits(owner, { provider: "eachlabs", concurrency: 20, createsPerMinute: 200 })).toEqual({
      concurrency: 20,
      createsPerMinute: 200,
    });
    expect(await providerNow("eachlabs")).toMatchObject({ concurrency: 20, createsPerMinute: 200 });
    expect(await setLimits(owner, { provider: "eachlabs", concurrency: null })).toEqual({ concurrency: 7, createsPerMinute: 200 });
    expect(await viewOf("eachlabs")).toMatchObject({ isConcurrencySet: false, isCreatesPerMinuteSet: true });
  });
  test.each([0, -1, 1.5, 1_001, "3"])("%j takes in flight is out of bounds", (concurrency) => {
    expect(SetLimits.safeParse({ provider: "eachlabs", concurrency }).error?.issues[0]).toMatchObject({
      path: ["concurrency"],
      message: "From 1 to 1,000.",
    });
  });
});

describe("prices", () => {
  test("are seeded from the vendors' pages, once, whatever runs twice", async () => {
    await Promise.all([seedPrices(), seedPrices()]);
    await seedPrices();
    expect(await db().price.count()).toBe(7);
    expect(await priceRows(scope, "wavespeed")).toEqual([
      { variant: "480p/5", micros: 150_000, source: "price_table" },
      { variant: "480p/8", micros: 240_000, source: "price_table" },
      { variant: "720p/5", micros: 300_000, source: "price_table" },
      { variant: "720p/8", micros: 480_000, source: "price_table" },
    ]);
    expect(await priceRows(scope, "eachlabs")).toEqual(["480p", "580p", "720p"].map((variant) => ({ variant, micros: null, source: "unpublished" })));
  });

  test("of the team's own stay through a seeding, and null takes them back", async () => {
    await seedPrices();
    const rows = await setPrices(owner, { provider: "eachlabs", prices: { "720p": 400_000, "480p": 0 }, assumeMicros: 300_000 });
    expect(rows).toEqual([
      { variant: "480p", micros: 0, source: "team" },
      { variant: "580p", micros: null, source: "unpublished" },
      { variant: "720p", micros: 400_000, source: "team" },
    ]);
    await seedPrices();
    expect((await priceRows(scope, "eachlabs"))[2]).toMatchObject({ micros: 400_000, source: "team" });
    expect(await viewOf("eachlabs")).toMatchObject({ assumeMicros: 300_000 });
    expect((await setPrices(owner, { provider: "eachlabs", prices: { "720p": null } }))[2]).toMatchObject({ micros: null, source: "unpublished" });
    expect((await setPrices(owner, { provider: "wavespeed", prices: { "480p/5": 120_000 } }))[0]).toMatchObject({ micros: 120_000, source: "team" });
    expect((await setPrices(owner, { provider: "wavespeed", prices: { "480p/5": null } }))[0]).toMatchObject({
      micros: 150_000,
      source: "price_table",
    });
  });

  test("that follow the vendor's page follow it again when it changes", async () => {
    await seedPrices();
    await db().price.updateMany({ where: { variant: "480p/5" }, data: { micros: 1n } });
    await db().price.updateMany({ where: { variant: "480p/8" }, data: { micros: null, source: "unpublished" } });
    await db().price.updateMany({ where: { variant: "720p" }, data: { micros: 5n } });
    await seedPrices();
    expect((await priceRows(scope, "wavespeed")).map(({ micros }) => micros)).toEqual([150_000, 240_000, 300_000, 480_000]);
    expect((await priceRows(scope, "eachlabs"))[2]).toMatchObject({ micros: null });
  });

  test("of what the model doesn't make are refused by the field, and nothing is kept", async () => {
    await expect(setPrices(owner, { provider: "eachlabs", prices: { "720p": 1, "1080p": 1 } })).rejects.toMatchObject({
      code: "invalid",
      fields: { "prices.1080p": "Eachlabs makes no “1080p”." },
    });
    expect((await priceRows(scope, "eachlabs"))[2]).toMatchObject({ micros: null });
    for (const micros of [-1, 0.5, 1_000_000_001, "1"])
      expect(SetPrices.safeParse({ provider: "eachlabs", prices: { "720p": micros } }).error?.issues[0]?.path).toEqual(["prices", "720p"]);
  });
});

describe("preparing at a worker's start", () => {
  test("seeds prices and fetches the secret of callbacks, from the sandbox too", async () => {
    await prepareProviders();
    expect(await db().price.count()).toBe(7);
    expect(await vendorCallbackSecret("wavespeed", "sandbox")).toBe("whsec_of_sandbox");
    asked = [];
    await prepareProviders();
    expect(asked).toEqual([]);
  });

  test("asks about a refused key again and lets takes go on", async () => {
    await setKey(owner, { provider: "eachlabs", key: GOOD });
    await pause("eachlabs", { pausedReason: "key_refused" });
    await prepareProviders();
    expect(await gateOf("eachlabs")).toMatchObject({ pausedReason: null });
  });

  test("bears a vendor that is down", async () => {
    isDown = true;
    await prepareProviders();
    expect(await vendorCallbackSecret("wavespeed", "live")).toBeNull();
  });
});
