import { open, rename, rm } from "node:fs/promises";

let made = 0;

/** Puts a file in another's place at once: after a crash there is the old one or the new one, whole. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.${made++}.part`;
  try {
    const handle = await open(part, "w");
    try {
      await handle.writeFile(text);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
