/** Adobe's type of a box that holds an XMP packet, at the top level of an MP4 (XMP specification, part 3). */
const XMP_TYPE = Uint8Array.from([0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac]);
const HEADER = 24;
/** Ours have a few thousand bytes; more than this is not read. */
export const XMP_BOX_MAX = 64 * 1024;
/** A clip has four or five; a file in thousands of pieces is somebody else's. */
const BOXES_MAX = 1_000;

/** A file as far as it has to be read. `read` gives the bytes from `start` up to, not including, `end`, which lie inside it. */
export interface ReadableBytes {
  size: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

/** XMP packets in the order of the file. `broken`: its boxes do not fit its length. */
export type XmpFound = { kind: "read"; packets: string[] } | { kind: "not_mp4" } | { kind: "broken" };

/** The box to append to an MP4: what stands before it keeps its place. Throws RangeError for a packet that `findXmp` would not read. */
export function xmpBox(packet: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(packet);
  if (HEADER + text.length > XMP_BOX_MAX) throw new RangeError("The XMP packet is too long.");
  const box = new Uint8Array(HEADER + text.length);
  new DataView(box.buffer).setUint32(0, box.length);
  box.set(new TextEncoder().encode("uuid"), 4);
  box.set(XMP_TYPE, 8);
  box.set(text, HEADER);
  return box;
}

/** Finds the XMP packets of an MP4 by its boxes' headers, whoever wrote it and however large it is: only headers and packets are read. */
export async function findXmp(file: ReadableBytes): Promise<XmpFound> {
  if (file.size < 8 || typeOf(await file.read(0, 8)) !== "ftyp") return { kind: "not_mp4" };
  const packets: string[] = [];
  let at = 0;
  for (let count = 0; at < file.size; count += 1) {
    const header = await file.read(at, Math.min(at + 32, file.size));
    const box = boxIn(header, file.size - at);
    if (!box) return { kind: "broken" };
    if (count === BOXES_MAX || box.isOpen) return { kind: "read", packets: [...packets, ...(await packetAtEnd(file))] };
    if (isXmp(header, box.headerLength) && box.length <= XMP_BOX_MAX) {
      packets.push(decode(await file.read(at + box.headerLength + XMP_TYPE.length, at + box.length)));
    }
    at += box.length;
  }
  return { kind: "read", packets };
}

/** What a box's header says of it, where that fits the room that is left; `isOpen`: it runs to the file's end, whatever was appended. */
function boxIn(header: Uint8Array, room: number): { length: number; headerLength: number; isOpen: boolean } | null {
  if (header.length < 8) return null;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const short = view.getUint32(0);
  const isLong = short === 1;
  if (isLong && header.length < 16) return null;
  const headerLength = isLong ? 16 : 8;
  const length = isLong ? Number(view.getBigUint64(8)) : short === 0 ? room : short;
  return length < headerLength || length > room ? null : { length, headerLength, isOpen: short === 0 };
}

function isXmp(header: Uint8Array, headerLength: number): boolean {
  return typeOf(header) === "uuid" && XMP_TYPE.every((byte, place) => header[headerLength + place] === byte);
}

/** A box that reaches to the end of the file swallows what was appended: that is found by where it ends. */
async function packetAtEnd(file: ReadableBytes): Promise<string[]> {
  const start = Math.max(0, file.size - XMP_BOX_MAX);
  const tail = await file.read(start, file.size);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  for (let at = 0; at + HEADER <= tail.length; at += 1) {
    if (view.getUint32(at) === tail.length - at && isXmp(tail.subarray(at, at + HEADER), 8)) return [decode(tail.subarray(at + HEADER))];
  }
  return [];
}

/** Letter for letter: not without its first, where that is a byte order mark. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function typeOf(header: Uint8Array): string {
  return String.fromCharCode(...header.subarray(4, 8));
}
