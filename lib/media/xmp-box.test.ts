import fc from "fast-check";
import { expect, test } from "vitest";
import { findXmp, type ReadableBytes, XMP_BOX_MAX, xmpBox } from "@/lib/media/xmp-box";

/** Fails on a read outside the file, and counts what was read. */
function fileOf(...parts: Uint8Array[]): ReadableBytes & { bytesRead: number } {
  const bytes = Buffer.concat(parts);
  const file = {
    size: bytes.length,
    bytesRead: 0,
    async read(start: number, end: number) {
      if (start < 0 || end > bytes.length || start > end) throw new Error(`a read outside the file: ${start} to ${end} of ${bytes.length}`);
      file.bytesRead += end - start;
      return new Uint8Array(bytes.subarray(start, end));
    },
  };
  return file;
}

function box(type: string, content: Uint8Array | number = 0, length?: number): Buffer {
  const body = typeof content === "number" ? Buffer.alloc(content) : content;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(length ?? body.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

function longBox(type: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(content.length + 16));
  return box(type, Buffer.concat([length, content]), 1);
}

const ftyp = box("ftyp", Buffer.from("isom0000isom"));
const clip = [ftyp, box("moov", 300), box("free", 10), box("mdat", 9_000)];

test("a packet comes back as it was appended, and little but headers is read for it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (packet) => {
      const file = fileOf(...clip, xmpBox(packet));
      expect(await findXmp(file)).toEqual({ kind: "read", packets: [packet] });
      expect(file.bytesRead).toBeLessThan(200 + packet.length * 4);
    }),
  );
});

test("it is found wherever other tools moved it, beside other packets, and under a long header", async () => {
  expect(await findXmp(fileOf(ftyp, xmpBox("first"), box("moov", 8), xmpBox("second"), box("free")))).toEqual({
    kind: "read",
    packets: ["first", "second"],
  });
  expect(await findXmp(fileOf(ftyp, longBox("mdat", Buffer.alloc(40)), longBox("uuid", xmpBox("long").subarray(8))))).toEqual({
    kind: "read",
    packets: ["long"],
  });
  expect(await findXmp(fileOf(ftyp, box("uuid", 40), box("uuid", 3)))).toEqual({ kind: "read", packets: [] });
});

test("it is found behind a box that says it reaches to the end of the file", async () => {
  const open = box("mdat", 200_000, 0);
  expect(await findXmp(fileOf(ftyp, open, xmpBox("swallowed")))).toEqual({ kind: "read", packets: ["swallowed"] });
  expect(await findXmp(fileOf(ftyp, open))).toEqual({ kind: "read", packets: [] });
});

test("what is no MP4 is told from one that is not whole", async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from("ftyp"), Buffer.alloc(5000), Buffer.from("GIF89a, in truth")]) {
    expect(await findXmp(fileOf(bytes))).toEqual({ kind: "not_mp4" });
  }
  const whole = Buffer.concat([...clip, xmpBox("packet")]);
  for (const length of [ftyp.length + 3, 340, 6_000, whole.length - 10]) {
    expect(await findXmp(fileOf(whole.subarray(0, length)))).toEqual({ kind: "broken" });
  }
  for (const length of [2, 7]) expect(await findXmp(fileOf(ftyp, box("moov", 20, length)))).toEqual({ kind: "broken" });
});

test("a packet is neither written nor read beyond its bound", async () => {
  expect(() => xmpBox("x".repeat(XMP_BOX_MAX))).toThrow(RangeError);
  const large = box("uuid", Buffer.concat([xmpBox("").subarray(8), Buffer.alloc(5_000_000, "x")]));
  const file = fileOf(ftyp, large, xmpBox("ours"));
  expect(await findXmp(file)).toEqual({ kind: "read", packets: ["ours"] });
  expect(file.bytesRead).toBeLessThan(1_000);
});

test("no file makes it read outside, hang or throw", async () => {
  const part = fc.oneof(
    fc
      .tuple(fc.constantFrom("moov", "mdat", "uuid", "free", "ftyp"), fc.nat(60), fc.option(fc.nat(0xffffffff)))
      .map(([type, size, length]) => box(type, size, length ?? undefined)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    fc.bigInt({ min: 0n, max: 0xffffffffffffffffn }).map((length) => {
      const long = Buffer.alloc(8);
      long.writeBigUInt64BE(length);
      return box("mdat", long, 1);
    }),
    fc.string().map((packet) => Buffer.from(xmpBox(packet))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
      expect(["read", "broken", "not_mp4"]).toContain((await findXmp(fileOf(ftyp, ...parts))).kind);
    }),
    { numRuns: 500 },
  );
  const many = fileOf(ftyp, ...Array.from({ length: 50_000 }, () => box("free")));
  expect(await findXmp(many)).toEqual({ kind: "read", packets: [] });
  expect(many.bytesRead).toBeLessThan(200_000);
});
