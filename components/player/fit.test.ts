import { expect, it } from "vitest";
import { bestColumns } from "@/components/player/fit";

const wide = { width: 1000, height: 600 };
const phone = { width: 390, height: 520 };
const between = { gap: 12, extra: 32 };

it.each([
  ["two wide pictures stand beside each other on a desk", 2, 16 / 9, wide, 2],
  ["and over each other on a phone", 2, 16 / 9, phone, 1],
  ["two of 21:9 over each other on a desk", 2, 21 / 9, wide, 1],
  ["four upright ones in a row on a desk", 4, 9 / 16, wide, 4],
  ["and two by two on a phone", 4, 9 / 16, phone, 2],
  ["four wide ones two by two", 4, 16 / 9, wide, 2],
  ["one alone", 1, 1, wide, 1],
] as const)("%s", (_, count, ratio, box, columns) => {
  expect(bestColumns(count, ratio, box, between)).toBe(columns);
});

it("of nothing, in nothing, is one column", () => {
  expect(bestColumns(0, 1, { width: 0, height: 0 }, between)).toBe(1);
});
