import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crcOf, joinCrc } from "@/lib/zip/crc";
import { cutSegments, madeSegment, type Segment } from "@/lib/zip/cut";
import { UniqueNames } from "@/lib/zip/names";
import { centralBytes, centralRecord, endBytes, endRecords, localBytes, localHeader } from "@/lib/zip/records";
import { readZip } from "@/lib/zip/testing";

const bytes = fc.uint8Array({ maxLength: 300 });

describe("CRC-32 of two pieces", () => {
  it("is the CRC of the pieces in a row, whatever they hold", () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(joinCrc(crc32(one), crc32(other), other.length)).toBe(crc32(Buffer.concat([one, other])));
      }),
    );
  });

  it("holds for pieces longer than 32 bits can count", () => {
    const half = Buffer.alloc(1 << 20);
    let [crc, length] = [crc32(half), half.length];
    for (; length < 2 ** 33; length *= 2) crc = joinCrc(crc, crc, length);
    // 8 GiB of zeros, as zlib counts them
    expect([length, crc]).toEqual([2 ** 33, crcOfZeros(2 ** 33)]);
  });

  it("is counted over a stream chunk by chunk", async () => {
    const chunks = [Buffer.from("a clip"), Buffer.alloc(0), Buffer.from(" in three parts")];
    expect(await crcOf(new Blob(chunks).stream())).toBe(crc32("a clip in three parts"));
  });
});

describe("a zip's records", () => {
  const entry = fc.record({ name: fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }), data: bytes });

  it("have the lengths that were said beforehand, and lead a reader to every byte", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const zip = zipOf(entries);
        const read = readZip(zip.length, (start, end) => zip.subarray(start, end));
        expect(read.map(({ name, data }) => ({ name, data: [...data()] }))).toEqual(entries.map(({ name, data }) => ({ name, data: [...data] })));
      }),
    );
  });

  it("hold sizes, places and counts past what 32 and 16 bits can say", () => {
    const size = fc.oneof(fc.nat(1000), fc.integer({ min: 0xfffffffd, max: 0x100000002 }), fc.integer({ min: 2 ** 32, max: 2 ** 41 }));
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 6 }), (sizes) => {
        const parts = new Map<number, Buffer>();
        let at = 0;
        const put = (piece: Buffer) => {
          parts.set(at, piece);
          at += piece.length;
        };
        const records = sizes.map((length, place) => ({ name: Buffer.from(`${place}.mp4`), bytes: length, modifiedS: 1_795_000_000 }));
        const offsets = records.map((record) => {
          const offset = at;
          put(localHeader(record, 7));
          expect(at - offset).toBe(localBytes(record));
          at += record.bytes;
          return offset;
        });
        const start = at;
        for (const [place, record] of records.entries()) {
          const made = centralRecord(record, 7, offsets[place]!);
          expect(made.length).toBe(centralBytes(record, offsets[place]!));
          put(made);
        }
        const directory = { entries: records.length, bytes: at - start, offset: start };
        const end = endRecords(directory);
        expect(end.length).toBe(endBytes(directory));
        put(end);
        const read = readZip(at, (from, to) => partOf(parts, from, to));
        expect(read.map(({ bytes, offset }) => [bytes, offset])).toEqual(sizes.map((length, place) => [length, offsets[place]]));
      }),
    );
  });

  it("count more entries than 16 bits hold", () => {
    const end = endRecords({ entries: 65_535, bytes: 10, offset: 20 });
    expect([end.readUInt16LE(76 + 10), end.readBigUInt64LE(32)]).toEqual([0xffff, 65_535n]);
    expect(endRecords({ entries: 65_534, bytes: 10, offset: 20 })).toHaveLength(22);
  });
});

describe("a part of a long answer", () => {
  it("is cut anywhere, and makes no piece that is outside it", async () => {
    const given = fc.tuple(fc.array(bytes, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat()).filter(([pieces]) => pieces.flat().join("") !== "");
    await fc.assert(
      fc.asyncProperty(given, async ([pieces, one, other]) => {
        const whole = Buffer.concat(pieces);
        if (whole.length === 0) return;
        const [start, end] = [one % whole.length, other % whole.length].sort((a, b) => a - b) as [number, number];
        const touched: number[] = [];
        const segments = pieces.map((piece, place) =>
          madeSegment(piece.length, () => {
            touched.push(place);
            return piece;
          }),
        );
        const cut: Uint8Array[] = [];
        for await (const chunk of cutSegments(eachOf(segments), { start, end })) cut.push(chunk);
        expect(Buffer.concat(cut).equals(whole.subarray(start, end + 1))).toBe(true);
        let at = 0;
        const overlapping = pieces.flatMap((piece, place) => {
          at += piece.length;
          return at > start && at - piece.length <= end && piece.length > 0 ? [place] : [];
        });
        expect(touched).toEqual(overlapping);
      }),
    );
  });

  it("fails rather than ends early or goes on with other lengths", async () => {
    const drain = async (segments: Segment[]) => {
      for await (const _ of cutSegments(eachOf(segments), { start: 0, end: 9 }));
    };
    await expect(drain([madeSegment(5, () => Buffer.alloc(5))])).rejects.toThrow("ended at 5 bytes");
    await expect(drain([madeSegment(10, () => Buffer.alloc(9))])).rejects.toThrow("came out with 9");
  });
});

describe("names of files in a zip", () => {
  it("are each given once, also where case or accents are written otherwise, and are none that Windows refuses", () => {
    const name = fc.oneof(
      fc.constantFrom(
        "CON.mp4",
        "nul.mp4",
        "a.mp4",
        "A.mp4",
        "a-2.mp4",
        "é.mp4",
        "e\u0301.mp4",
        "..mp4",
        ".mp4",
        "x/y.mp4",
        "ß.mp4",
        "ẞ.mp4",
        "com1.mp4",
      ),
      fc.string({ unit: "grapheme", maxLength: 120 }).map((stem) => `${stem}.mp4`),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (wanted) => {
        const names = new UniqueNames();
        const given = wanted.map((one) => names.give(one));
        expect(new Set(given.map((one) => one.normalize("NFC").toLowerCase())).size).toBe(wanted.length);
        for (const one of given) {
          expect(one).not.toMatch(/[\p{C}/\\:*?"<>|]|^[. ]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu);
          expect(Buffer.byteLength(one)).toBeLessThanOrEqual(255);
        }
      }),
    );
  });

  it("stay as they are wished where nothing stands against it, and are numbered where it does", () => {
    const names = new UniqueNames();
    expect(["DAY-04-T3.mp4", "DAY-04-T3.mp4", "day-04-t3.MP4", "DAY-04-T3-2.mp4", "con.mp4"].map((one) => names.give(one))).toEqual([
      "DAY-04-T3.mp4",
      "DAY-04-T3-2.mp4",
      "day-04-t3-3.MP4",
      "DAY-04-T3-2-2.mp4",
      "_con.mp4",
    ]);
  });
});

function zipOf(entries: { name: string; data: Uint8Array }[]): Buffer {
  const records = entries.map(({ name, data }) => ({ name: Buffer.from(name), bytes: data.length, modifiedS: 1_795_000_000 }));
  const pieces: Buffer[] = [];
  let at = 0;
  const offsets = records.map((record, place) => {
    const offset = at;
    const { data } = entries[place]!;
    pieces.push(localHeader(record, crc32(data)), Buffer.from(data));
    at += localBytes(record) + data.length;
    return offset;
  });
  const directory = { entries: entries.length, bytes: 0, offset: at };
  for (const [place, record] of records.entries()) {
    pieces.push(centralRecord(record, crc32(entries[place]!.data), offsets[place]!));
    directory.bytes += centralBytes(record, offsets[place]!);
  }
  const zip = Buffer.concat([...pieces, endRecords(directory)]);
  expect(zip.length).toBe(at + directory.bytes + endBytes(directory));
  return zip;
}

function partOf(parts: Map<number, Buffer>, from: number, to: number): Buffer {
  for (const [place, piece] of parts) if (from >= place && to <= place + piece.length) return piece.subarray(from - place, to - place);
  // the directory lies over several pieces
  const joined = [...parts].filter(([place]) => place >= from && place < to).map(([, piece]) => piece);
  return Buffer.concat(joined).subarray(0, to - from);
}

function crcOfZeros(length: number): number {
  const block = Buffer.alloc(1 << 26);
  let crc = 0;
  for (let left = length; left > 0; left -= block.length) crc = crc32(block, crc);
  return crc;
}

async function* eachOf<T>(items: T[]): AsyncGenerator<T> {
  yield* items;
}
