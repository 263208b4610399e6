import { NotAVideoError } from "@/lib/media/not-a-video";
import { OutputError } from "@/lib/saving/output-error";
import { diskTroubleOf, diskWords } from "@/lib/storage/disk-trouble";

/** Why a clip that was made is not ours yet, and what becomes of it, in plain words. */
export function waitReasonOf(error: unknown, label: string): string {
  if (error instanceof NotAVideoError) return `What ${label} gave is not a whole clip. It is fetched again.`;
  if (error instanceof OutputError) return `${error.message} The clip is fetched again; nothing is generated anew.`;
  const trouble = diskTroubleOf(error);
  if (trouble)
    return `The clip was made but could not be saved: ${lowerFirst(diskWords(trouble))}. ${label} keeps it for a while; it is tried again.`;
  return "The clip was made but could not be saved yet. It is tried again.";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
