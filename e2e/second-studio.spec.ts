import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { expect, test } from "@/e2e/fixtures";
import { studio } from "@/e2e/studio";

test("a second studio on the same folder refuses to start, says who has it, and leaves the first alone", async ({ request }) => {
  const { dataDir, pid } = studio();
  const note = path.join(dataDir, "run.json");
  const before = readFileSync(note, "utf8");
  const second = await startOn(dataDir);
  expect(second.code).toBe(1);
  expect(second.printed).toContain(`Dailies already runs on ${dataDir} (process ${pid}`);
  expect(readFileSync(note, "utf8"), "what the first wrote down").toBe(before);
  const health = await request.get("/api/health");
  expect(await health.json()).toEqual({ status: "ok", database: "ok", storage: "ok", worker: "ok" });
});

function startOn(dataDir: string): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve) => {
    const root = path.join(import.meta.dirname, "..");
    // its own port: not the port, but the folder is what it must refuse
    const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env: { ...process.env, DATA_DIR: dataDir, PORT: "0" } });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        printed += chunk;
      });
    }
    child.on("exit", (code) => resolve({ code, printed }));
  });
}
