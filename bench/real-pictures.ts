import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { query } from "@/bench/query";
import { addStill, readTake, startTakes } from "@/bench/rest";
import { control } from "@/bench/sandbox";
import type { BenchStudio } from "@/bench/studio";

/** Files of one take that was really made, which all others show too. */
export interface Pictures {
  stillFile: string;
  posterKey: string;
  spriteKey: string;
}

/** Makes that take, and puts it out of the way of those that are seeded. */
export async function realPictures(studio: BenchStudio): Promise<Pictures> {
  await control(studio, "settings", { typicalMs: 500, sharesClips: true });
  const stillId = await addStill(studio);
  const [takeId = ""] = await startTakes(studio, { provider: "wavespeed", stillId });
  for (let status = ""; status !== "ready"; status = (await readTake(studio, takeId)).status) {
    if (status === "failed") throw new Error("The take that lends its pictures failed.");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const [row] = await query<{ poster: string; sprite: string; still: string }>(
    studio,
    "SELECT poster_key AS poster, sprite_key AS sprite, still.storage_key AS still FROM clip JOIN still ON still.id = $1 WHERE take_id = $2",
    [stillId, takeId],
  );
  if (!row) throw new Error("The take that lends its pictures is gone.");
  // out of the way of the shots that are seeded
  await query(studio, "UPDATE shot SET number = 1000000");
  await query(studio, "UPDATE project SET next_shot = 1000001");
  await query(studio, "UPDATE take SET created_at = now() - interval '10 years' WHERE id = $1", [takeId]);
  return { stillFile: row.still, posterKey: row.poster, spriteKey: row.sprite };
}

/** Gives every seeded take and still these pictures. */
export async function showPictures(studio: BenchStudio, { stillFile, posterKey, spriteKey }: Pictures): Promise<void> {
  await query(studio, "UPDATE clip SET poster_key = $1, sprite_key = $2", [posterKey, spriteKey]);
  const stills = await query<{ key: string }>(studio, "SELECT storage_key AS key FROM still WHERE id LIKE 'bench-%'");
  const fileOf = (key: string) => path.join(studio.dataDir, "media", key);
  await mkdir(path.dirname(fileOf("stills/x")), { recursive: true });
  for (const { key } of stills) await copyFile(fileOf(stillFile), fileOf(key));
}
