import { timecode } from "@/components/player/timecode";
import type { Mark, NoteView, Shape } from "@/lib/notes/view";

type Place = Pick<NoteView, "fromFrame" | "toFrame">;

/** Where a note stands, for who hears it: "at 0:02.4, frame 39". Frames count from 1, as everywhere people see them. */
export function placeWords({ fromFrame, toFrame }: Place, fps: number): string {
  if (fromFrame === null) return "about the whole take";
  if (toFrame === null) return `at ${clock(fromFrame, fps)}, frame ${fromFrame + 1}`;
  return `from ${clock(fromFrame, fps)} to ${clock(toFrame, fps)}, frames ${fromFrame + 1} to ${toFrame + 1}`;
}

/** The same in a stamp: as editors count for the team, in seconds for a guest. */
export function stampWords({ fromFrame, toFrame }: Place, fps: number, viewer: "team" | "guest"): string {
  if (fromFrame === null) return "Whole take";
  const say = (frame: number) => (viewer === "team" ? timecode(frame, fps) : `${(frame / fps).toFixed(1)} s`);
  return toFrame === null ? say(fromFrame) : `${say(fromFrame)}–${say(toFrame)}`;
}

const SHAPE_WORDS: Record<Shape["kind"], [one: string, more: string]> = {
  pen: ["a line", "lines"],
  arrow: ["an arrow", "arrows"],
  box: ["a box", "boxes"],
};

/** What was drawn, for who can't see it: "a box and 2 arrows". */
export function markWords({ shapes }: Mark): string {
  const parts = (["box", "arrow", "pen"] as const).flatMap((kind) => {
    const count = shapes.filter((shape) => shape.kind === kind).length;
    const [one, more] = SHAPE_WORDS[kind];
    return count === 0 ? [] : [count === 1 ? one : `${count} ${more}`];
  });
  return parts.length < 2 ? (parts[0] ?? "nothing") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => word?.[0] ?? "")
    .join("")
    .toUpperCase();
}

/** "0:02.4" */
function clock(frame: number, fps: number): string {
  const seconds = frame / fps;
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;
}
