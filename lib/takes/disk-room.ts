import { statfs } from "node:fs/promises";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Room for the clips of a full queue; below it nothing new is paid for. */
const NEEDED_BYTES = 200 * 1024 * 1024;

/** Throws `unavailable` when the disk is too full to keep what would be paid for. */
export async function assertDiskHasRoom(): Promise<void> {
  const { bavail, bsize } = await statfs(env().DATA_DIR);
  if (bavail * bsize < NEEDED_BYTES)
    throw new AppError("unavailable", "The disk is full, so no take is sent: its clip could not be kept. Make room and press again.");
}
