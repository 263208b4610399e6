import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** Pictures, good and bad, for tests: made as they are asked for. */
export async function photo(width = 320, height = 240): Promise<Buffer> {
  const noise = await sharp({ create: { width, height, channels: 3, background: "#345", noise: { type: "gaussian", mean: 128, sigma: 40 } } })
    .png()
    .toBuffer();
  return sharp(noise).jpeg({ quality: 92 }).toBuffer();
}

/** A PNG of nothing but zeros: small on the wire, as large as it says once it is opened. */
export function zeroPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit a pixel, grey
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

/** An ISO container that says it is of this brand, and holds nothing. */
export function boxFile(brand: string, ...others: string[]): Buffer {
  const box = Buffer.alloc(16 + 4 * others.length);
  box.writeUInt32BE(box.length, 0);
  box.write(`ftyp${brand}`, 4, "latin1");
  others.forEach((other, index) => void box.write(other, 16 + 4 * index, "latin1"));
  return Buffer.concat([box, Buffer.alloc(64)]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
