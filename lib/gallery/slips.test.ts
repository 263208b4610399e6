import { expect, it } from "vitest";
import { nearest } from "@/lib/gallery/slips";

const KNOWN = ["lantern", "lanterns", "harbour", "light", "night", "rain", "train", "the", "猫が窓辺で眠る"];

it.each([
  ["lantrn", ["lantern"]],
  ["lanterrn", ["lantern"]],
  ["harbuor", ["harbour"]],
  ["harber", ["harbour"]],
  ["lihgt", ["light"]],
  ["rian", ["rain"]],
  ["tain", ["rain", "train"]],
  ["teh", []],
  ["horizon", []],
  ["猫が窓辺で眠れ", ["猫が窓辺で眠る"]],
])("a slip of the keys leads to the nearest words: %s", (typed, words) => {
  expect(nearest(typed, KNOWN)).toEqual(words);
});
