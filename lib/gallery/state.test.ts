import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SORTS } from "@/lib/gallery/limits";
import {
  type GalleryFilters,
  knownFilters,
  placeHref,
  ROW_HEIGHT,
  readPlace,
  readRowHeight,
  searchOf,
  tagFrom,
  takeFiltersOf,
} from "@/lib/gallery/state";

const read = (search: string) => readPlace(new URLSearchParams(search));

describe("the gallery's address", () => {
  it("says nothing when everything is shown", () => {
    expect(placeHref({ filters: {} })).toBe("/gallery");
    expect(read("")).toEqual({ filters: {}, takeId: null });
  });
  it("leads back to the place it was made from", () => {
    const place = { filters: { provider: "eachlabs", status: "failed" }, takeId: "0199-take" } as const;
    expect(placeHref(place)).toBe("/gallery?provider=eachlabs&status=failed&take=0199-take");
    expect(read(placeHref(place).split("?")[1] ?? "")).toEqual(place);
  });
  it("names a project by its code, which leads to its takes while there is such a project", () => {
    const { filters } = read("project=aut&status=ready");
    expect(placeHref({ filters })).toBe("/gallery?project=AUT&status=ready");
    expect(takeFiltersOf(filters, [{ id: "p1", code: "AUT" }])).toEqual({ projectId: "p1", status: "ready" });
    expect(knownFilters(filters, [{ code: "AUT" }])).toEqual(filters);
    expect(knownFilters(filters, [{ code: "DAY" }])).toEqual({ status: "ready" });
  });
  it("is the same for the same place, whatever the order it was typed in", () => {
    expect(placeHref(read("take=a&status=ready&provider=wavespeed"))).toBe("/gallery?provider=wavespeed&status=ready&take=a");
  });
  it("ignores what it does not know", () => {
    expect(read("provider=sora&status=READY&take=&page=4")).toEqual({ filters: {}, takeId: null });
  });
  it("does not carry a made-up id of any length", () => {
    expect(read(`take=${"x".repeat(5_000)}`).takeId).toHaveLength(64);
  });
});

describe("the filters", () => {
  const word = fc
    .string({ minLength: 1, maxLength: 30 })
    .map((text) => text.trim())
    .filter(Boolean);
  const tags = fc.uniqueArray(word.map(tagFrom).filter(Boolean), { minLength: 1, maxLength: 4 }).map((all) => all.sort());
  const any: fc.Arbitrary<GalleryFilters> = fc.record(
    {
      q: word,
      project: fc.constantFrom("AUT", "DAY"),
      shot: fc.uuid(),
      provider: fc.constantFrom("wavespeed" as const, "eachlabs" as const),
      model: word,
      mode: fc.constantFrom("live" as const, "sandbox" as const),
      status: fc.constantFrom("ready" as const, "failed" as const),
      verdict: fc.constantFrom("approved" as const, "none" as const),
      resolution: fc.constantFrom("480p", "720p", "1080p"),
      ratio: fc.constantFrom("16:9" as const, "9:16" as const),
      tags,
      person: fc.uuid(),
      from: fc.constantFrom("2026-11-01", "2024-02-29"),
      to: fc.constant("2026-12-31"),
      notes: fc.constantFrom("any" as const, "open" as const),
      favourite: fc.constant(true as const),
      rating: fc.constantFrom(1, 3, 5),
      view: fc.constantFrom("archive" as const, "trash" as const),
    },
    { requiredKeys: [] },
  );

  it("come back from their address as they went, in every order and with any take open", () => {
    fc.assert(
      fc.property(any, fc.constantFrom(...SORTS), fc.option(fc.uuid()), (filters, sort, takeId) => {
        expect(read(searchOf({ filters, sort, takeId }))).toEqual({ filters, ...(sort !== "newest" && { sort }), takeId });
      }),
    );
  });
  it("that are not known are left out one by one", () => {
    const odd =
      "verdict=loved&mode=dry&resolution=4k&ratio=2:1&from=2026-02-30&to=tomorrow&notes=yes&favourite=true&rating=6&view=attic&sort=best&tag=,%20,&q=%20";
    expect(read(odd)).toEqual({ filters: {}, takeId: null });
    expect(read(`${odd.replace("rating=6", "rating=4")}`)).toEqual({ filters: { rating: 4 }, takeId: null });
  });
  it("hold each tag once and in one order, without what stands between them", () => {
    expect(read("tag=rain,hero,rain").filters.tags).toEqual(["hero", "rain"]);
    expect(tagFrom("  b-roll,\n  night ")).toBe("b-roll night");
  });
  it("of a plain list of takes are those it knows", () => {
    expect(takeFiltersOf({ status: "ready", shot: "s1", rating: 4, favourite: true }, [])).toEqual({ status: "ready", shotId: "s1" });
  });
});

describe("the height of the rows", () => {
  it("is what was chosen last", () => {
    expect(readRowHeight("14")).toBe(14);
  });
  it("is the usual one when the cookie is missing, torn or out of bounds", () => {
    for (const value of [undefined, "", "tall", "2", "400", "NaN"]) expect(readRowHeight(value)).toBe(ROW_HEIGHT.default);
  });
});
