import { describe, expect, it } from "vitest";
import { nextUndecided, ROOM_VIEWS, type RoomPlace, readRoomPlace, roomSearch, stagedTakes, toggledTake } from "@/lib/review/state";
import type { ReviewShot, ReviewTake } from "@/lib/review/view";

const read = (search: string) => readRoomPlace(new URLSearchParams(search));

describe("the room's address", () => {
  it("says nothing of the room as it opens by itself, and leads back to every other place", () => {
    expect(roomSearch({ takeIds: [], view: "one", frame: null, noteId: null })).toBe("");
    for (const view of ROOM_VIEWS) {
      const place: RoomPlace = { takeIds: ["a", "b"], view, frame: 12, noteId: "n1" };
      expect(read(roomSearch(place))).toEqual(place);
    }
    expect(roomSearch({ takeIds: ["a", "b"], view: "wipe", frame: 0, noteId: "n1" })).toBe("?takes=a,b&view=wipe&frame=0&note=n1");
  });
  it("leaves out what it does not know, takes named twice and a fifth", () => {
    expect(read("view=film&frame=-1&note=&takes=")).toEqual({ takeIds: [], view: "one", frame: null, noteId: null });
    for (const frame of ["1.5", "x", "1e9", "NaN", ""]) expect(read(`frame=${frame}`).frame, frame).toBeNull();
    expect(read("takes=a,a,b,c,,d,e").takeIds).toEqual(["a", "b", "c", "d"]);
  });
});

function take(id: string, more: Partial<ReviewTake> = {}): ReviewTake {
  const still = { id: "s", url: "/s", width: 16, height: 9, thumbhash: "" };
  const clip = { url: "/c", width: 16, height: 9, durationMs: 5000, fps: 16, posterUrl: "/p", spriteUrl: "/x", thumbhash: "" };
  const plain = { shotId: "shot", slate: "DAY-01", number: 1, status: "ready", verdict: null, openNotes: 0, recipe: null, createdAt: "" } as const;
  return { ...plain, id, still, clip, ...more };
}
const shot = (takes: ReviewTake[], pickedTakeId: string | null = null): ReviewShot => ({
  id: "shot",
  slate: "DAY-01",
  projectId: "p",
  prompt: "",
  pickedTakeId,
  takes,
  previousId: null,
  nextId: null,
});
const staged = (of: ReviewShot, place: Partial<RoomPlace>) => stagedTakes(of, { takeIds: [], view: "one", ...place }).map(({ id }) => id);

describe("what is on the stage", () => {
  const three = [take("a"), take("b"), take("c")];
  it("is what the address says; else the chosen take, the approved one, the newest", () => {
    expect(staged(shot(three), { takeIds: ["b"] })).toEqual(["b"]);
    expect(staged(shot(three, "a"), {})).toEqual(["a"]);
    expect(staged(shot([take("a", { verdict: "approved" }), take("b")]), {})).toEqual(["a"]);
    expect(staged(shot(three), {})).toEqual(["c"]);
  });
  it("passes over takes that are gone or have no clip", () => {
    expect(staged(shot([take("a"), take("b", { clip: null, status: "failed" })]), { takeIds: ["gone", "b"] })).toEqual(["a"]);
    expect(staged(shot([take("b", { clip: null })]), {})).toEqual([]);
  });
  it("compares two where there are two, and never more than the view holds", () => {
    expect(staged(shot(three), { view: "wipe" })).toEqual(["c", "b"]);
    expect(staged(shot(three), { view: "side", takeIds: ["a"] })).toEqual(["a", "b"]);
    expect(staged(shot(three), { view: "side", takeIds: ["c", "a", "b"] })).toEqual(["c", "a", "b"]);
    expect(staged(shot(three), { view: "difference", takeIds: ["c", "a", "b"] })).toEqual(["c", "a"]);
    expect(staged(shot([take("a")]), { view: "wipe" })).toEqual(["a"]);
  });
});

it("a take goes on the stage and off it; the last one stays, and a fifth pushes off the oldest but the focused one", () => {
  expect(toggledTake(["a"], "b")).toEqual(["a", "b"]);
  expect(toggledTake(["a", "b"], "a")).toEqual(["b"]);
  expect(toggledTake(["a"], "a")).toEqual(["a"]);
  expect(toggledTake(["a", "b", "c", "d"], "e")).toEqual(["a", "c", "d", "e"]);
});

it("after a verdict comes the next take without one, around", () => {
  const takes = [take("a"), take("b", { verdict: "rejected" }), take("c"), take("d", { verdict: "approved" })];
  expect(nextUndecided(takes, "a")?.id).toBe("c");
  expect(nextUndecided(takes, "c")?.id).toBe("a");
  expect(nextUndecided(takes.slice(1, 2), "b")).toBeNull();
});
