import { expect, it } from "vitest";
import { brokenWords, doingWords, overWords } from "@/components/gallery/change-words";
import type { Done } from "@/lib/gallery/view";

const change = (done: Done, more = {}) => ({ done, isBack: false, of: 92_108, seen: 12_500, takes: 12_000, underWay: 0, ...more });

it.each<[Done, string, string, string]>([
  [
    { what: "archive", isOn: true },
    "Archiving 12,500 of 92,108 takes",
    "Archived 12,000 of 92,108 takes, then it broke off.",
    "12,000 takes are archived.",
  ],
  [
    { what: "archive", isOn: false },
    "Putting 12,500 of 92,108 takes back on the wall",
    "Put 12,000 of 92,108 takes back on the wall, then it broke off.",
    "12,000 takes are back on the wall.",
  ],
  [
    { what: "tag", tag: "hero", isOn: true },
    "Tagging 12,500 of 92,108 takes “hero”",
    "Tagged 12,000 of 92,108 takes “hero”, then it broke off.",
    "12,000 takes are tagged “hero”.",
  ],
  [
    { what: "rating", rating: 4 },
    "Rating 12,500 of 92,108 takes 4 of 5",
    "Rated 12,000 of 92,108 takes 4 of 5, then it broke off.",
    "12,000 takes are rated 4 of 5.",
  ],
  [
    { what: "rating", rating: null },
    "Taking the stars off 12,500 of 92,108 takes",
    "Took the stars off 12,000 of 92,108 takes, then it broke off.",
    "12,000 takes are without stars.",
  ],
])("a change says what it does, how far it came and what it came to: %o", (done, doing, broken, over) => {
  expect([doingWords(change(done)), brokenWords(change(done)), overWords(change(done))]).toEqual([doing, broken, over]);
});

it("says what stayed, what was so before, where takes were moved and what was taken back", () => {
  const trash: Done = { what: "trash", isOn: true };
  const move: Done = { what: "move", projectId: "p" };
  expect(overWords(change(trash, { takes: 1, underWay: 2 }))).toBe("1 take is in the trash. 2 takes are still under way and stayed.");
  expect(overWords(change(trash, { takes: 0 }))).toBe("Nothing changed: they were so before.");
  expect(overWords(change(move, { takes: 3 }), "Winter")).toBe("3 takes are in Winter now.");
  expect(overWords(change(move, { takes: 0 }), "Winter")).toBe("Nothing moved: they are in Winter.");
  expect(doingWords(change(trash, { isBack: true, of: 40_000 }))).toBe("Taking back 12,500 of 40,000 takes");
  expect(brokenWords(change(trash, { isBack: true, of: 40_000 }))).toBe("Took back 12,000 of 40,000 takes, then it broke off.");
  expect(overWords(change(trash, { isBack: true, of: 2, takes: 1 }))).toBe("1 of 2 takes are as they were. The others were changed since.");
});
