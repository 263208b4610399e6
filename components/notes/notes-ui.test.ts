import { describe, expect, it } from "vitest";
import { boxWords, CENTRE_BOX, movedBox } from "@/components/notes/box-by-keys";
import { isShown, NO_FILTER } from "@/components/notes/filter-notes";
import { newNoteId } from "@/components/notes/new-note-id";
import { markWords, placeWords, stampWords } from "@/components/notes/note-words";
import type { NoteView, Shape } from "@/lib/notes/view";

const shape = (kind: Shape["kind"]): Shape => ({
  kind,
  points: [
    [0, 0],
    [1, 1],
  ],
});

describe("words of a note", () => {
  it("say where it stands", () => {
    expect(placeWords({ fromFrame: 38, toFrame: null }, 16)).toBe("at 0:02.4, frame 39");
    expect(placeWords({ fromFrame: 16, toFrame: 38 }, 16)).toBe("from 0:01.0 to 0:02.4, frames 17 to 39");
    expect(placeWords({ fromFrame: null, toFrame: null }, 16)).toBe("about the whole take");
    expect([stampWords({ fromFrame: 38, toFrame: null }, 16, "team"), stampWords({ fromFrame: 38, toFrame: 54 }, 16, "guest")]).toEqual([
      "00:02:06",
      "2.4 s–3.4 s",
    ]);
  });
  it("say what was drawn", () => {
    expect(markWords({ shapes: [shape("box")] })).toBe("a box");
    expect(markWords({ shapes: [shape("pen"), shape("box"), shape("arrow"), shape("arrow")] })).toBe("a box, 2 arrows and a line");
  });
});

describe("a box by keyboard", () => {
  it("moves and is sized inside the picture, however often a key is pressed", () => {
    let box = CENTRE_BOX;
    for (let times = 0; times < 40; times += 1) box = movedBox(box, "ArrowRight", false);
    expect(boxWords(box)).toMatch(/^Box 70 % from the left, 35 % from the top, 30 % wide, 30 % high/);
    for (let times = 0; times < 40; times += 1) box = movedBox(box, "ArrowUp", true);
    expect(boxWords(box)).toMatch(/30 % wide, 4 % high/);
    for (let times = 0; times < 40; times += 1) box = movedBox(movedBox(box, "ArrowDown", true), "ArrowRight", true);
    expect(box.points.flat().every((place) => place >= 0 && place <= 1)).toBe(true);
  });
});

describe("the list", () => {
  const note = (change: object) => ({ resolved: null, mark: null, by: { name: "Maya" }, replies: [], ...change }) as unknown as NoteView; // what the filter reads
  const done = note({ resolved: { at: "", by: "Tom", withTake: null } });
  const drawn = note({ mark: { shapes: [shape("box")] }, replies: [note({ by: { name: "Rita" } })] });
  it("is narrowed by state, person and drawing", () => {
    const shown = (change: Partial<typeof NO_FILTER>) => [done, drawn].map((one) => isShown(one, { ...NO_FILTER, ...change }));
    expect(shown({})).toEqual([true, true]);
    expect(shown({ state: "open" })).toEqual([false, true]);
    expect(shown({ state: "resolved" })).toEqual([true, false]);
    expect(shown({ person: "Rita" })).toEqual([false, true]);
    expect(shown({ hasMark: true })).toEqual([false, true]);
  });
});

it("an id of a note is a UUID that nobody else makes", () => {
  const ids = Array.from({ length: 100 }, newNoteId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
