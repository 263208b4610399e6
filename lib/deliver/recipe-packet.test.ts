import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recipeIn } from "@/lib/deliver/client";
import { readPacket, writePacket } from "@/lib/deliver/recipe-packet";
import { xmpBox } from "@/lib/media/xmp-box";

const MADE_AT = "2026-11-14T12:40:00.000Z";
const nasty = [
  "🎬 走る\u{1F9D1}‍🎨",
  "]]>",
  "a & b &amp; &#0; <dailies:recipe>",
  "</dailies:recipe>",
  "\0\u0001\b\u001f\u007f\u0085",
  "\ud800 \udfff",
  "\ufeff\ufffe\uffff\u2028",
  '"\\"\n\r\t',
  "<?xpacket end='w'?>",
];

describe("a recipe in its packet", () => {
  it("comes back letter for letter, whatever the prompt holds", () => {
    const text = fc.oneof(
      fc.constantFrom(...nasty),
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, text, (prompt, negativePrompt) => {
        const recipe = { prompt: `${prompt}${negativePrompt}`, negativePrompt, seed: 7 };
        expect(readPacket(writePacket(recipe, MADE_AT))).toEqual(recipe);
      }),
    );
  });

  it("is plain XML: no entity, and no character that XML forbids", () => {
    const packet = writePacket({ prompt: nasty.join(" ") }, MADE_AT);
    expect(packet).not.toContain("&");
    expect(packet.match(/<(?!\/?(x:|rdf:|xmp:|dailies:recipe)|\?xpacket )/g), "tags of its own alone").toBeNull();
    expect(packet.match(/<\/?dailies:recipe>/g)).toHaveLength(2);
    expect(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(packet)).toBe(false);
  });

  it("fits its box at the longest that the form takes", () => {
    const recipe = { prompt: "\u0001".repeat(2_000), negativePrompt: "\ud800".repeat(1_000), names: "\u0001".repeat(400) };
    expect(() => xmpBox(writePacket(recipe, MADE_AT))).not.toThrow();
  });

  it("is not read from what others wrote, nor are entities expanded", () => {
    const ours = writePacket({ prompt: "x" }, MADE_AT);
    const bomb = ours.replace("<x:xmpmeta", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x:xmpmeta').replace('"x"}', '"&a;"}');
    expect(readPacket(bomb)).toEqual({ prompt: "&a;" });
    for (const other of [
      "",
      "<dailies:recipe>{}</dailies:recipe>",
      ours.replace(/urn:uuid:\w+/, "urn:uuid:other"),
      ours.replace("</dailies:recipe>", ""),
      ours.replace('{"', '{"""'),
    ]) {
      expect(readPacket(other)).toBeNull();
    }
  });
});

describe("a file that a person brought", () => {
  const ftyp = Buffer.from([0, 0, 0, 16, ...Buffer.from("ftypisom0000")]);

  it("gives its recipe, the one appended last before others", async () => {
    const [first, last] = [{ prompt: "first" }, { prompt: "last" }].map((recipe) => xmpBox(writePacket(recipe, MADE_AT)));
    expect(await recipeIn(new Blob([ftyp, first as BlobPart, last as BlobPart, xmpBox("<x:xmpmeta/>")]))).toEqual({ recipe: { prompt: "last" } });
  });

  it("says in plain words why it has none", async () => {
    expect(await recipeIn(new Blob([ftyp]))).toEqual({ why: expect.stringMatching(/^This video carries no recipe/) });
    expect(await recipeIn(new Blob([ftyp, "no box"]))).toEqual({ why: expect.stringMatching(/^This MP4 is damaged/) });
    const gone = { size: 100, slice: () => new Blob(), arrayBuffer: () => Promise.reject(new Error("gone")) };
    gone.slice = () => Object.assign(new Blob(), { arrayBuffer: gone.arrayBuffer });
    expect(await recipeIn(gone as unknown as Blob)).toEqual({ why: expect.stringMatching(/^The file could not be read/) });
  });
});
