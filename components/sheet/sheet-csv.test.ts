import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROMPT, SEED } from "@/components/sheet/columns";
import { withoutBlanks } from "@/components/sheet/edit-rows";
import { emptyRows, type Row } from "@/components/sheet/rows";
import { decodeText, pasteText, readPasted, readSheet, writeCopied, writeSheet } from "@/components/sheet/sheet-csv";
import { readSheetDraft, writeSheetDraft } from "@/components/sheet/sheet-draft";
import { at, COLUMNS, row, textsOf } from "@/components/sheet/testing";

describe("files", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.constantFrom("=1+1", "'=x", "a\r\nb", '"', "x,y;z\tq"));
  const filled = fc
    .record({ still: text, end_still: text, prompt: text, seed: text, resolution: text })
    .filter((cells) => Object.values(cells).some((cell) => cell.trim()));

  test("a sheet comes back exactly as it was written", () => {
    const sheets = fc.array(fc.tuple(filled, fc.option(fc.uuid()), fc.option(fc.uuid())), { maxLength: 5 });
    fc.assert(
      fc.property(sheets, (rows) => {
        const sheet = rows.map(([cells, ...stills]) => row(Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== "")), ...stills));
        const plain = (all: readonly Row[]) => all.map(({ cells, stills }) => ({ cells, stills }));
        expect(plain(readSheet(writeSheet(sheet, COLUMNS), COLUMNS)?.rows ?? [])).toEqual(plain(withoutBlanks(sheet)));
        expect(plain(readSheetDraft(writeSheetDraft({ rows: sheet, name: "", skipsMade: true })).rows)).toEqual(plain(withoutBlanks(sheet)));
      }),
    );
  });

  test("is read by its column names in any order and separator; others are named, and no table is none", () => {
    const read = readSheet("Prompt;Leave out;Size;still\r\nPush in;;L;fig.jpg\r\n;;;\r\n", COLUMNS);
    expect(read?.rows.map(({ cells }) => cells)).toEqual([{ prompt: "Push in", still: "fig.jpg" }]);
    expect(read?.unknown).toEqual(["Size"]);
    expect(readSheet("just some words\nand more", COLUMNS)).toBeNull();
    const ends = readSheet("still,End still,end still id\nfig.jpg,drum.jpg,id-2\n", COLUMNS);
    expect(ends?.rows).toMatchObject([{ cells: { still: "fig.jpg", end_still: "drum.jpg" }, stills: { still: null, end_still: "id-2" } }]);
  });

  test("a block that was copied with the names of its columns goes to these, any other to where it is put", () => {
    const named = pasteText(emptyRows(2), COLUMNS, at(1, 4), "End still\tPrompt\ndrum.jpg\tone\n\ttwo\n");
    expect(named.map(({ cells }) => cells)).toEqual([{}, { end_still: "drum.jpg", prompt: "one" }, { prompt: "two" }]);
    expect(textsOf(pasteText(emptyRows(1), COLUMNS, at(0, 1), "Prompt"), PROMPT)).toEqual(["Prompt"]);
    expect(textsOf(pasteText(emptyRows(1), COLUMNS, at(0, 1), "Prompt\tSlowly\none\ttwo"), PROMPT)).toEqual(["Prompt", "one"]);
  });

  test("what is copied goes back as it was, and no file is garbled", () => {
    const rows = [row({ prompt: "=Sum", seed: "1" }), row({ prompt: "two\nlines" })];
    expect(readPasted(writeCopied(rows, [PROMPT, SEED]))).toEqual([
      ["=Sum", "1"],
      ["two\nlines", ""],
    ]);
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0, 0xe9, 0]))).toBe("aé");
    expect(decodeText(new Uint8Array([0x61, 0xe9]))).toBe("aé");
    expect(decodeText(new TextEncoder().encode("é🎬"))).toBe("é🎬");
  });

  test("a draft that is broken is an empty sheet", () => {
    for (const text of [null, "", "[]", '{"rows":[1,null,{"cells":7}]}']) expect(withoutBlanks(readSheetDraft(text).rows)).toEqual([]);
  });

  test("a draft from before there were end stills keeps its stills", () => {
    const text = JSON.stringify({ rows: [{ cells: { still: "fig.jpg" }, still: "id-1" }] });
    expect(readSheetDraft(text).rows).toMatchObject([{ cells: { still: "fig.jpg" }, stills: { still: "id-1", end_still: null } }]);
  });
});
