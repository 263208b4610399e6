import { describe, expect, it } from "vitest";
import { ranked, rankOf } from "@/components/palette/rank";

const titles = (query: string, ...given: string[]) =>
  ranked(
    query,
    given.map((title) => ({ title })),
  ).map(({ item }) => item.title);

describe("what is found", () => {
  it("begins so, has a word that begins so, holds it, or has words that begin with its letters, in this order", () => {
    expect(titles("set", "Reset fine tuning", "Go to Settings", "Settings", "Save every take", "Sign out")).toEqual([
      "Settings",
      "Go to Settings",
      "Reset fine tuning",
      "Save every take",
    ]);
  });
  it("needs each word of the query, in any order, its marks and capitals aside", () => {
    expect(titles("8 DUR", "Duration 8 s", "Duration 5 s")).toEqual(["Duration 8 s"]);
    expect(titles("ete", "Été à Paris")).toEqual(["Été à Paris"]);
    expect(titles("theme dark", "Light theme")).toEqual([]);
  });
  it("prefers words that stand together as they were typed", () => {
    expect(titles("8 s", "8 takes", "Length 8 s", "Resolution 480p")[0]).toBe("Length 8 s");
  });
  it("prefers the title to other words, and the shorter title of two", () => {
    expect(rankOf("sample", { title: "Use a sample" })!).toBeGreaterThan(rankOf("sample", { title: "Seeds", words: "sample" })!);
    expect(titles("pro", "Providers and more", "Providers")).toEqual(["Providers", "Providers and more"]);
  });
  it("is everything, as it stood, for an empty query", () => {
    expect(ranked("", [{ title: "b" }, { title: "a" }])).toHaveLength(2);
  });
  it("does not find by one stray letter, nor by letters within words", () => {
    expect(titles("q", "Sign out")).toEqual([]);
    expect(titles("gno", "Sign out")).toEqual([]);
    expect(titles("so", "Sign out")).toEqual(["Sign out"]);
  });
});
