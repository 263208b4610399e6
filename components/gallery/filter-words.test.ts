import { expect, it } from "vitest";
import { appliedOf, withTags } from "@/components/gallery/filter-words";

const NAMES = { people: [{ id: "m1", name: "Maya Okafor" }], shotSlate: "AUT-04" };
const words = (filters: Parameters<typeof appliedOf>[0]) => appliedOf(filters, NAMES).map((one) => one.words);

it("each filter is a chip that says it, and the text is not: it stands in its field", () => {
  expect(words({ q: "rain", status: "failed", verdict: "none", rating: 3, person: "m1", shot: "s", tags: ["b", "a"], favourite: true })).toEqual([
    "AUT-04",
    "Failed",
    "Not decided",
    "3 stars or more",
    "Favourites",
    "b",
    "a",
    "By Maya Okafor",
  ]);
});
it("dates are one chip together, and one day is one", () => {
  expect(words({ from: "2026-11-03", to: "2026-11-21" })).toEqual(["3 Nov 2026 to 21 Nov 2026"]);
  expect(words({ from: "2026-11-03", to: "2026-11-03" })).toEqual(["3 Nov 2026"]);
  expect(words({ to: "2026-11-03" })).toEqual(["Until 3 Nov 2026"]);
});
it("a chip that is taken away leaves the others, the text too", () => {
  const [status, , second] = appliedOf({ q: "rain", status: "ready", tags: ["a", "b"] }, NAMES);
  expect(status?.without).toEqual({ q: "rain", tags: ["a", "b"] });
  expect(second?.without).toEqual({ q: "rain", status: "ready", tags: ["a"] });
  expect(withTags({ tags: ["a"] }, [])).toEqual({});
});
