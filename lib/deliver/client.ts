import { readPacket } from "@/lib/deliver/recipe-packet";
import { findXmp } from "@/lib/media/xmp-box";

/** What a dropped file says of itself: a recipe that is still to be checked, or why it has none, in plain words. */
export type RecipeInFile = { recipe: unknown } | { why: string };

const FOREIGN =
  "This video carries no recipe. It was made elsewhere, downloaded without its recipe, or converted on the way: messengers and editors drop it.";
const BROKEN = "This MP4 is damaged: its parts don’t fit its length. Download it again.";
const UNREADABLE = "The file could not be read. It may have been moved.";

/** Looks for a recipe in a file that a person brought, in the browser: only the headers of its parts and the recipe itself are read. */
export async function recipeIn(file: Blob): Promise<RecipeInFile> {
  try {
    const found = await findXmp({ size: file.size, read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()) });
    if (found.kind !== "read") return { why: found.kind === "broken" ? BROKEN : FOREIGN };
    // what was appended last was meant last
    const recipe = found.packets
      .reverse()
      .map(readPacket)
      .find((read) => read !== null);
    return recipe === undefined ? { why: FOREIGN } : { recipe };
  } catch {
    return { why: UNREADABLE };
  }
}
