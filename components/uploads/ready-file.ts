import { look } from "@/components/uploads/look";
import { formatOf, HEAD_BYTES, refusalOf, sizeRefusalOf } from "@/components/uploads/still-file";

/** A picture as it goes to the studio, with what this browser shows of it meanwhile; no size where it can't show it. */
export interface ReadyFile {
  file: File;
  previewUrl: string | null;
  size: { width: number; height: number } | null;
  /** What was made of it, where that is worth a word. */
  note: string | null;
}

/** Looks at a file by its bytes and makes it ready to be sent, or says in one sentence why it can't be. */
export async function readyFile(given: File): Promise<ReadyFile | { why: string }> {
  const head = await given
    .slice(0, HEAD_BYTES)
    .arrayBuffer()
    .catch(() => null);
  if (!head) return { why: "The file could not be read. It may be a folder, or have been moved." };
  const why = refusalOf(given, new Uint8Array(head));
  const format = formatOf(new Uint8Array(head));
  if (why || !format) return { why: why ?? "" };
  if (format.way === "redrawn") {
    const { redraw } = await import("@/components/uploads/redraw");
    return redraw(given, format);
  }
  const seen = await look(given);
  const tooLarge = seen.size && sizeRefusalOf(seen.size);
  if (!seen.size || tooLarge) URL.revokeObjectURL(seen.url);
  if (tooLarge) return { why: tooLarge };
  return { file: asTyped(given, format.type), previewUrl: seen.size && seen.url, size: seen.size, note: null };
}

/** The same file under the type that its bytes have, whatever its name made of it. */
function asTyped(file: File, type: string): File {
  return file.type === type ? file : new File([file], file.name, { type, lastModified: file.lastModified });
}
