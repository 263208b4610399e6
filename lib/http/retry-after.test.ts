import { expect, test } from "vitest";
import { retryAfterMs } from "@/lib/http/retry-after";

const now = Date.parse("2026-11-21T10:00:00Z");

test.each([
  ["7", 7_000],
  ["0", 0],
  ["1.5", 1_500],
  ["Sat, 21 Nov 2026 10:00:30 GMT", 30_000],
  ["Sat, 21 Nov 2026 09:00:00 GMT", 0],
  ["999999", 3_600_000],
  ["soon", null],
  ["", null],
])("Retry-After “%s” asks for %s ms", (value, expected) => {
  expect(retryAfterMs(new Headers({ "retry-after": value }), now)).toBe(expected);
});

test("an answer without it does not say", () => {
  expect(retryAfterMs(new Headers(), now)).toBeNull();
});
