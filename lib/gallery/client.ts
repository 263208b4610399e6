/** 16 bytes of an id, two of a ratio. */
const ROW = 18;
const ID = 16;
/** Ratios are told in thousandths. */
const RATIO_UNIT = 1_000;

/** All takes that a filter leaves, in their order: read from the packed answer where it lies, so that 100,000 cost what one does. */
export interface Order {
  readonly length: number;
  /** The moment it was read at, by the database's clock: what came later is not in it. */
  readonly asOf: string;
  idAt(index: number): string;
  /** Width over height. */
  ratioAt(index: number): number;
  /** Where a take stands; -1 when it is not here. */
  indexOf(takeId: string): number;
}

/** Reads the answer of `/api/gallery/order`: for each take the 16 bytes of its id and two of its ratio, in thousandths. */
export function readOrder(bytes: ArrayBuffer, asOf: string): Order {
  const view = new DataView(bytes);
  const length = Math.floor(bytes.byteLength / ROW);
  return {
    length,
    asOf,
    idAt: (index) => idFrom(view, index * ROW),
    ratioAt: (index) => view.getUint16(index * ROW + ID) / RATIO_UNIT,
    indexOf: (takeId) => {
      const hex = takeId.replaceAll("-", "");
      if (!/^[0-9a-f]{32}$/.test(hex)) return -1;
      const [high, low] = [BigInt(`0x${hex.slice(0, 16)}`), BigInt(`0x${hex.slice(16)}`)];
      // the second half of an id is drawn: comparing it first decides nearly always
      for (let at = 0; at < length; at++) if (view.getBigUint64(at * ROW + 8) === low && view.getBigUint64(at * ROW) === high) return at;
      return -1;
    },
  };
}

function idFrom(view: DataView, from: number): string {
  let hex = "";
  for (let at = from; at < from + ID; at++) hex += view.getUint8(at).toString(16).padStart(2, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
