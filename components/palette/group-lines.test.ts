import { describe, expect, it } from "vitest";
import { groupsAtRest, groupsFor } from "@/components/palette/group-lines";
import type { PaletteAction, PaletteGroup } from "@/components/palette/palette-actions";

const line = (group: PaletteGroup, title: string, isQuiet = false): PaletteAction => ({ id: title, group, title, isQuiet, run: () => {} });
const titles = (groups: { name: string; lines: PaletteAction[] }[]) =>
  Object.fromEntries(groups.map(({ name, lines }) => [name, lines.map(({ title }) => title)]));

const offered = [
  line("Settings", "Resolution 480p", true),
  line("Go to", "Gallery"),
  line("Actions", "Generate"),
  line("Actions", "Sign out"),
  ...Array.from({ length: 20 }, (_, at) => line("Presets", `Preset ${at}`)),
];

describe("the palette", () => {
  it("shows at rest what was done last, once, then what is not too much", () => {
    const groups = titles(groupsAtRest([offered[0]!, offered[3]!], offered));
    expect(Object.keys(groups)).toEqual(["Recent", "Actions", "Go to", "Presets"]);
    expect(groups.Recent).toEqual(["Resolution 480p", "Sign out"]);
    expect(groups.Actions).toEqual(["Generate"]);
    expect(groups.Presets).toHaveLength(12);
  });
  it("puts the kind with the best answer first, takes and their shots last", () => {
    const takes = [line("Takes", "DAY-04 T1")];
    expect(titles(groupsFor("g", offered, takes, [line("Shots", "DAY-04")]))).toEqual({
      Actions: ["Generate", "Sign out"],
      "Go to": ["Gallery"],
      Takes: ["DAY-04 T1"],
      Shots: ["DAY-04"],
    });
    expect(Object.keys(titles(groupsFor("gal", offered, takes, [])))).toEqual(["Go to", "Takes"]);
    expect(titles(groupsFor("480", offered, [], []))).toEqual({ Settings: ["Resolution 480p"] });
    expect(groupsFor("preset", offered, [], [])[0]?.lines).toHaveLength(7);
  });
});
