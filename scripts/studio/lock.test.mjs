import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { takeLock } from "./lock.mjs";
import { birthOf } from "./processes.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "lock-"));
let count = 0;
const freshFile = () => path.join(folder, `lock-${count++}`);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the lock on DATA_DIR", () => {
  it("goes to one, and the next is told who has it", () => {
    const file = freshFile();
    const lock = takeLock(file);
    expect(takeLock(file).holder.pid).toBe(process.pid);
    lock.release();
    expect(takeLock(file).holder).toBeUndefined();
  });

  it("is taken over from the dead, and from one whose number was given to another", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    const birth = birthOf(child.pid);
    await once(child, "exit");
    for (const dead of [
      { pid: child.pid, birth },
      { pid: process.pid, birth: "another birth" },
    ]) {
      const file = freshFile();
      writeFileSync(file, JSON.stringify({ ...dead, host: (await import("node:os")).hostname(), nonce: "x" }));
      expect(takeLock(file).holder).toBeUndefined();
    }
  });

  it("of another machine is judged by its heartbeat", () => {
    const file = freshFile();
    writeFileSync(file, JSON.stringify({ pid: 1, birth: "1", host: "elsewhere", nonce: "x" }));
    expect(takeLock(file).holder.host).toBe("elsewhere");
    utimesSync(file, new Date(0), new Date(0));
    expect(takeLock(file).holder).toBeUndefined();
  });

  it("is handed on to the process that knows its nonce", () => {
    const file = freshFile();
    const first = takeLock(file);
    first.handOn();
    const second = takeLock(file, first.nonce);
    expect(second.holder).toBeUndefined();
    expect(takeLock(file, "a guess").holder).toBeDefined();
  });

  it("says when its holder is stopping", () => {
    const file = freshFile();
    const lock = takeLock(file);
    lock.noteStopping();
    expect(takeLock(file).holder.isStopping).toBe(true);
    lock.release();
  });

  it("survives a half-written file", () => {
    const file = freshFile();
    writeFileSync(file, '{"pid":');
    expect(takeLock(file).holder).toBeUndefined();
  });
});
