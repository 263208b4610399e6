import { db } from "@/lib/db";
import { RECIPE_SELECT } from "@/lib/deliver/data";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/ids";
import { log } from "@/lib/log";
import { storage } from "@/lib/storage/current";
import type { ByteRange, Storage } from "@/lib/storage/storage";
import { crcOf, joinCrc } from "@/lib/zip/crc";
import { cutSegments, madeSegment, type Segment } from "@/lib/zip/cut";
import { manifestKey, readList, recordOf, type ZipEntry } from "@/lib/zip/list";
import { centralBytes, centralRecord, endBytes, endRecords, localBytes, localHeader } from "@/lib/zip/records";
import type { ZipScope } from "@/lib/zip/scope";
import { recipeTail } from "@/lib/zip/tail";

const DIRECTORY_BATCH = 500;

export interface ZipSource {
  zipId: string;
  scope: ZipScope;
  read: Storage["read"];
  signal: AbortSignal | undefined;
}

/**
 * The bytes of a range of a zip. Before the first byte of a clip leaves, whether it may be had is asked again; one that is gone, was put into
 * the trash, is no longer shared or is another than was promised ends the stream with an error.
 */
export function streamZip(source: ZipSource, range: ByteRange): ReadableStream<Uint8Array> {
  const bytes = cutSegments(segmentsOf(source), range);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await bytes.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          if (!source.signal?.aborted) log().warn({ err: error, zipId: source.zipId }, "a zip ended before its end");
          throw error;
        }
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* segmentsOf(source: ZipSource): AsyncGenerator<Segment> {
  const directory = { entries: 0, bytes: 0, offset: 0 };
  for await (const entry of readList(source.zipId, source.signal)) {
    const record = recordOf(entry);
    const open = once(() => openEntry(entry, source));
    yield madeSegment(localBytes(record), async () => localHeader(record, (await open()).crc));
    yield stored(entry.bytes, async (range) => source.read((await open()).storageKey, range, source.signal));
    if (entry.tail) yield madeSegment(entry.tail.bytes, async () => (await open()).tail);
    directory.entries += 1;
    directory.bytes += centralBytes(record, entry.offset);
    directory.offset = entry.offset + localBytes(record) + record.bytes;
  }
  for await (const entries of batched(readList(source.zipId, source.signal))) {
    const length = entries.reduce((sum, entry) => sum + centralBytes(recordOf(entry), entry.offset), 0);
    yield madeSegment(length, () => directoryOf(entries, source.signal));
  }
  yield madeSegment(endBytes(directory), () => endRecords(directory));
}

interface OpenEntry {
  storageKey: string;
  crc: number;
  tail: Uint8Array;
}

const NO_TAIL = new Uint8Array();

async function openEntry(entry: ZipEntry, { zipId, scope, signal }: ZipSource): Promise<OpenEntry> {
  const { takeId } = entry;
  if (takeId === null) return { storageKey: manifestKey(zipId), crc: entry.crc ?? 0, tail: NO_TAIL };
  if (!(await scope.allowed([takeId])).has(takeId)) throw changed(entry);
  const take = await db().take.findUnique({
    where: { id: takeId },
    select: { ...RECIPE_SELECT, clip: { select: { takeId: true, storageKey: true, sha256: true, crc32: true } } },
  });
  if (take?.clip?.sha256 !== entry.sha256) throw changed(entry);
  const tail = entry.tail ? recipeTail(take) : NO_TAIL;
  if (entry.tail && sha256(tail) !== entry.tail.sha256) throw changed(entry);
  return { storageKey: take.clip.storageKey, crc: wholeCrc(entry, await clipCrc(take.clip, signal)), tail };
}

async function directoryOf(entries: readonly ZipEntry[], signal: AbortSignal | undefined): Promise<Uint8Array> {
  const takeIds = entries.flatMap(({ takeId }) => takeId ?? []);
  const clips = await db().clip.findMany({ where: { takeId: { in: takeIds } }, select: { takeId: true, storageKey: true, crc32: true } });
  const byTake = new Map(clips.map((clip) => [clip.takeId, clip]));
  const records: Uint8Array[] = [];
  for (const entry of entries) {
    const clip = entry.takeId === null ? null : byTake.get(entry.takeId);
    if (clip === undefined) throw changed(entry);
    const crc = clip === null ? (entry.crc ?? 0) : wholeCrc(entry, await clipCrc(clip, signal));
    records.push(centralRecord(recordOf(entry), crc, entry.offset));
  }
  return Buffer.concat(records);
}

/** It is counted once in a clip's life, when it is first wanted, and then kept. */
async function clipCrc(clip: { takeId: string; storageKey: string; crc32: bigint | null }, signal: AbortSignal | undefined): Promise<number> {
  if (clip.crc32 !== null) return Number(clip.crc32);
  const { lend, read } = storage();
  const stream = await (lend ?? read)(clip.storageKey, undefined, signal);
  if (!stream) throw new AppError("not_found", "The file of a clip is missing from the storage.");
  const crc = await crcOf(stream);
  await db().clip.update({ where: { takeId: clip.takeId }, data: { crc32: BigInt(crc) } });
  return crc;
}

function wholeCrc({ tail }: ZipEntry, crc: number): number {
  return tail ? joinCrc(crc, tail.crc, tail.bytes) : crc;
}

function changed({ name }: ZipEntry): AppError {
  return new AppError("conflict", `${name} is gone, or may not be had any more. Choose the takes anew.`);
}

/** An object of the storage, whose length is known. */
function stored(length: number, open: (range: ByteRange) => Promise<ReadableStream<Uint8Array> | null>): Segment {
  return {
    length,
    async *read(start, end) {
      const stream = await open({ start, end: end - 1 });
      let left = end - start;
      if (stream) {
        for await (const chunk of stream) {
          left -= chunk.length;
          yield chunk;
        }
      }
      if (left !== 0) throw new Error(`A file in a zip is ${left} bytes shorter than it was.`);
    },
  };
}

async function* batched(entries: AsyncIterable<ZipEntry>): AsyncGenerator<ZipEntry[]> {
  let batch: ZipEntry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < DIRECTORY_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
