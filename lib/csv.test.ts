import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCells, writeCells } from "@/lib/csv";

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", " ", "a", "é", "🎬"), { maxLength: 8 })
    .map((parts) => parts.join("")),
);

describe("cells", () => {
  test.each([",", "\t", ";"])("come back exactly as they were written, separated by %j", (separator) => {
    const sheets = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));
    fc.assert(
      fc.property(
        // a mark of byte order is no text
        sheets.filter((rows) => !rows[0]?.[0]?.startsWith("\ufeff")),
        (rows) => {
          expect(readCells(writeCells(rows, separator), separator)).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("are no formula to a spreadsheet", () => {
    fc.assert(
      fc.property(cell, (text) => {
        const written = writeCells([[text, "x"]]);
        expect(written.replace(/^"/, "")).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
    expect(writeCells([["=HYPERLINK(1)", "+1", "-1", "@a", "'=b", "'plain"]])).toBe("'=HYPERLINK(1),'+1,'-1,'@a,''=b,'plain\r\n");
  });

  test("are read as spreadsheets copy them: line ends in quotes, Windows and old Mac line ends, a mark of byte order", () => {
    expect(readCells('\ufeffone,"two\nlines"\r\n"say ""hi""",\r')).toEqual([
      ["one", "two\nlines"],
      ['say "hi"', ""],
    ]);
    expect(readCells("a\rb\nc\r\nd")).toEqual([["a"], ["b"], ["c"], ["d"]]);
    expect(readCells("a\n\nb")).toEqual([["a"], [""], ["b"]]);
  });

  test("keep a quote that quotes nothing", () => {
    expect(readCells('"Look" she says\tnext\n5" lens', "\t")).toEqual([['"Look" she says', "next"], ['5" lens']]);
    expect(readCells('"never closed', "\t")).toEqual([['"never closed']]);
  });
});
