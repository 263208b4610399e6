import type { Audience } from "@/lib/notes/limits";

/** Frames of a clip; the rate is the file's own. The one place on the server that counts them. */
export function framesOf({ durationMs, fps }: { durationMs: number; fps: number }): number {
  return Math.max(1, Math.round((durationMs / 1000) * fps));
}

/** Why a note can't stand there, in a sentence by its field; null where it can. `frames` is null without a clip. */
export function whyNotThere(
  { fromFrame, toFrame }: { fromFrame?: number | undefined; toFrame?: number | undefined },
  frames: number | null,
): { field: "fromFrame" | "toFrame"; message: string } | null {
  if (fromFrame === undefined) return null;
  if (frames === null) return { field: "fromFrame", message: "This take has no clip yet, so a note can only be about all of it." };
  const message = `The clip has ${frames} frames: counted from 0, the last is ${frames - 1}.`;
  if (fromFrame >= frames) return { field: "fromFrame", message };
  return toFrame !== undefined && toFrame >= frames ? { field: "toFrame", message } : null;
}

/** The frame of the same moment in another clip, never past its end. */
export function sameMoment(frame: number, from: { fps: number }, to: { fps: number; durationMs: number }): number {
  return Math.min(framesOf(to) - 1, Math.round((frame / from.fps) * to.fps));
}

/** A guest's notes are for clients, whatever was sent; the team chooses; a reply is for whom its note is. */
export function audienceOf({ isGuest, parent, chosen }: { isGuest: boolean; parent: Audience | null; chosen: Audience | undefined }): Audience {
  return parent ?? (isGuest ? "clients" : (chosen ?? "team"));
}

/** Those mentioned whose name stands in the words with an @ before it. */
export function mentionedIn<P extends { name: string }>(body: string, people: readonly P[]): P[] {
  return people.filter(({ name }) => body.includes(`@${name}`));
}
