import fc from "fast-check";
import { expect, test } from "vitest";
import { isKnown, isSameEntity, readRange } from "@/lib/http/range";

test("a range names the bytes that a slice of them would", () => {
  const sizes = fc.integer({ min: 1, max: 5000 });
  const numbers = fc.integer({ min: 0, max: 6000 });
  fc.assert(
    fc.property(sizes, numbers, numbers, fc.constantFrom("both", "open", "suffix"), (size, a, b, form) => {
      const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
      const header = { both: `bytes=${a}-${b}`, open: `bytes=${a}-`, suffix: `bytes=-${a}` }[form];
      const wanted = { both: bytes.slice(a, b + 1), open: bytes.slice(a), suffix: a === 0 ? bytes.slice(size) : bytes.slice(-a) }[form];
      const answer = readRange(header, size);
      if (form === "both" && b < a) return answer.kind === "whole";
      if (answer.kind !== "part") return answer.kind === "unsatisfiable" && wanted.length === 0;
      const got = bytes.slice(answer.range.start, answer.range.end + 1);
      return answer.range.start <= answer.range.end && answer.range.end < size && Buffer.compare(got, wanted) === 0;
    }),
    { numRuns: 2000 },
  );
});

test("whatever else a header says, the whole is sent", () => {
  for (const header of [
    null,
    "",
    "bytes",
    "bytes=",
    "bytes=-",
    "bytes=0-1,3-4",
    "bytes=a-b",
    "bytes=0x1-2",
    "bytes=1-2 and more",
    "lines=0-1",
    "bytes=5-2",
    "bytes=--5",
    "bytes=1.5-2",
  ]) {
    expect(readRange(header, 100), String(header)).toEqual({ kind: "whole" });
  }
  fc.assert(
    fc.property(fc.string(), fc.nat(1000), (header, size) => {
      const answer = readRange(header, size);
      return answer.kind !== "part" || (answer.range.start >= 0 && answer.range.end < size && answer.range.start <= answer.range.end);
    }),
  );
});

test("absurdly long numbers stay inside", () => {
  expect(readRange(`bytes=0-${"9".repeat(400)}`, 10)).toEqual({ kind: "part", range: { start: 0, end: 9 } });
  expect(readRange(`bytes=${"9".repeat(400)}-`, 10)).toEqual({ kind: "unsatisfiable" });
  expect(readRange(`bytes=-${"9".repeat(400)}`, 10)).toEqual({ kind: "part", range: { start: 0, end: 9 } });
});

test("an empty body has no part", () => {
  expect(readRange("bytes=0-", 0)).toEqual({ kind: "unsatisfiable" });
  expect(readRange("bytes=-1", 0)).toEqual({ kind: "unsatisfiable" });
});

test("If-None-Match knows lists, weak tags and the star; If-Range only the very tag", () => {
  const etag = '"abc"';
  for (const header of ['"abc"', 'W/"abc"', '"x", "abc"', '"x",W/"abc"', "*", " * "]) expect(isKnown(header, etag), header).toBe(true);
  for (const header of [null, "", "abc", '"abcd"', '"x"']) expect(isKnown(header, etag), String(header)).toBe(false);
  expect(isSameEntity(null, etag)).toBe(true);
  expect(isSameEntity('"abc"', etag)).toBe(true);
  for (const header of ['W/"abc"', '"x"', "Sat, 21 Nov 2026 10:00:00 GMT"]) expect(isSameEntity(header, etag), header).toBe(false);
});
