// npm run icons: writes the sheet of all icons that components/ui/icons.tsx and more-icons.tsx name, from Lucide's own drawings.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./studio/root.mjs";

const LISTS = ["icons.tsx", "more-icons.tsx"].map((name) => path.join(root, "components", "ui", name));
const SHEET = path.join(root, "components", "ui", "icons.svg");

/** The sheet as it should be: one symbol for each name of the lists. Throws for a name that Lucide does not have. */
export async function drawSheet() {
  const names = LISTS.flatMap((list) => [...readFileSync(list, "utf8").matchAll(/ icon\("([a-z0-9-]+)"\)/g)].map(([, name]) => name));
  const symbols = await Promise.all([...new Set(names)].sort().map(symbolOf));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\n${symbols.join("\n")}\n</svg>\n`;
}

/** The sheet as it stands. */
export function readSheet() {
  return readFileSync(SHEET, "utf8");
}

async function symbolOf(name) {
  const { __iconData: icon } = await import(path.join(root, "node_modules", "lucide-react", "dist", "esm", "icons", `${name}.mjs`));
  const shapes = icon.node.map(
    ([tag, { key: _, ...attributes }]) =>
      `<${tag}${Object.entries(attributes)
        .map(([key, value]) => ` ${key}="${value}"`)
        .join("")}/>`,
  );
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(SHEET, await drawSheet());
