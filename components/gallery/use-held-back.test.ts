import { expect, it } from "vitest";
import { split } from "@/components/gallery/use-held-back";
import type { TakeView } from "@/lib/takes/view";

const takes = (ids: string) => [...ids].map((id) => ({ id }) as TakeView);
const ids = (list: TakeView[]) => list.map((take) => take.id).join("");

it("a take that comes in above waits", () => {
  const { shown, late } = split(takes("nabc"), new Set("abc"));
  expect([ids(shown), ids(late)]).toEqual(["abc", "n"]);
});
it("a take that becomes ready in the middle waits too", () => {
  expect(ids(split(takes("abnc"), new Set("abc")).late)).toBe("n");
});
it("older takes at the end are shown at once", () => {
  const { shown, late } = split(takes("abcde"), new Set("abc"));
  expect([ids(shown), ids(late)]).toEqual(["abcde", ""]);
});
it("the first takes of an empty wall are shown at once", () => {
  expect(ids(split(takes("ab"), new Set()).shown)).toBe("ab");
});
