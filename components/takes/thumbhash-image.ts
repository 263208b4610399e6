import { thumbHashToAverageRGBA, thumbHashToDataURL } from "thumbhash";

/** The picture's mean colour as a CSS colour: small enough for the server's HTML. Undefined when the hash is no hash. */
export function averageColor(thumbhash: string): string | undefined {
  const bytes = bytesOf(thumbhash);
  if (!bytes) return undefined;
  const { r, g, b } = thumbHashToAverageRGBA(bytes);
  return `rgb(${[r, g, b].map((part) => Math.round(part * 255)).join(" ")})`;
}

/** The blurred picture as a CSS background, for the browser only: written into HTML it would cost 4 KB a tile. */
export function blurBackground(thumbhash: string): string | undefined {
  const bytes = bytesOf(thumbhash);
  return bytes && `url("${thumbHashToDataURL(bytes)}")`;
}

function bytesOf(thumbhash: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0));
    return bytes.length >= 5 ? bytes : undefined;
  } catch {
    return undefined;
  }
}
