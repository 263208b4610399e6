import { framesOf } from "@/lib/notes/state";
import { timecodeAt } from "@/lib/notes/timecode";
import type { NoteView } from "@/lib/notes/view";

/** A take in the list: its clip is an event, its notes are that event's markers. */
export interface EdlClip {
  slate: string;
  number: number;
  clip: { durationMs: number; fps: number } | null;
  notes: readonly NoteView[];
}

/** An event number has three places. */
const EVENTS_MAX = 999;
/** Where tapes and timelines of editors begin. */
const HOUR_S = 3600;

/**
 * A CMX3600 edit decision list: each take with a clip is one event, one after the other from 01:00:00:00, and each of its notes a locator there
 * (`* LOC:`, what such lists have for markers). All are counted at the first clip's rate, which stands in the title's comment. Notes about a whole clip stand at its first frame.
 */
export function writeEdl(title: string, clips: readonly EdlClip[]): string {
  const shown = clips.flatMap(({ clip, ...rest }) => (clip ? [{ ...rest, clip }] : [])).slice(0, EVENTS_MAX);
  const fps = shown[0]?.clip.fps ?? 24;
  const lines = [`TITLE: ${plain(title)}`, "FCM: NON-DROP FRAME", `* RATE: ${Math.round(fps)} FPS`];
  let start = HOUR_S * Math.max(1, Math.round(fps));
  for (const [index, { slate, number, clip, notes }] of shown.entries()) {
    const own = (frame: number) => Math.round((frame / clip.fps) * fps);
    const length = Math.max(1, own(framesOf(clip)));
    const times = [0, length, start, start + length].map((frame) => timecodeAt(frame, fps)).join(" ");
    lines.push("", `${String(index + 1).padStart(3, "0")}  AX       V     C        ${times}`, `* FROM CLIP NAME: ${plain(`${slate} T${number}`)}`);
    for (const note of notes.filter(({ isDeleted }) => !isDeleted)) {
      const colour = note.resolved ? "GREEN" : note.by.isGuest ? "CYAN" : "YELLOW";
      const at = start + Math.min(length - 1, own(note.fromFrame ?? 0));
      const end = note.fromFrame === null || note.toFrame === null ? null : start + Math.min(length - 1, own(note.toFrame));
      lines.push(
        `* LOC: ${timecodeAt(at, fps)} ${colour.padEnd(7)} ${plain(`${note.by.name}: ${note.body}${end === null ? "" : ` (to ${timecodeAt(end, fps)})`}`)}`,
      );
    }
    start += length;
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** A comment is one line, whatever was written. */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
