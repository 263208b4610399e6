// Plain values, for the browser too.

/** How wide the small version of a still is: sharp wherever one is seen at a hand's width or less. */
export const SMALL_WIDTH = 320;

/** Where the small version of a still is to be had, by the still's own address. */
export function smallOf(stillUrl: string): string {
  return `${stillUrl}?width=${SMALL_WIDTH}`;
}
