import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { watchParts } from "@/lib/web/watch-parts";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

it("tells once of a worker that dies and once of the next, and looks at nothing while nobody would hear", async () => {
  const told: string[] = [];
  let isWatched = false;
  let looks = 0;
  const parts = watchParts(
    {
      isWatched: () => {
        looks += 1;
        return isWatched;
      },
      onChange: (about) => void told.push(about),
    },
    10,
  );
  await expect.poll(() => looks).toBeGreaterThan(3);
  expect(told).toEqual([]);
  isWatched = true;
  await expect.poll(() => told).toEqual(["worker"]);
  await db().worker.create({ data: { id: "w", host: "h", pid: 1 } });
  await expect.poll(() => told).toEqual(["worker", "worker"]);
  await parts.stop();
});
