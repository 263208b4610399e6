import { crc32 } from "node:zlib";

export interface ReadEntry {
  name: string;
  bytes: number;
  crc: number;
  /** Of its local header. */
  offset: number;
  data: () => Buffer;
}

/** Reads a zip as a careful reader does: from its end, by its directory, Zip64 where it says so. Throws where two places disagree. */
export function readZip(size: number, at: (start: number, end: number) => Buffer): ReadEntry[] {
  const end = at(size - 22, size);
  must(end.readUInt32LE(0) === 0x06054b50, "no end record");
  let [count, length, offset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    const locator = at(size - 42, size - 22);
    must(locator.readUInt32LE(0) === 0x07064b50, "no locator");
    const place = Number(locator.readBigUInt64LE(8));
    must(place === size - 98, "the long end record is elsewhere");
    const long = at(place, place + 56);
    must(long.readUInt32LE(0) === 0x06064b50, "no long end record");
    [count, length, offset] = [Number(long.readBigUInt64LE(32)), Number(long.readBigUInt64LE(40)), Number(long.readBigUInt64LE(48))];
  } else must(offset + length + 22 === size, "the directory does not end where the end record begins");

  const directory = at(offset, offset + length);
  const entries: ReadEntry[] = [];
  let place = 0;
  while (place < length) {
    must(directory.readUInt32LE(place) === 0x02014b50, "no record in the directory");
    const [nameBytes, extraBytes] = [directory.readUInt16LE(place + 28), directory.readUInt16LE(place + 30)];
    const name = directory.toString("utf8", place + 46, place + 46 + nameBytes);
    const extra = fields(directory.subarray(place + 46 + nameBytes, place + 46 + nameBytes + extraBytes)).get(1);
    const crc = directory.readUInt32LE(place + 16);
    const long = (value: number) => (value === 0xffffffff ? Number(extra?.next()) : value);
    const bytes = long(directory.readUInt32LE(place + 24));
    must(long(directory.readUInt32LE(place + 20)) === bytes, "stored, but of two sizes");
    const start = long(directory.readUInt32LE(place + 42));
    const local = at(start, start + 30);
    must(local.readUInt32LE(0) === 0x04034b50 && local.readUInt16LE(6) === 0x0800 && local.readUInt16LE(8) === 0, "no such local header");
    must(local.readUInt32LE(14) === crc, `${name}: two CRCs`);
    const from = start + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    must(at(start + 30, start + 30 + nameBytes).toString() === name, "two names");
    must(bytes < 0xffffffff ? local.readUInt32LE(22) === bytes : local.readUInt32LE(22) === 0xffffffff, "two sizes");
    entries.push({ name, bytes, crc, offset: start, data: () => checked(at(from, from + bytes), crc, name) });
    place += 46 + nameBytes + extraBytes + directory.readUInt16LE(place + 32);
  }
  must(entries.length === count, "the count is another");
  return entries;
}

/** The numbers of the Zip64 field, one after the other. */
function fields(extra: Buffer): Map<number, { next: () => bigint }> {
  const found = new Map<number, { next: () => bigint }>();
  for (let place = 0; place < extra.length; place += 4 + extra.readUInt16LE(place + 2)) {
    let at = place + 4;
    const next = () => {
      at += 8;
      return extra.readBigUInt64LE(at - 8);
    };
    found.set(extra.readUInt16LE(place), { next });
  }
  return found;
}

function checked(data: Buffer, crc: number, name: string): Buffer {
  must(crc32(data) === crc, `${name}: its bytes are not those of its CRC`);
  return data;
}

function must(isTrue: boolean, trouble: string): void {
  if (!isTrue) throw new Error(trouble);
}
