import { describe, expect, it } from "vitest";
import { addTakes, mergeTake, type TakePages } from "@/components/takes/live/merge-take";
import { takeLike } from "@/components/takes/live/take-fixture";

const at = (minute: number) => `2026-11-21T14:${String(minute).padStart(2, "0")}:00.000Z`;
const take = (id: string, minute: number, more = {}) => takeLike({ id, createdAt: at(minute), ...more });
const ids = (pages: TakePages) => pages.pages.map((page) => page.data.map((held) => held.id));

const loaded = (nextCursor: string | null = "more"): TakePages => ({
  pages: [
    { data: [take("d", 40), take("c", 30)], nextCursor: "p2" },
    { data: [take("b", 20), take("a", 10)], nextCursor },
  ],
  pageParams: [null, "p2"],
});

describe("mergeTake", () => {
  it("puts a newer take on top", () => {
    expect(ids(mergeTake(loaded(), take("e", 50)))).toEqual([
      ["e", "d", "c"],
      ["b", "a"],
    ]);
  });

  it("replaces a take where it stands", () => {
    const merged = mergeTake(loaded(), take("b", 20, { status: "ready" }));
    expect(ids(merged)).toEqual([
      ["d", "c"],
      ["b", "a"],
    ]);
    expect(merged.pages[1]?.data[0]?.status).toBe("ready");
  });

  it("puts a take that was missed in its place", () => {
    expect(ids(mergeTake(loaded(), take("x", 25)))).toEqual([
      ["d", "c"],
      ["x", "b", "a"],
    ]);
  });

  it("leaves a take older than everything loaded to its own page", () => {
    const pages = loaded();
    expect(mergeTake(pages, take("x", 5))).toBe(pages);
  });

  it("takes an older one in when the list has been read to its end", () => {
    expect(ids(mergeTake(loaded(null), take("x", 5)))).toEqual([
      ["d", "c"],
      ["b", "a", "x"],
    ]);
  });

  it("takes out what a narrowed list no longer wants", () => {
    expect(ids(mergeTake(loaded(), take("b", 20, { status: "failed" }), { status: "queued" }))).toEqual([["d", "c"], ["a"]]);
    expect(ids(mergeTake(loaded(), take("e", 50, { provider: "eachlabs" }), { provider: "wavespeed" }))).toEqual([
      ["d", "c"],
      ["b", "a"],
    ]);
  });

  it("orders takes of one moment by id, as the server does", () => {
    expect(ids(mergeTake(loaded(), take("dd", 40)))).toEqual([
      ["dd", "d", "c"],
      ["b", "a"],
    ]);
    expect(ids(mergeTake(loaded(), take("cc", 40)))).toEqual([
      ["d", "cc", "c"],
      ["b", "a"],
    ]);
  });
});

describe("addTakes", () => {
  it("adds what is missing and leaves what may know more", () => {
    const pages = mergeTake(loaded(), take("e", 50, { status: "generating" }));
    const added = addTakes(pages, [take("e", 50), take("f", 50)]);
    expect(ids(added)[0]).toEqual(["f", "e", "d", "c"]);
    expect(added.pages[0]?.data[1]?.status).toBe("generating");
  });

  it("fills an empty list", () => {
    const empty: TakePages = { pages: [{ data: [], nextCursor: null }], pageParams: [null] };
    expect(ids(addTakes(empty, [take("a", 1), take("b", 1)]))).toEqual([["b", "a"]]);
  });
});
