import { StorageFullError } from "@/lib/storage/storage";

/** What our own disk does: no room or over a limit, not to be written to, or failing. Each passes once somebody mends it. */
export type DiskTrouble = "full" | "unwritable" | "failing";

const TROUBLES: Record<string, DiskTrouble> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EFBIG: "full",
  EROFS: "unwritable",
  EACCES: "unwritable",
  EPERM: "unwritable",
  ENOTDIR: "unwritable",
  EEXIST: "unwritable",
  EISDIR: "unwritable",
  EIO: "failing",
  ENXIO: "failing",
  ENODEV: "failing",
  ESTALE: "failing",
};

const WORDS: Record<DiskTrouble, string> = {
  full: "The disk is full",
  unwritable: "The studio's folder can't be written to",
  failing: "The disk reports errors",
};

/** What an error of the file system says about our disk; null when it is about something else. */
export function diskTroubleOf(error: unknown): DiskTrouble | null {
  if (error instanceof StorageFullError) return "full";
  if (!(error instanceof Error)) return null;
  // Only calls about files name what they were doing: a socket's EACCES is no trouble of the disk.
  const isOfFiles = "code" in error && typeof error.code === "string" && "syscall" in error && FILE_CALLS.has(String(error.syscall));
  const own = isOfFiles ? TROUBLES[String(error.code)] : undefined;
  return own ?? diskTroubleOf(error.cause);
}

/** The beginning of a sentence that says so. */
export function diskWords(trouble: DiskTrouble): string {
  return WORDS[trouble];
}

const FILE_CALLS = new Set(
  "open read write fsync fdatasync fstat stat lstat statfs rename unlink rm rmdir mkdir mkdtemp copyfile ftruncate scandir close access".split(" "),
);
