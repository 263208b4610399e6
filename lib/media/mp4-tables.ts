import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { NotAVideoError } from "@/lib/media/not-a-video";

interface Box {
  type: string;
  /** Of the box's content, without its header. */
  start: number;
  end: number;
}

interface Span {
  start: number;
  end: number;
}

const MOOV_MAX = 32 * 1024 * 1024;
const BOXES_MAX = 10_000;
/** An hour at a thousand a second: what claims more is lying, and counting it would take for ever. */
const SAMPLES_MAX = 3_600_000;

/**
 * Checks that an MP4's own tables fit the bytes that are there: it starts with `ftyp`, its boxes fill the file to the end,
 * and every sample of every track lies inside an `mdat`. Half a file with a matching length fails here. Throws NotAVideoError.
 */
export async function checkMp4Tables(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const boxes = await topBoxes(file, size);
    if (boxes[0]?.type !== "ftyp") throw new NotAVideoError("it does not start as an MP4 does");
    const moov = boxes.find((box) => box.type === "moov");
    if (!moov) throw new NotAVideoError("its index is missing");
    if (moov.end - moov.start > MOOV_MAX) throw new NotAVideoError("its index is too large");
    const tables = Buffer.alloc(moov.end - moov.start);
    await file.read(tables, 0, tables.length, moov.start);
    checkTracks(tables, boxes);
  } finally {
    await file.close();
  }
}

async function topBoxes(file: FileHandle, size: number): Promise<Box[]> {
  const boxes: Box[] = [];
  const header = Buffer.alloc(16);
  let at = 0;
  while (at < size) {
    if (boxes.length >= BOXES_MAX) throw new NotAVideoError("it has too many parts");
    const { bytesRead } = await file.read(header, 0, 16, at);
    const box = boxAt(header.subarray(0, bytesRead), at, size);
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** Reads a box's header that was found at `at` of something that ends at `limit`. */
function boxAt(header: Buffer, at: number, limit: number): Box {
  if (header.length < 8) throw new NotAVideoError("it ends in the middle of a part");
  const short = header.readUInt32BE(0);
  const type = header.toString("latin1", 4, 8);
  const isLong = short === 1;
  if (isLong && header.length < 16) throw new NotAVideoError("it ends in the middle of a part");
  const length = isLong ? Number(header.readBigUInt64BE(8)) : short === 0 ? limit - at : short;
  const headerLength = isLong ? 16 : 8;
  if (length < headerLength) throw new NotAVideoError("a part of it has no length");
  if (at + length > limit) throw new NotAVideoError("it ends before its parts do");
  return { type, start: at + headerLength, end: at + length };
}

function boxesIn(bytes: Buffer, { start, end }: Span): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at < end; at = boxes.at(-1)?.end ?? end) {
    if (boxes.length >= BOXES_MAX) throw new NotAVideoError("it has too many parts");
    boxes.push(boxAt(bytes.subarray(at, Math.min(at + 16, end)), at, end));
  }
  return boxes;
}

function inside(bytes: Buffer, box: Span, ...names: string[]): Box | undefined {
  let found: Box | undefined;
  let span: Span | undefined = box;
  for (const name of names) {
    found = span && boxesIn(bytes, span).find(({ type }) => type === name);
    span = found;
  }
  return found;
}

function checkTracks(bytes: Buffer, boxes: readonly Box[]): void {
  const media = boxes.filter((box) => box.type === "mdat");
  const parts = boxesIn(bytes, { start: 0, end: bytes.length });
  const isFragmented = parts.some((box) => box.type === "mvex") && boxes.some((box) => box.type === "moof");
  let pictures = 0;
  for (const track of parts.filter((box) => box.type === "trak")) {
    const samples = samplesOf(bytes, track, media);
    const handler = inside(bytes, track, "mdia", "hdlr");
    if (handler && bytes.toString("latin1", handler.start + 8, handler.start + 12) === "vide") pictures += samples;
  }
  if (pictures === 0 && !isFragmented) throw new NotAVideoError("it holds no pictures");
}

/** Counts a track's samples, having checked that each chunk of them lies inside the media that is there. */
function samplesOf(bytes: Buffer, track: Box, media: readonly Span[]): number {
  const table = inside(bytes, track, "mdia", "minf", "stbl");
  if (!table) return 0;
  const sizes = sampleSizes(bytes, table);
  const chunks = chunkOffsets(bytes, table);
  const runs = chunkRuns(bytes, table);
  let sample = 0;
  let run = 0;
  for (const [index, start] of chunks.entries()) {
    while (run + 1 < runs.length && (runs[run + 1]?.first ?? Infinity) <= index + 1) run++;
    const count = runs[run]?.count ?? 0;
    let end = start;
    for (let taken = 0; taken < count && sample < sizes.count; taken++) end += sizes.at(sample++);
    if (end > start && !media.some((span) => start >= span.start && end <= span.end)) {
      throw new NotAVideoError("its index names bytes that are not there");
    }
  }
  if (sample < sizes.count) throw new NotAVideoError("its index does not add up");
  return sample;
}

function sampleSizes(bytes: Buffer, table: Box): { count: number; at: (sample: number) => number } {
  const box = inside(bytes, table, "stsz");
  if (!box) return { count: 0, at: () => 0 };
  const size = u32(bytes, box, 4);
  const count = u32(bytes, box, 8);
  if (count > SAMPLES_MAX) throw new NotAVideoError("its index does not add up");
  if (size > 0) return { count, at: () => size };
  if (12 + count * 4 > box.end - box.start) throw new NotAVideoError("its index does not add up");
  return { count, at: (sample) => u32(bytes, box, 12 + sample * 4) };
}

function chunkOffsets(bytes: Buffer, table: Box): number[] {
  const short = inside(bytes, table, "stco");
  const long = inside(bytes, table, "co64");
  const box = short ?? long;
  if (!box) return [];
  const width = short ? 4 : 8;
  const count = u32(bytes, box, 4);
  if (8 + count * width > box.end - box.start) throw new NotAVideoError("its index does not add up");
  return Array.from({ length: count }, (_, index) =>
    short ? u32(bytes, box, 8 + index * 4) : Number(bytes.readBigUInt64BE(box.start + 8 + index * 8)),
  );
}

function chunkRuns(bytes: Buffer, table: Box): { first: number; count: number }[] {
  const box = inside(bytes, table, "stsc");
  if (!box) return [];
  const count = u32(bytes, box, 4);
  if (8 + count * 12 > box.end - box.start) throw new NotAVideoError("its index does not add up");
  return Array.from({ length: count }, (_, index) => ({ first: u32(bytes, box, 8 + index * 12), count: u32(bytes, box, 12 + index * 12) }));
}

function u32(bytes: Buffer, box: Box, offset: number): number {
  if (box.start + offset + 4 > box.end) throw new NotAVideoError("its index does not add up");
  return bytes.readUInt32BE(box.start + offset);
}
