import { describe, expect, it } from "vitest";
import { readOrder } from "@/lib/gallery/client";
import { newId } from "@/lib/ids";

function packed(takes: readonly { id: string; ratio: number }[]): ArrayBuffer {
  const rows = takes.map(({ id, ratio }) => Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), Buffer.from([ratio >> 8, ratio & 255])]));
  return new Uint8Array(Buffer.concat(rows)).buffer;
}

describe("the order of the wall", () => {
  const takes = [1_778, 563, 1_000, 32_767].map((ratio) => ({ id: newId(), ratio }));
  const order = readOrder(packed(takes), "2026-11-21T20:00:00.000Z");

  it("says of each place which take stands there and how wide it is", () => {
    expect(order.length).toBe(4);
    expect(takes.map((_, at) => order.idAt(at))).toEqual(takes.map(({ id }) => id));
    expect(takes.map((_, at) => order.ratioAt(at))).toEqual([1.778, 0.563, 1, 32.767]);
  });
  it("finds a take, and says when it is not there", () => {
    expect(takes.map(({ id }) => order.indexOf(id))).toEqual([0, 1, 2, 3]);
    for (const other of [newId(), "", "not-an-id", takes[0]?.id.toUpperCase() ?? ""]) expect(order.indexOf(other)).toBe(-1);
  });
  it("is empty where nothing is left", () => {
    expect(readOrder(new ArrayBuffer(0), "")).toMatchObject({ length: 0 });
  });
});
