import { createHash } from "node:crypto";
import { storage } from "@/lib/storage/current";
import { Count, lineOf, recordOf, type ZipEntry } from "@/lib/zip/list";
import { centralBytes, endBytes, localBytes } from "@/lib/zip/records";

export const MANIFEST = "manifest.csv";

export interface MadeZip {
  bytes: number;
  entries: number;
  tag: string;
}

/** Writes a zip's list and its manifest into the storage side by side, and counts up the zip's length on the way. Neither is held in memory. */
export class ZipWriter {
  /** The clips so far. */
  entries = 0;
  #offset = 0;
  #directoryBytes = 0;
  readonly #list = new TransformStream<Uint8Array, Uint8Array>();
  readonly #manifest = new TransformStream<Uint8Array, Uint8Array>();
  readonly #toList = this.#list.writable.getWriter();
  readonly #toManifest = this.#manifest.writable.getWriter();
  readonly #tag = createHash("sha256");
  readonly #counted = new Count();

  /** Adds a clip. */
  async add(entry: Omit<ZipEntry, "offset">): Promise<void> {
    this.entries += 1;
    await this.#place(entry);
  }

  /** Adds lines to the manifest. */
  async note(lines: string): Promise<void> {
    const bytes = Buffer.from(lines);
    this.#counted.add(bytes);
    await this.#toManifest.write(bytes);
  }

  /** Runs `addAll` and answers what it came to. The manifest is the last file. Throws what `addAll` or the storage throws. */
  async write(listKey: string, manifestKey: string, addAll: () => Promise<void>): Promise<MadeZip> {
    const manifest = storage().put(manifestKey, this.#manifest.readable, "text/csv");
    const list = storage().put(listKey, this.#list.readable, "application/x-ndjson");
    const fed = this.#feed(addAll, manifest);
    const results = await Promise.allSettled([fed, manifest, list]);
    for (const result of results) if (result.status === "rejected") throw result.reason;
    const directory = { entries: this.entries + 1, bytes: this.#directoryBytes, offset: this.#offset };
    return { bytes: this.#offset + this.#directoryBytes + endBytes(directory), entries: directory.entries, tag: this.#tag.digest("hex") };
  }

  async #feed(addAll: () => Promise<void>, manifest: Promise<{ bytes: number; sha256: string }>): Promise<void> {
    try {
      await addAll();
      await this.#toManifest.close();
      const { bytes, sha256 } = await manifest;
      const modifiedS = Math.floor(Date.UTC(2020, 0, 1) / 1000);
      await this.#place({ name: MANIFEST, takeId: null, bytes, sha256, tail: null, modifiedS, crc: this.#counted.crc });
      await this.#toList.close();
    } catch (error) {
      await Promise.allSettled([this.#toManifest.abort(error), this.#toList.abort(error)]);
      throw error;
    }
  }

  async #place(entry: Omit<ZipEntry, "offset">): Promise<void> {
    const record = recordOf(entry);
    const line = lineOf({ ...entry, offset: this.#offset });
    this.#directoryBytes += centralBytes(record, this.#offset);
    this.#offset += localBytes(record) + record.bytes;
    this.#tag.update(line);
    await this.#toList.write(Buffer.from(line));
  }
}
