/** An entry as its records name it. */
export interface EntryRecord {
  /** As UTF-8; no longer than 65,535 bytes. */
  name: Uint8Array;
  /** Stored as they are. */
  bytes: number;
  /** In whole seconds since 1970. */
  modifiedS: number;
}

/** The first size, offset or count that the old fields can't hold. */
const LONG = 0xffffffff;
const MANY = 0xffff;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const LONG_END_BYTES = 56 + 20;
/** A header, and one moment as 32 bits. */
const MOMENT_BYTES = 9;
const VERSION = 20;
const LONG_VERSION = 45;
const MADE_BY_UNIX = 3 << 8;
const PLAIN_FILE = (0o100644 << 16) >>> 0;
const NAMES_ARE_UTF8 = 0x0800;

/** How long `localHeader` is. */
export function localBytes({ name, bytes }: EntryRecord): number {
  return LOCAL_BYTES + name.length + MOMENT_BYTES + (bytes >= LONG ? 20 : 0);
}

/** What stands before an entry's bytes. Sizes and CRC-32 are in it: nothing follows the bytes. */
export function localHeader(entry: EntryRecord, crc: number): Buffer {
  const isLong = entry.bytes >= LONG;
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(isLong ? LONG_VERSION : VERSION, 4);
  writeCommon(header, 6, entry, crc, localBytes(entry) - LOCAL_BYTES - entry.name.length);
  return Buffer.concat([header, entry.name, momentField(entry.modifiedS), longField(isLong ? [entry.bytes, entry.bytes] : [])]);
}

/** How long `centralRecord` is. */
export function centralBytes({ name, bytes }: EntryRecord, offset: number): number {
  const longs = (bytes >= LONG ? 2 : 0) + (offset >= LONG ? 1 : 0);
  return CENTRAL_BYTES + name.length + MOMENT_BYTES + (longs > 0 ? 4 + 8 * longs : 0);
}

/** The entry's line in the directory, which names where its header stands. */
export function centralRecord(entry: EntryRecord, crc: number, offset: number): Buffer {
  const longs = [...(entry.bytes >= LONG ? [entry.bytes, entry.bytes] : []), ...(offset >= LONG ? [offset] : [])];
  const version = longs.length > 0 ? LONG_VERSION : VERSION;
  const record = Buffer.alloc(CENTRAL_BYTES);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(MADE_BY_UNIX | version, 4);
  record.writeUInt16LE(version, 6);
  writeCommon(record, 8, entry, crc, centralBytes(entry, offset) - CENTRAL_BYTES - entry.name.length);
  record.writeUInt32LE(PLAIN_FILE, 38);
  record.writeUInt32LE(Math.min(offset, LONG), 42);
  return Buffer.concat([record, entry.name, momentField(entry.modifiedS), longField(longs)]);
}

export interface Directory {
  entries: number;
  bytes: number;
  /** Where it begins. */
  offset: number;
}

/** How long `endRecords` is. */
export function endBytes(directory: Directory): number {
  return END_BYTES + (isLongDirectory(directory) ? LONG_END_BYTES : 0);
}

/** What a zip ends with. */
export function endRecords(directory: Directory): Buffer {
  const { entries, bytes, offset } = directory;
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries, MANY), 8);
  end.writeUInt16LE(Math.min(entries, MANY), 10);
  end.writeUInt32LE(Math.min(bytes, LONG), 12);
  end.writeUInt32LE(Math.min(offset, LONG), 16);
  if (!isLongDirectory(directory)) return end;
  const long = Buffer.alloc(LONG_END_BYTES);
  long.writeUInt32LE(0x06064b50, 0);
  long.writeBigUInt64LE(44n, 4);
  long.writeUInt16LE(MADE_BY_UNIX | LONG_VERSION, 12);
  long.writeUInt16LE(LONG_VERSION, 14);
  long.writeBigUInt64LE(BigInt(entries), 24);
  long.writeBigUInt64LE(BigInt(entries), 32);
  long.writeBigUInt64LE(BigInt(bytes), 40);
  long.writeBigUInt64LE(BigInt(offset), 48);
  long.writeUInt32LE(0x07064b50, 56);
  long.writeBigUInt64LE(BigInt(offset + bytes), 64);
  long.writeUInt32LE(1, 72);
  return Buffer.concat([long, end]);
}

function isLongDirectory({ entries, bytes, offset }: Directory): boolean {
  return entries >= MANY || bytes >= LONG || offset >= LONG;
}

/** From the flags to the length of the extra fields, which both records hold alike. */
function writeCommon(record: Buffer, at: number, { name, bytes, modifiedS }: EntryRecord, crc: number, extraBytes: number): void {
  const { date, time } = dosMoment(modifiedS);
  record.writeUInt16LE(NAMES_ARE_UTF8, at);
  record.writeUInt16LE(time, at + 4);
  record.writeUInt16LE(date, at + 6);
  record.writeUInt32LE(crc, at + 8);
  record.writeUInt32LE(Math.min(bytes, LONG), at + 12);
  record.writeUInt32LE(Math.min(bytes, LONG), at + 16);
  record.writeUInt16LE(name.length, at + 20);
  record.writeUInt16LE(extraBytes, at + 22);
}

/** In UTC, as nobody knows the reader's zone; the moment field says it exactly to readers that know it. */
function dosMoment(modifiedS: number): { date: number; time: number } {
  const at = new Date(Math.max(modifiedS, Date.UTC(1980, 0, 1) / 1000) * 1000);
  return {
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
}

function momentField(modifiedS: number): Buffer {
  const field = Buffer.alloc(MOMENT_BYTES);
  field.writeUInt16LE(0x5455, 0);
  field.writeUInt16LE(5, 2);
  field.writeUInt8(1, 4);
  field.writeInt32LE(Math.min(modifiedS, 0x7fffffff), 5);
  return field;
}

function longField(values: readonly number[]): Buffer {
  const field = Buffer.alloc(values.length > 0 ? 4 + 8 * values.length : 0);
  if (values.length === 0) return field;
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  for (const [place, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * place);
  return field;
}
