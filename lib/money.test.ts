import fc from "fast-check";
import { expect, test } from "vitest";
import { formatUsd, microsFromDollars } from "@/lib/money";

test("an amount is shown with two decimals, and more only where it has them", () => {
  expect([300_000, 0, 1_100_000, 125_000, 1_234_567_890_000, 1, -150_000].map(formatUsd)).toEqual([
    "$0.30",
    "$0.00",
    "$1.10",
    "$0.125",
    "$1,234,567.89",
    "$0.000001",
    "−$0.15",
  ]);
});

test("a vendor's dollars are read exactly", () => {
  expect(["0.15", 0.3, "12", "0.0000005", 0.1 + 0.2].map(microsFromDollars)).toEqual([150_000, 300_000, 12_000_000, 1, 300_000]);
  expect(["", "abc", "-1", Number.NaN, Number.POSITIVE_INFINITY, null, {}].map(microsFromDollars)).toEqual(Array(7).fill(null));
});

test("what is shown can be read back", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (micros) => microsFromDollars(formatUsd(micros).replace(/[$,]/g, "")) === micros));
});
