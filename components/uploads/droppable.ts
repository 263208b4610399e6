/** True while something is dragged that may become a still: a file, or a picture or link of another page. */
export function isDroppable(types: readonly string[]): boolean {
  return types.includes("Files") || types.includes("text/uri-list");
}
