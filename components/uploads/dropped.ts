/** What was let go over the page: the first file, the address of a picture on another page, or why it is neither. */
export type Dropped = { file: File; leftOut: number } | { address: string } | { why: string };

/** Reads a drop while its event lasts. A file counts before the address that it came from; of several, the first. */
export function readDrop(data: Pick<DataTransfer, "items" | "files" | "getData">): Dropped | null {
  const isFolder = data.items[0]?.webkitGetAsEntry?.()?.isDirectory;
  if (isFolder) return { why: "A folder can’t be a still. Drop a picture from it." };
  const [file, ...rest] = data.files;
  if (file) return { file, leftOut: rest.length };
  const picture = pictureIn(data.getData("text/html"));
  const link = data
    .getData("text/uri-list")
    .split(/\r?\n/)
    .find((line) => line && !line.startsWith("#"));
  for (const address of [picture, link]) {
    if (address && /^https?:/i.test(address)) return { address };
    const held = address && fileOf(address);
    if (held) return { file: held, leftOut: 0 };
  }
  return link ? { why: "Only pictures and addresses of pictures can be dropped here." } : null;
}

/** The address of the first picture in a piece of a page: where a picture is a link, it counts and not where it leads. */
function pictureIn(html: string): string | null {
  return html ? (new DOMParser().parseFromString(html, "text/html").querySelector("img[src]")?.getAttribute("src") ?? null) : null;
}

/** A picture that a page carried within itself. */
function fileOf(address: string): File | null {
  const [, type = "", base64 = ""] = /^data:(image\/[\w.+-]+);base64,([A-Za-z\d+/=\s]+)$/.exec(address) ?? [];
  if (!base64) return null;
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return new File([bytes], "Dropped picture", { type });
  } catch {
    return null;
  }
}
