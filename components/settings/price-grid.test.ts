import { expect, test } from "vitest";
import { priceGrid, variantWords } from "@/components/settings/price-grid";
import type { PriceRow } from "@/lib/settings/data";

const price = (variant: string, micros: number | null = 150_000): PriceRow => ({
  variant,
  micros,
  source: micros === null ? "unpublished" : "price_table",
});

test("two settings make rows and columns", () => {
  const grid = priceGrid([price("480p/5"), price("480p/8", 240_000), price("720p/5", 300_000)], ["resolution", "duration"]);
  expect(grid.columns).toEqual(["5 s", "8 s"]);
  expect(grid.rows.map((row) => [row.head, ...row.cells.map((cell) => cell?.micros ?? null)])).toEqual([
    ["480p", 150_000, 240_000],
    ["720p", 300_000, null],
  ]);
});

test("one setting makes a single column", () => {
  const grid = priceGrid([price("480p", null), price("720p", null)], ["resolution"]);
  expect(grid.columns).toEqual([""]);
  expect(grid.rows.map((row) => [row.head, row.cells[0]?.variant])).toEqual([
    ["480p", "480p"],
    ["720p", "720p"],
  ]);
});

test("a variant reads as people say it", () => {
  expect(variantWords("720p/5", ["resolution", "duration"])).toBe("720p 5 s");
  expect(variantWords("580p", ["resolution"])).toBe("580p");
});
