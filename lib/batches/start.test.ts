import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, readScope } from "@/lib/access/actor";
import { cancelRest } from "@/lib/batches/cancel-rest";
import { getBatch } from "@/lib/batches/data";
import { findStills } from "@/lib/batches/find-stills";
import { getBatchDetail } from "@/lib/batches/list-takes";
import { listMade } from "@/lib/batches/made";
import { resultsOf } from "@/lib/batches/results";
import { retryBatch } from "@/lib/batches/retry";
import { AskMade } from "@/lib/batches/schema";
import { startBatch } from "@/lib/batches/start";
import { runSheet, sheetOf } from "@/lib/batches/testing";
import { leaveRoom, monthOfWorkspace } from "@/lib/budgets/testing";
import { readCells } from "@/lib/csv";
import { db } from "@/lib/db";
import { newId, sha256 } from "@/lib/ids";
import { sealKey } from "@/lib/settings/access";
import { move } from "@/lib/takes/move";
import { StartTakes } from "@/lib/takes/schema";
import { startTakes } from "@/lib/takes/start";
import { makeMember, makeStill } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

/** One take of WaveSpeed, 480p for 5 s. */
const UNIT = 150_000;
/** What a button says of so many of them. */
const said = (takes: number) => ({ shown: { wavespeed: { isFree: false, pricedMicros: takes * UNIT, unpriced: 0 } } });
let owner: Actor;
let stills: string[];

beforeAll(async () => {
  owner = await makeMember();
  stills = [(await makeStill({ name: "fig.jpg" })).id, (await makeStill({ name: "=drum.jpg" })).id];
  await db().providerSetting.create({ data: { provider: "wavespeed", keyCipher: sealKey("wavespeed", "live-key") } });
});

beforeEach(async () => {
  await db().budget.deleteMany();
});

const [FIRST, SECOND] = [0, 1];
const row = (index: number, more: Record<string, unknown> = {}) => ({ stillId: stills[index], ...more });
const scope = () => readScope(owner);

describe("a sheet that is run", () => {
  test("becomes takes in the order of its rows, placed as the form places them, each with its reservation", async () => {
    const [before] = await startTakes(owner, {
      ...StartTakes.parse({ provider: "wavespeed", stillId: stills[0], prompt: "Placed." }),
      isShotReused: true,
    });
    const sheet = sheetOf(
      [row(FIRST, { prompt: "Placed.", seed: 7, count: 2 }), row(SECOND, { prompt: "Placed." }), row(FIRST, { prompt: "Placed." })],
      said(4),
    );
    const { batch, takeIds } = await runSheet(owner, sheet);
    expect(batch).toMatchObject({ name: "Autumn table", counts: { total: 4, queued: 4 }, reservedMicros: 4 * UNIT, chargedMicros: 0, isFree: false });
    const takes = await db().take.findMany({ where: { id: { in: takeIds } }, orderBy: { id: "asc" }, include: { ledger: true } });
    expect(takes.map(({ shotId, number }) => [shotId === before?.shotId, number])).toEqual([
      [true, 2],
      [true, 3],
      [false, 1],
      [true, 4],
    ]);
    expect(takes.slice(0, 2).map(({ seed }) => seed)).toEqual([7, 8]);
    for (const take of takes) expect(take.ledger).toMatchObject([{ kind: "reserved", amountMicros: BigInt(UNIT) }]);
    expect(await db().shot.findUniqueOrThrow({ where: { id: before?.shotId ?? "" } })).toMatchObject({ nextTake: 5 });
    // what is pressed alone meanwhile does not wait for all of them
    const [single] = await startTakes(owner, StartTakes.parse({ provider: "wavespeed", stillId: stills[0], prompt: "Alone." }));
    expect(single?.queue?.place).toBeLessThan((await db().take.count({ where: { status: "queued" } })) - takeIds.length + 1);
  });

  test("gives a pair at both providers the same seeds", async () => {
    const both = [
      row(FIRST, { prompt: "Compared.", count: 2 }),
      row(FIRST, { prompt: "Compared.", count: 2, provider: "eachlabs", settings: {}, isPair: true }),
    ];
    const shown = { ...said(2).shown, eachlabs: { isFree: true, pricedMicros: 0, unpriced: 2 } };
    const { takeIds } = await runSheet(owner, sheetOf([...both, row(FIRST, { prompt: "Compared." })], { shown: { ...shown, ...said(3).shown } }));
    const takes = await db().take.findMany({ where: { id: { in: takeIds } }, orderBy: { id: "asc" } });
    expect(takes.slice(2, 4).map(({ seed }) => seed)).toEqual(takes.slice(0, 2).map(({ seed }) => seed));
    expect(new Set(takes.map(({ seed }) => seed)).size).toBe(3);
    expect(new Set(takes.map(({ shotId }) => shotId)).size).toBe(1);
    expect(takes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  test("keeps the end stills of its rows: with another, or without, it is another shot, and a retry ends on the same picture", async () => {
    const end = (await makeStill({ name: "end.jpg" })).id;
    const ending = row(FIRST, { prompt: "Ends.", endStillId: end });
    const [before] = await startTakes(owner, {
      ...StartTakes.parse({ provider: "wavespeed", stillId: stills[0], endStillId: end, prompt: "Ends." }),
      isShotReused: true,
    });
    const { batch, takeIds } = await runSheet(owner, sheetOf([ending, row(FIRST, { prompt: "Ends." }), ending], said(3)));
    const takes = await db().take.findMany({ where: { id: { in: takeIds } }, orderBy: { id: "asc" }, include: { shot: true } });
    expect(takes.map(({ endStillId, shot, number }) => [endStillId, shot.endStillId, shot.id === before?.shotId, number])).toEqual([
      [end, end, true, 2],
      [null, null, false, 1],
      [end, end, true, 3],
    ]);
    const [failed = ""] = takeIds;
    await move(failed, "submitting", { sentAt: new Date(), leaseOwner: "w" }, db());
    await move(failed, "failed", { leaseOwner: null, failureCode: "refused", failureMessage: "No." }, db());
    await retryBatch(owner, { batchId: batch.id, isUnpricedOk: false, ...said(1), intentId: crypto.randomUUID() });
    expect(await db().take.findFirstOrThrow({ where: { fromTakeId: failed } })).toMatchObject({ endStillId: end, shotId: before?.shotId, number: 4 });
    const { takes: shown } = await getBatchDetail(owner, batch.id);
    expect(shown.map(({ endStill }) => endStill?.name ?? null)).toEqual(["end.jpg", null, "end.jpg", "end.jpg"]);
    const gone = [row(FIRST), { ...ending, endStillId: newId() }];
    await expect(startBatch(owner, sheetOf(gone, said(2)))).rejects.toMatchObject({ fields: { "rows.1.endStillId": expect.any(String) } });
  });

  test("is one batch however often and from however many places the press arrives", async () => {
    const sheet = sheetOf([row(FIRST, { prompt: "Thirty times." })], said(1));
    const batches = await Promise.all(Array.from({ length: 30 }, () => startBatch(owner, sheet)));
    expect(new Set(batches.map(({ id }) => id)).size).toBe(1);
    expect(await db().take.count({ where: { prompt: "Thirty times." } })).toBe(1);
    await expect(startBatch(owner, { ...sheet, name: "Another" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("of thirty presses at once that the budget has room for ten of, ten run, each with all its takes and numbers of their own", async () => {
    await leaveRoom(owner, 20 * UNIT);
    const sheets = Array.from({ length: 30 }, () =>
      sheetOf([row(FIRST, { prompt: "Many at once." }), row(SECOND, { prompt: "Many at once." })], said(2)),
    );
    const outcomes = await Promise.allSettled(sheets.map((sheet) => startBatch(owner, sheet)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(await db().take.count({ where: { prompt: "Many at once." } })).toBe(20);
    expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 0 });
  });

  test("is queued as a whole or not at all, and says how many rows fit", async () => {
    await leaveRoom(owner, 3 * UNIT);
    const before = { takes: await db().take.count(), shots: await db().shot.count(), batches: await db().batch.count() };
    const sheet = sheetOf([row(FIRST, { count: 2 }), row(SECOND, { count: 2 })], said(4));
    await expect(startBatch(owner, sheet)).rejects.toMatchObject({
      code: "over_budget",
      fields: { rows: expect.stringMatching(/has \$0\.45 left, and this counts as \$0\.60: the first 1 of 2 rows fits\.$/) },
    });
    expect({ takes: await db().take.count(), shots: await db().shot.count(), batches: await db().batch.count() }).toEqual(before);
    await expect(startBatch(owner, { ...sheet, rows: sheet.rows.slice(0, 1), ...said(2) })).resolves.toMatchObject({ counts: { total: 2 } });
  });

  test("has up to 500 takes", async () => {
    const rows = Array.from({ length: 63 }, (_, index) => row(FIRST, { prompt: `Row ${index}.`, count: 8 }));
    await expect(startBatch(owner, sheetOf(rows, said(504)))).rejects.toMatchObject({
      fields: { rows: expect.stringContaining("these rows make 504") },
    });
    const { batch } = await runSheet(owner, sheetOf([...rows.slice(0, 62), row(FIRST, { prompt: "The last.", count: 4 })], said(500)));
    expect(batch.counts.total).toBe(500);
    expect(await cancelRest(owner, { batchId: batch.id })).toMatchObject({ canceled: 500, running: 0, batch: { reservedMicros: 0 } });
  });

  test("spends nothing but what was shown, and names the row and field in trouble", async () => {
    await expect(startBatch(owner, sheetOf([row(FIRST)], said(2)))).rejects.toMatchObject({
      fields: { price: expect.stringContaining("$0.15 now") },
    });
    await expect(startBatch(owner, sheetOf([row(FIRST)]))).rejects.toMatchObject({ fields: { price: expect.anything() } });
    const wrong = [row(FIRST), row(FIRST, { settings: { resolution: "580p" } })];
    await expect(startBatch(owner, sheetOf(wrong, said(2)))).rejects.toMatchObject({
      fields: { "rows.1.settings.resolution": "Choose 480p or 720p." },
    });
    const gone = [row(FIRST), { stillId: newId() }];
    await expect(startBatch(owner, sheetOf(gone, said(2)))).rejects.toMatchObject({ fields: { "rows.1.stillId": expect.any(String) } });
    const reviewer = await makeMember("reviewer");
    await expect(startBatch(reviewer, sheetOf([row(FIRST)], said(1)))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("rows that were made before", () => {
  const ask = (rows: Record<string, unknown>[]) => listMade(scope(), AskMade.parse({ rows: sheetOf(rows).rows }));

  test("with an end still are other takes, known by the bytes of both pictures", async () => {
    const [first, second, third] = await Promise.all(["one", "one", "two"].map((text) => makeStill({ sha256: sha256(text) })));
    const ending = (endStillId: string | undefined) => row(FIRST, { prompt: "Made to end.", ...(endStillId && { endStillId }) });
    await runSheet(owner, sheetOf([ending(first?.id)], said(1)));
    const made = await ask([ending(first?.id), ending(second?.id), ending(third?.id), ending(undefined), ending(newId())]);
    expect(made.map((one) => one.row).sort()).toEqual([0, 1]);
  });

  test("are known by the picture's bytes, prompt, provider, settings and seed", async () => {
    const twin = (await makeStill({ sha256: (await db().still.findUniqueOrThrow({ where: { id: stills[0] ?? "" } })).sha256 })).id;
    const { takeIds } = await runSheet(owner, sheetOf([row(FIRST, { prompt: "Made.", seed: 41, count: 2 })], said(2)));
    const asked = [
      { stillId: twin, prompt: " Made. " },
      row(FIRST, { prompt: "Made.", settings: {} }),
      row(FIRST, { prompt: "Made.", seed: 42 }),
      row(SECOND, { prompt: "Made." }),
      row(FIRST, { prompt: "Made!" }),
      row(FIRST, { prompt: "Made.", negativePrompt: "text" }),
      row(FIRST, { prompt: "Made.", settings: { resolution: "720p" } }),
      row(FIRST, { prompt: "Made.", seed: 43 }),
      row(FIRST, { prompt: "Made.", provider: "eachlabs", settings: {} }),
    ];
    const made = await ask(asked);
    expect(made.map((one) => [one.row, one.takes]).sort()).toEqual([
      [0, 2],
      [1, 2],
      [2, 1],
    ]);
    expect(made.every(({ takeId, isReady }) => takeIds.includes(takeId) && !isReady)).toBe(true);
    for (const id of takeIds) await move(id, "canceled", { canceledAt: new Date() }, db());
    expect(await ask(asked)).toEqual([]);
  });
});

describe("the failed takes of a batch", () => {
  test("are tried again together, as new takes that remember them, and counted once", async () => {
    const { batch, takeIds } = await runSheet(
      owner,
      sheetOf([row(FIRST, { prompt: "Fails.", seed: 5 }), row(SECOND, { prompt: "Fails." })], said(2)),
    );
    const [failed = "", other = ""] = takeIds;
    for (const id of takeIds) await move(id, "submitting", { sentAt: new Date(), leaseOwner: "w" }, db());
    await move(failed, "failed", { leaseOwner: null, failureCode: "refused", failureMessage: "=No." }, db());
    await move(other, "generating", { leaseOwner: null, predictionId: newId() }, db());
    const detail = await getBatchDetail(owner, batch.id);
    expect(detail.retry).toEqual({ takes: 1, ...said(1), isAbout: false });
    const press = { batchId: batch.id, isUnpricedOk: false, shown: detail.retry.shown };
    await expect(retryBatch(owner, { ...press, intentId: crypto.randomUUID(), shown: {} })).rejects.toMatchObject({
      fields: { price: expect.anything() },
    });
    const intentIds = [crypto.randomUUID(), crypto.randomUUID()];
    const outcomes = await Promise.allSettled([...intentIds, ...intentIds].map((intentId) => retryBatch(owner, { ...press, intentId })));
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    const retries = await db().take.findMany({ where: { batchId: batch.id, fromHow: "retried" } });
    expect(retries).toMatchObject([{ fromTakeId: failed, seed: 5, prompt: "Fails.", number: 2 }]);
    expect(await getBatch(owner, batch.id)).toMatchObject({ counts: { total: 2, queued: 1, running: 1, failed: 0 } });
    const { takes } = await getBatchDetail(owner, batch.id);
    expect(takes.find(({ id }) => id === failed)).toMatchObject({ retriedAs: retries[0]?.id, failure: { message: "=No." } });

    const { csv } = await resultsOf(owner, batch.id);
    const [head, ...lines] = readCells(csv);
    expect(lines).toHaveLength(3);
    expect(csv).toContain("'=No.");
    expect(csv).toContain("'=drum.jpg");
    expect(head).toEqual([
      "take",
      "still",
      "still_id",
      "end_still",
      "end_still_id",
      "prompt",
      "provider",
      "seed",
      "status",
      "why",
      "cost_usd",
      "cost",
      "clip",
      "take_id",
    ]);
  });
});

test("a still is found by its file's name: the newest of that name, and none that was cut from another", async () => {
  await makeStill({ name: "named.jpg" });
  const whole = await makeStill({ name: "named.jpg" });
  const cut = await makeStill({ name: "named.jpg", sourceId: whole.id });
  const found = await findStills(scope(), ["named.jpg", cut.id, "nobody.jpg"]);
  expect(Object.entries(found).map(([ref, { id }]) => [ref, id])).toEqual([
    ["named.jpg", whole.id],
    [cut.id, cut.id],
  ]);
});

test("canceling the rest is its maker's and the owner's, and frees what was set aside", async () => {
  await leaveRoom(owner, 2 * UNIT);
  const maker = await makeMember("producer");
  const { batch } = await runSheet(maker, sheetOf([row(FIRST), row(SECOND)], said(2)));
  const stranger = await makeMember("producer");
  await expect(cancelRest(stranger, { batchId: batch.id })).rejects.toMatchObject({ code: "forbidden" });
  expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 0 });
  expect(await cancelRest(maker, { batchId: batch.id })).toMatchObject({ canceled: 2 });
  expect(await cancelRest(maker, { batchId: batch.id })).toMatchObject({ canceled: 0 });
  expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 2 * UNIT });
  await expect(cancelRest(maker, { batchId: sha256("none").slice(0, 36) })).rejects.toMatchObject({ code: "not_found" });
});
