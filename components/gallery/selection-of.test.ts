import { expect, it } from "vitest";
import { marked } from "@/components/gallery/marked";
import { EVERYTHING, NOTHING, withPicked } from "@/components/gallery/picked";
import { changesWall, idsOf, selectionOf } from "@/components/gallery/selection-of";
import type { WallList } from "@/components/gallery/wall-list";
import { SELECTED_MAX } from "@/lib/gallery/limits";
import type { TileView } from "@/lib/gallery/view";

const LIST: WallList = {
  length: 30_000,
  idAt: (at) => `t${at}`,
  indexOf: (id) => Number(id.slice(1)),
  ratios: new Float32Array(),
  isWhole: true,
  asOf: "2026-11-21T20:00:00.000Z",
};

it("a few takes are named one by one", () => {
  expect(selectionOf(withPicked(NOTHING, ["t2", "t1"], true), LIST, { status: "ready" })).toEqual({ takeIds: ["t2", "t1"] });
});
it("all are their filter and the moment it was read at, whatever came in since", () => {
  expect(selectionOf(withPicked(EVERYTHING, ["t1"], false), LIST, { status: "ready", tags: ["hero"] })).toEqual({
    filters: { status: "ready", tags: ["hero"] },
    asOf: LIST.asOf,
    except: ["t1"],
  });
});
it("more than can be named are all but the others", () => {
  const many = Array.from({ length: SELECTED_MAX + 1 }, (_, at) => `t${at}`);
  const selection = selectionOf(withPicked(NOTHING, many, true), LIST, {});
  expect("except" in selection && selection.except).toHaveLength(30_000 - many.length);
});
it("the ids of a selection come in the wall's order", () => {
  expect(idsOf(withPicked(NOTHING, ["t9", "t3"], true), LIST)).toEqual(["t3", "t9"]);
  expect(idsOf(withPicked(EVERYTHING, ["t0"], false), LIST)).toHaveLength(29_999);
});
it("a mark is seen on the tile, and moves takes where the wall is about it", () => {
  const tile = { tags: ["a"], isFavourite: false, rating: null } as unknown as TileView;
  expect(marked(tile, { what: "tag", tag: "b", isOn: true }).tags).toEqual(["a", "b"]);
  expect(marked(tile, { what: "tag", tag: "a", isOn: false }).tags).toEqual([]);
  expect(marked(tile, { what: "rating", rating: 4 }).rating).toBe(4);
  expect(changesWall({ what: "favourite", isOn: false }, { favourite: true }, undefined)).toBe(true);
  expect(changesWall({ what: "rating", rating: 1 }, {}, "rating")).toBe(true);
  expect(changesWall({ what: "tag", tag: "a", isOn: true }, {}, undefined)).toBe(false);
  expect(changesWall({ what: "trash", isOn: true }, {}, undefined)).toBe(true);
});
