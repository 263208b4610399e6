import { AppError } from "@/lib/errors";
import { PICTURE_MAX_BYTES, tooLarge } from "@/lib/media/image";
import type { Announced } from "@/lib/uploads/schema";

/** Files of one press of the picker. */
export const FILES_MAX = 8;

/** Refuses what can be told from a file's name, size and type before its bytes are sent. The bytes are judged again when they are here. */
export function checkAnnounced(files: readonly Announced[]): void {
  if (files.length === 0) throw new AppError("malformed", "Choose a file first.");
  if (files.length > FILES_MAX) throw new AppError("malformed", `Up to ${FILES_MAX} files at once.`);
  for (const { name, size, type } of files) {
    if (size > PICTURE_MAX_BYTES) throw tooLarge();
    if (!Number.isInteger(size) || size <= 0) throw new AppError("invalid", "The file is empty.");
    const isPicture = type ? /^image\//i.test(type) : /\.(jpe?g|png|webp|avif|hei[cf])$/i.test(name);
    if (!isPicture) throw new AppError("unsupported_type", "This is not a picture. Add a JPEG, PNG, WebP or AVIF.");
  }
}
