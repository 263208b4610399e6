import { GROUPS, type PaletteAction, type PaletteGroup } from "@/components/palette/palette-actions";
import { ranked } from "@/components/palette/rank";

export interface LineGroup {
  name: PaletteGroup;
  lines: PaletteAction[];
}

/** More of a kind than this is found by typing, or by typing on. */
const SHOWN_AT_REST = 12;
const SHOWN = 7;

/** What stands there before anything is typed: what was done last, then all that is not too much. */
export function groupsAtRest(recent: readonly PaletteAction[], offered: readonly PaletteAction[]): LineGroup[] {
  const isRecent = new Set(recent.map(({ id }) => id));
  const rest = offered.filter(({ id, isQuiet }) => !isQuiet && !isRecent.has(id));
  return GROUPS.map((name) => ({
    name,
    lines: name === "Recent" ? [...recent] : rest.filter(({ group }) => group === name).slice(0, SHOWN_AT_REST),
  })).filter(isFilled);
}

/** What answers the text, the kind with the best answer first; what the studio found comes last, since it comes later. */
export function groupsFor(
  text: string,
  offered: readonly PaletteAction[],
  takes: readonly PaletteAction[],
  shots: readonly PaletteAction[],
): LineGroup[] {
  const found = ranked(text, offered);
  const names = [...new Set(found.map(({ item }) => item.group))];
  const groups = names.map((name) => ({
    name,
    lines: found
      .filter(({ item }) => item.group === name)
      .map(({ item }) => item)
      .slice(0, SHOWN),
  }));
  return [...groups, { name: "Takes" as const, lines: [...takes] }, { name: "Shots" as const, lines: [...shots] }].filter(isFilled);
}

function isFilled({ lines }: LineGroup): boolean {
  return lines.length > 0;
}
