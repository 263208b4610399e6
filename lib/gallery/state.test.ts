import { describe, expect, it } from "vitest";
import { knownFilters, placeHref, ROW_HEIGHT, readPlace, readRowHeight, takeFiltersOf } from "@/lib/gallery/state";

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

describe("the height of the rows", () => {
  it("is what was chosen last", () => {
    expect(readRowHeight("14")).toBe(14);
  });
  it("is the usual one when the cookie is missing, torn or out of bounds", () => {
    for (const value of [undefined, "", "tall", "2", "400", "NaN"]) expect(readRowHeight(value)).toBe(ROW_HEIGHT.default);
  });
});
