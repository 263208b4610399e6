import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { mediaFolder, storage } from "@/lib/storage/current";
import { diskTroubleOf, diskWords } from "@/lib/storage/disk-trouble";
import { StorageFullError } from "@/lib/storage/storage";

/** Room for the clips of a full queue; below it nothing new is paid for. */
const NEEDED_BYTES = 200 * 1024 * 1024;
/** A save leaves so much to the database, which must go on writing down what happens. */
const LEFT_BYTES = 64 * 1024 * 1024;
/** Many takes sent at once are one look. A failure is looked at again at once, so that it is over as soon as it is mended. */
const GOOD_FOR_MS = 3_000;

let look: { folder: string; at: number; outcome: Promise<void> } | undefined;

/** Throws `unavailable` when what would be paid for could not be kept: no room, or a folder that can't be written to. */
export async function assertDiskHasRoom(): Promise<void> {
  const folder = path.resolve(env().DATA_DIR);
  if (look?.folder !== folder || performance.now() - look.at > GOOD_FOR_MS) look = { folder, at: performance.now(), outcome: lookAtDisk(folder) };
  const mine = look;
  try {
    await mine.outcome;
  } catch (error) {
    if (look === mine) look = undefined;
    throw error;
  }
}

/** Throws StorageFullError when so many bytes more, first fetched and then stored, would leave the disk too full for the studio to go on. */
export async function assertRoomForSave(bytes: number): Promise<void> {
  const free = Math.min(await freeBytes(path.resolve(env().DATA_DIR)), await freeBytes(mediaFolder()));
  if (free < LEFT_BYTES + 2 * bytes) throw new StorageFullError();
}

async function lookAtDisk(folder: string): Promise<void> {
  try {
    await Promise.all([writeProbe(path.join(folder, "tmp")), storage().probe()]);
    const free = Math.min(await freeBytes(folder), await freeBytes(mediaFolder()));
    if (free < NEEDED_BYTES) throw new StorageFullError();
  } catch (error) {
    const trouble = diskTroubleOf(error);
    log().warn({ err: error, trouble }, "the disk can't keep what would be paid for");
    const words = trouble ? diskWords(trouble) : "The storage does not answer";
    const remedy = trouble === "full" ? "Make room" : "Mend it";
    throw new AppError("unavailable", `${words}, so no take is sent: its clip could not be kept. ${remedy} and press again.`, { cause: error });
  }
}

/** Clips are fetched into this folder before they are stored. */
async function writeProbe(folder: string): Promise<void> {
  const file = path.join(folder, `probe-${randomUUID()}`);
  await fs.mkdir(folder, { recursive: true });
  try {
    const handle = await fs.open(file, "wx");
    try {
      await handle.write("Dailies was here.");
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await fs.rm(file, { force: true }).catch(() => undefined);
  }
}

/** What is free where a folder is or will be. */
async function freeBytes(folder: string): Promise<number> {
  await fs.mkdir(folder, { recursive: true });
  const { bavail, bsize } = await fs.statfs(folder);
  return bavail * bsize;
}
