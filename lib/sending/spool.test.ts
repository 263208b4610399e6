import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { replaySpool } from "@/lib/sending/replay-spool";
import { forgetAnswer, keepAnswer, listAnswers, type SpooledAnswer } from "@/lib/sending/spool";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "dailies-spool-"));
  process.env.DATA_DIR = dataDir;
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const answer = (): SpooledAnswer => ({
  createId: newId(),
  takeId: newId(),
  provider: "eachlabs",
  mode: "live",
  predictionId: "p-1",
  answeredAt: "2026-11-21T10:00:00.000Z",
});
const aside = () => readdir(path.join(dataDir, "spool", "aside")).catch(() => []);

test("an answer is read as it was kept, until it is forgotten", async () => {
  const kept = [answer(), answer()];
  for (const one of kept) expect(await keepAnswer(one)).toBe(true);
  expect((await listAnswers()).sort((a, b) => a.createId.localeCompare(b.createId))).toEqual(kept);
  for (const { createId } of kept) await forgetAnswer(createId);
  expect(await listAnswers()).toEqual([]);
});

test("what is half written is left alone, and what can't be read is put aside once", async () => {
  const half = answer();
  const foreign = answer();
  const names = { part: `${half.createId}.json.part`, cut: `${newId()}.json`, foreign: `${newId()}.json` };
  await keepAnswer(half);
  const text = await readFile(path.join(dataDir, "spool", `${half.createId}.json`), "utf8");
  await forgetAnswer(half.createId);
  await writeFile(path.join(dataDir, "spool", names.part), text);
  await writeFile(path.join(dataDir, "spool", names.cut), text.slice(0, 40));
  await writeFile(path.join(dataDir, "spool", names.foreign), JSON.stringify(foreign));
  expect(await listAnswers()).toEqual([]);
  expect((await aside()).sort()).toEqual([names.cut, names.foreign].sort());
  expect(await readdir(path.join(dataDir, "spool"))).toContain(names.part);
});

test("an answer to a create of another database is put aside and not tried again", async () => {
  const stranger = answer();
  await keepAnswer(stranger);
  await replaySpool();
  expect(await listAnswers()).toEqual([]);
  expect(await aside()).toContain(`${stranger.createId}.json`);
});
