import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { Part } from "./part.mjs";
import { isAlive } from "./processes.mjs";
import { root } from "./root.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "part-"));
const began = path.join(folder, "began");
let part;

afterEach(() => {
  part.kill();
  rmSync(began, { force: true });
});

function makePart(code, more = {}) {
  const file = path.join(folder, "program.mjs");
  writeFileSync(file, `import { appendFileSync } from "node:fs"; appendFileSync(${JSON.stringify(began)}, process.pid + "\\n"); ${code}`);
  part = new Part({ name: "test", file: path.relative(root, file), env: process.env, onLine: () => {}, onGiveUp: () => {}, ...more });
  return part;
}

const pids = () => readFileSync(began, "utf8").trim().split("\n").map(Number);
const LIVES = "process.send({ ready: true }); setInterval(() => {}, 1000);";

it("a part that dies is started again", async () => {
  await makePart(LIVES).start({ awaitReady: true });
  process.kill(part.pid, "SIGKILL");
  await expect.poll(() => pids().length, { timeout: 5_000 }).toBe(2);
});

it("however often a restart is asked for, one process runs", async () => {
  await makePart(LIVES).start({ awaitReady: true });
  await Promise.all([part.restart(), part.restart(), part.restart()]);
  await part.restart();
  await expect.poll(() => pids().filter((pid) => isAlive(pid)).length, { timeout: 5_000 }).toBe(1);
});

it("one that won't stop is killed at the deadline", async () => {
  await makePart(`process.on("SIGTERM", () => {}); ${LIVES}`).start({ awaitReady: true });
  const { pid } = part;
  await part.stop(200);
  expect(isAlive(pid)).toBe(false);
});

it("wrong settings are told with what was printed, not tried again", async () => {
  const started = makePart('console.error("PORT is wrong"); process.exit(78);').start({ awaitReady: true });
  await expect(started).rejects.toMatchObject({ details: expect.stringContaining("PORT is wrong") });
  expect(pids().length).toBe(1);
});
