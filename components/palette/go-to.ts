import type { PaletteAction } from "@/components/palette/palette-actions";
import { PLACES } from "@/components/shell/places";
import { Rows3 } from "@/components/ui/icons";

/** The parts of the settings page that this member sees: what is there. */
const PARTS = [
  { id: "you", name: "You", words: "theme dark light notifications take back shortcuts single letters preferences", isOwners: false },
  { id: "providers", name: "Providers", words: "key limit price wavespeed eachlabs sandbox live", isOwners: false },
  { id: "budgets", name: "Budgets", words: "money spend limit month day", isOwners: false },
  { id: "tokens", name: "API tokens", words: "script rest access", isOwners: true },
  { id: "about", name: "About", words: "version storage address", isOwners: false },
] as const;

/** Every page, and every part of the settings. */
export function goToActions(isOwner: boolean, path: string, go: (href: string) => void): PaletteAction[] {
  const pages = PLACES.map(
    ({ href, name, icon }): PaletteAction => ({
      id: `go-${href}`,
      group: "Go to",
      title: name,
      words: "go open page",
      icon,
      isCurrent: path === href,
      run: () => go(href),
    }),
  );
  const parts = PARTS.filter((part) => isOwner || !part.isOwners).map(
    ({ id, name, words }): PaletteAction => ({
      id: `go-settings-${id}`,
      group: "Go to",
      title: `Settings: ${name}`,
      words: `go ${words}`,
      isQuiet: true,
      run: () => go(`/settings#${id}`),
    }),
  );
  const sheet: PaletteAction = {
    id: "go-sheet",
    group: "Go to",
    title: "Pair sheet",
    words: "many batch stills prompts spreadsheet csv combine rows",
    icon: Rows3,
    isCurrent: path === "/studio/sheet",
    run: () => go("/studio/sheet"),
  };
  return [...pages, sheet, ...parts];
}
