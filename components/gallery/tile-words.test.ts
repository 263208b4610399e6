import { expect, it } from "vitest";
import { notesWords, tileName } from "@/components/gallery/tile-words";
import type { TileView } from "@/lib/gallery/view";

const TILE = {
  slate: "DAY-04",
  number: 3,
  provider: "wavespeed",
  resolution: "720p",
  clip: { durationMs: 5_062 },
  status: "ready",
  verdict: null,
  rating: null,
  isPicked: false,
  isFavourite: false,
  notes: 0,
  openNotes: 0,
} as unknown as TileView;

it("a tile's name says which take it is, how it stands and what people make of it", () => {
  expect(tileName(TILE)).toBe("DAY-04 take 3, WaveSpeed 720p, 5 s, ready");
  expect(tileName({ ...TILE, clip: null, resolution: null, status: "failed" })).toBe("DAY-04 take 3, WaveSpeed, failed");
  expect(tileName({ ...TILE, verdict: "changes_requested", rating: 4, isFavourite: true, isPicked: true, notes: 2, openNotes: 1 })).toBe(
    "DAY-04 take 3, WaveSpeed 720p, 5 s, ready, changes requested, the shot's choice, 4 of 5 stars, favourite, 2 notes, 1 open",
  );
});
it("notes are counted, and those that are open", () => {
  expect([notesWords(1, 0), notesWords(3, 3)]).toEqual(["1 note", "3 notes, 3 open"]);
});
