import { crc32 } from "node:zlib";
import { storage } from "@/lib/storage/current";
import type { EntryRecord } from "@/lib/zip/records";

/** One file of a zip. */
export interface ZipEntry {
  name: string;
  /** Whose clip it is; null for the manifest. */
  takeId: string | null;
  /** Of what stands in the storage, without the tail. */
  bytes: number;
  sha256: string;
  /** The recipe that follows the clip's bytes; null for none. */
  tail: { bytes: number; crc: number; sha256: string } | null;
  /** Where its header stands in the zip. */
  offset: number;
  modifiedS: number;
  /** Only of the manifest; that of a clip stands beside it in the database. */
  crc: number | null;
}

export function listKey(zipId: string): string {
  return `zips/${zipId}.list`;
}

export function manifestKey(zipId: string): string {
  return `zips/${zipId}.csv`;
}

/** The entry as zip's records name it. */
export function recordOf({ name, bytes, tail, modifiedS }: Pick<ZipEntry, "name" | "bytes" | "tail" | "modifiedS">): EntryRecord {
  return { name: Buffer.from(name), bytes: bytes + (tail?.bytes ?? 0), modifiedS };
}

/** An entry as a line of the list. */
export function lineOf(entry: ZipEntry): string {
  const { name, takeId, bytes, sha256, tail, offset, modifiedS, crc } = entry;
  return `${JSON.stringify([name, takeId, bytes, sha256, tail && [tail.bytes, tail.crc, tail.sha256], offset, modifiedS, crc])}\n`;
}

/** The entries of a zip in their order, a line at a time. Throws when the list is gone. */
export async function* readList(zipId: string, signal?: AbortSignal): AsyncGenerator<ZipEntry> {
  const stream = await storage().read(listKey(zipId), undefined, signal);
  if (!stream) throw new Error("the list of a zip is gone");
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield entryOf(line);
  }
}

/** CRC-32 and length of all that went through. */
export class Count {
  bytes = 0;
  crc = 0;

  add(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.crc = crc32(chunk, this.crc);
  }
}

/** The line was written by `lineOf` alone. */
function entryOf(line: string): ZipEntry {
  const [name, takeId, bytes, sha256, tail, offset, modifiedS, crc] = JSON.parse(line);
  return { name, takeId, bytes, sha256, tail: tail && { bytes: tail[0], crc: tail[1], sha256: tail[2] }, offset, modifiedS, crc };
}
