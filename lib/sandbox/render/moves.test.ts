import { expect, test } from "vitest";
import { readDirection } from "@/lib/sandbox/render/moves";

const kinds = (prompt: string) =>
  readDirection(prompt).moves.map((move) => ("toward" in move && move.toward ? `${move.kind} ${move.toward}` : move.kind));

test.each([
  ["Slow dolly-in, warm rim light", ["push"]],
  ["Dolly shot along the table", ["push"]],
  ["the camera pushes in on her face", ["push"]],
  ["Zoom out to reveal the valley", ["pull"]],
  ["dolly out slowly", ["pull"]],
  ["pull back from the window", ["pull"]],
  ["camera pans left across the skyline", ["pan left"]],
  ["a slow pan to the right", ["pan right"]],
  ["pan", ["pan"]],
  ["tilt up from the river to the sky", ["tilt up"]],
  ["tilting downward", ["tilt down"]],
  ["the camera orbits the statue", ["orbit"]],
  ["arc shot to the left around the car", ["orbit left"]],
  ["crane up over the rooftops", ["crane up"]],
  ["camera descends, crane shot lowering", ["crane down"]],
  ["handheld documentary look", ["handheld"]],
  ["truck left past the shelves", ["truck left"]],
  ["Static camera, only the leaves move", ["static"]],
  ["The camera view is steady and locked.", ["static"]],
  ["no camera movement", ["static"]],
  ["a dog runs over the field", ["push"]],
])("%s", (prompt, expected) => {
  expect(kinds(prompt)).toEqual(expected);
});

test("several moves combine, each with its own direction", () => {
  expect(kinds("Push in while panning right, then tilt down, handheld")).toEqual(["push", "pan right", "tilt down", "handheld"]);
});

test("words that only look like moves are not taken for them", () => {
  expect(kinds("a panda eats bamboo, an expanse of orbital debris, the frying pan is hot").length).toBe(1);
});

test("slow moves go less far than fast ones", () => {
  expect(readDirection("slow push in").amount).toBeLessThan(readDirection("push in").amount);
  expect(readDirection("fast push in").amount).toBeGreaterThan(readDirection("push in").amount);
});
