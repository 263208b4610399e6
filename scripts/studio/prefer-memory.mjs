// Where tests keep what they throw away: in memory where there is room. Making and dropping databases is mostly waiting for a disk.
import { accessSync, constants, statfsSync } from "node:fs";
import process from "node:process";

const MEMORY = "/dev/shm";
const TMPFS = 0x01021994;
/** Far more than a whole run leaves there at once; a container's usual 64 MB is not enough. */
const ROOM_BYTES = 2 * 1024 ** 3;

/** From here on, temporary folders of this process and of those that it starts are made in memory, if there is enough of it. */
export function preferMemory() {
  try {
    const { type, bavail, bsize } = statfsSync(MEMORY);
    accessSync(MEMORY, constants.W_OK | constants.X_OK);
    if (type === TMPFS && bavail * bsize >= ROOM_BYTES) process.env.TMPDIR = MEMORY;
  } catch {
    // no such place here: the usual one does as well, only slower
  }
}
