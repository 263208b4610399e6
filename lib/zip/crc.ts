import { crc32 } from "node:zlib";

/** CRC-32 of all that a stream holds. Each chunk is read before the next is asked for, so chunks may be lent. */
export async function crcOf(stream: ReadableStream<Uint8Array>): Promise<number> {
  const reader = stream.getReader();
  let crc = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) crc = crc32(read.value, crc);
  return crc;
}

/** The polynomial of CRC-32 with its bits in reverse, as all of zip counts. */
const POLYNOMIAL = 0xedb88320;
const X_TO_0 = 0x80000000;
const X_TO_8 = 0x00800000;

/** CRC-32 of two pieces in a row, of which `secondBytes` are the second's: by arithmetic alone, whatever their lengths. */
export function joinCrc(first: number, second: number, secondBytes: number): number {
  return (multiply(zerosOf(secondBytes), first) ^ second) >>> 0;
}

/** What so many zero bytes do to a CRC: x to the power of their bits. */
function zerosOf(bytes: number): number {
  let power = X_TO_8;
  let product = X_TO_0;
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) product = multiply(power, product);
    power = multiply(power, power);
  }
  return product;
}

/** The product of two polynomials over GF(2), modulo CRC-32's; the highest bit is x to the power of 0. */
function multiply(one: number, other: number): number {
  let product = 0;
  let shifted = other;
  for (let bit = X_TO_0; bit !== 0; bit >>>= 1) {
    if ((one & bit) !== 0) product ^= shifted;
    shifted = (shifted & 1) === 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
  }
  return product >>> 0;
}
