import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { readRecord, removeUpload } from "@/lib/sandbox/files/uploads";
import { forget } from "@/lib/sandbox/work/jobs";
import type { World } from "@/lib/sandbox/world";

/** Deletes what has outlived the retention: predictions with their clips, uploads, stills that were fetched, and what a kill left half made. */
export async function sweep(world: World): Promise<void> {
  const before = Date.now() - world.settings.now.retentionMs;
  for (const { id, endedAt } of world.predictions.list()) if (endedAt !== null && endedAt < before) await forget(world, id);
  for (const name of await readdir(world.folders.uploads)) {
    const upload = name.endsWith(".json") ? readRecord(world, name.slice(0, -".json".length)) : null;
    if (upload && upload.keptUntil < Date.now()) await removeUpload(world, upload.id);
  }
  for (const folder of [world.folders.inputs, world.folders.outputs]) await removeOlder(folder, before);
}

/** At the start, before anything renders: half-made clips and files of the last run. */
export async function sweepHalfMade(world: World): Promise<void> {
  for (const folder of Object.values(world.folders)) {
    const halfMade = (await readdir(folder)).filter((name) => name.startsWith("render-") || name.endsWith(".part"));
    await Promise.all(halfMade.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
  }
}

async function removeOlder(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && found.mtimeMs < before) await rm(file, { recursive: true, force: true });
  }
}
