import { randomUUID } from "node:crypto";
import type { Storage } from "@/lib/storage/storage";

/** Writes, reads back and removes a small object; throws when anything of it goes wrong. */
export async function probeStorage(storage: Storage): Promise<void> {
  const key = `probe/${randomUUID()}`;
  const word = Buffer.from("Dailies was here.");
  const { bytes } = await storage.put(key, chunksOf(word), "text/plain");
  const stream = await storage.read(key);
  const back = stream ? Buffer.from(await new Response(stream).arrayBuffer()) : null;
  await storage.remove(key);
  if (bytes !== word.length || !back?.equals(word)) throw new Error(`The storage (${storage.id}) gave back something else than was written.`);
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
