/** What every call of ffmpeg or ffprobe begins with: no questions, only errors said, and files as the only thing it may open. */
export const QUIET = ["-hide_banner", "-loglevel", "error"] as const;
export const FILES_ONLY = ["-protocol_whitelist", "file,pipe"] as const;

/** A path as ffmpeg takes it: never read as an option or as another protocol. */
export function asFile(path: string): string {
  return `file:${path}`;
}
