// Plain values, for the browser too.

/** How wide the small version of a still or a poster is: sharp wherever one is seen at a hand's width or less. */
export const SMALL_WIDTH = 320;

/** Where the small version of a still or of a clip's poster is to be had, by its own address. */
export function smallOf(pictureUrl: string): string {
  return `${pictureUrl}?width=${SMALL_WIDTH}`;
}
