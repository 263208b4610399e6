import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const Note = z.object({
  file: z.uuid(),
  /** Where the bytes are from, without what only signs the address. */
  source: z.string(),
  /** A strong entity tag or a date: what says that the rest belongs to the same bytes. Null: they can't be gone on from. */
  validator: z.string().nullable(),
  total: z.number().int().positive().nullable(),
  /** So many are flushed; whatever stands behind them may be lost or not ours. */
  bytes: z.number().int().nonnegative(),
});

/** What an output says of itself. */
export type Entity = Omit<z.infer<typeof Note>, "file" | "bytes">;

/** What an earlier try left. */
export interface Left extends Entity {
  path: string;
  bytes: number;
}

/** A file that fills as an output comes. */
export interface PartialFile {
  readonly path: string;
  readonly bytes: number;
  append: (chunk: Uint8Array) => Promise<void>;
  /** Flushes what came and notes it down, so that a later try can go on from here. Cheap when nothing came since. */
  mark: () => Promise<void>;
  /** As `mark`, and what came is the whole. */
  finish: () => Promise<void>;
  close: () => Promise<void>;
}

const NOTE = "partial.json";
const MARK_EVERY = 1024 * 1024;

/** What an earlier try left in the folder from this source; null when there is nothing to go on from. */
export async function findLeft(folder: string, source: string): Promise<Left | null> {
  const note = Note.safeParse(parse(await readFile(path.join(folder, NOTE), "utf8").catch(() => "")));
  if (!note.success || note.data.source !== source || note.data.bytes === 0) return null;
  const file = path.join(folder, note.data.file);
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile() || facts.size < note.data.bytes) return null;
  const { file: _, ...left } = note.data;
  return { ...left, path: file };
}

/**
 * Begins a file, or goes on with what is left. Should a worker that was frozen wake and write beside another, it writes the same bytes
 * to the same places: a file is gone on with only for one entity, and another entity always gets another file.
 */
export async function openPartial(folder: string, entity: Entity, left: Left | null): Promise<PartialFile> {
  await mkdir(folder, { recursive: true });
  const at = left?.path ?? path.join(folder, randomUUID());
  const handle = await open(at, left ? "r+" : "wx", 0o640);
  let bytes = left?.bytes ?? 0;
  let marked = bytes;

  const note = async (total: number | null) => {
    await handle.datasync();
    await writeNote(folder, { ...entity, total, file: path.basename(at), bytes });
    marked = bytes;
  };
  const mark = async () => {
    if (bytes !== marked) await note(entity.total);
  };

  return {
    path: at,
    get bytes() {
      return bytes;
    },
    async append(chunk) {
      await writeAt(handle, chunk, bytes);
      bytes += chunk.byteLength;
      if (bytes - marked >= MARK_EVERY) await mark();
    },
    mark,
    async finish() {
      // what stands behind may be of a try whose end was never noted
      await handle.truncate(bytes);
      await note(bytes);
    },
    close: () => handle.close(),
  };
}

/** Forgets what the folder holds: the next try begins anew. */
export async function discardLeft(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

async function writeAt(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < chunk.byteLength) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.byteLength - done, position + done);
    done += bytesWritten;
  }
}

/** Not flushed by itself: a note that a power cut loses means beginning anew, and one that stays never promises more than was flushed. */
async function writeNote(folder: string, note: z.infer<typeof Note>): Promise<void> {
  const part = path.join(folder, `${randomUUID()}.json`);
  await writeFile(part, JSON.stringify(note), { mode: 0o640 });
  await rename(part, path.join(folder, NOTE));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
