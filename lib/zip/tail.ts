import { toRecipe } from "@/lib/deliver/data";
import { writePacket } from "@/lib/deliver/recipe-packet";
import { xmpBox } from "@/lib/media/xmp-box";

/** The box with a take's recipe, as it follows the clip's bytes in the file. */
export function recipeTail(row: Parameters<typeof toRecipe>[0]): Uint8Array<ArrayBuffer> {
  const recipe = toRecipe(row);
  return xmpBox(writePacket(recipe, recipe.take.createdAt));
}
