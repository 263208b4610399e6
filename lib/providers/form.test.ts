import { describe, expect, test } from "vitest";
import { fieldsOf as errorFields } from "@/lib/errors";
import { fieldsOf } from "@/lib/providers/form";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";

const fieldNamed = (id: ProviderId, name: string) => fieldsOf(modelOf(id)).find((field) => field.name === name);

describe.each(PROVIDER_IDS)("the form of %s", (id) => {
  const model = modelOf(id);
  const fields = fieldsOf(model);

  test("says of every setting what it is called and what it does", () => {
    expect(fields.map((field) => field.name)).toEqual(Object.keys(model.settings.shape));
    for (const field of fields)
      expect(
        [field.title, field.help].every((text) => text.length > 2),
        field.name,
      ).toBe(true);
  });

  test("begins with what the model itself would take", () => {
    expect(Object.fromEntries(fields.map((field) => [field.name, field.default]))).toEqual(model.settings.parse({}));
  });

  test("is plain data", () => {
    expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
  });

  test("every combination that decides the price is in the table, once", () => {
    const choices = model.pricedBy.map((name) => fieldNamed(id, name)?.choices?.map((choice) => String(choice.value)) ?? []);
    const variants = choices.reduce<string[]>(
      (heads, tails) => heads.flatMap((head) => tails.map((tail) => (head ? `${head}/${tail}` : tail))),
      [""],
    );
    expect(model.prices.map((price) => price.variant).toSorted()).toEqual(variants.toSorted());
  });
});

test("WaveSpeed's fields are those of its page", () => {
  expect(
    fieldsOf(modelOf("wavespeed")).map(({ name, kind, choices, default: usual }) => ({
      name,
      kind,
      values: choices?.map(({ value }) => value),
      usual,
    })),
  ).toEqual([
    { name: "resolution", kind: "choice", values: ["480p", "720p"], usual: "480p" },
    { name: "duration", kind: "choice", values: [5, 8], usual: 5 },
  ]);
  expect(fieldNamed("wavespeed", "duration")?.choices?.map(({ label }) => label)).toEqual(["5 s", "8 s"]);
});

test("Eachlabs' fields are those of its page, with its bounds and defaults", () => {
  const table = fieldsOf(modelOf("eachlabs")).map(({ name, kind, choices, min, max, default: usual }) => [
    name,
    kind,
    choices?.map(({ value }) => value).join(",") ?? (min === undefined ? "" : `${min}–${max}`),
    usual,
  ]);
  expect(table).toEqual([
    ["resolution", "choice", "480p,580p,720p", "720p"],
    ["aspect_ratio", "choice", "auto,16:9,9:16,1:1", "auto"],
    ["num_inference_steps", "integer", "2–40", 27],
    ["guidance_scale", "number", "1–10", 3.5],
    ["guidance_scale_2", "number", "1–10", 3.5],
    ["shift", "number", "1–10", 5],
    ["acceleration", "choice", "none,regular", "regular"],
    ["interpolator_model", "choice", "none,film,rife", "film"],
    ["num_interpolated_frames", "integer", "0–4", 1],
    ["adjust_fps_for_interpolation", "boolean", "", true],
    ["enable_safety_checker", "boolean", "", false],
    ["enable_prompt_expansion", "boolean", "", false],
    ["frames_per_second", "integer", "", 16],
    ["num_frames", "integer", "", 81],
  ]);
  expect(fieldsOf(modelOf("eachlabs")).flatMap((field) => (field.isFixed ? field.name : []))).toEqual(["frames_per_second", "num_frames"]);
});

const wrong: [ProviderId, string, unknown, string][] = [
  ["wavespeed", "duration", 6, "Choose 5 or 8 seconds."],
  ["wavespeed", "duration", "5", "Choose 5 or 8 seconds."],
  ["wavespeed", "resolution", "580p", "Choose 480p or 720p."],
  ["wavespeed", "num_frames", 81, "num_frames is not a field here."],
  ["eachlabs", "resolution", "1080p", "Choose 480p, 580p or 720p."],
  ["eachlabs", "aspect_ratio", "4:3", "Choose auto, 16:9, 9:16 or 1:1."],
  ["eachlabs", "num_inference_steps", 41, "From 2 to 40 steps."],
  ["eachlabs", "num_inference_steps", 1, "From 2 to 40 steps."],
  ["eachlabs", "num_inference_steps", 2.5, "From 2 to 40 steps."],
  ["eachlabs", "num_inference_steps", "27", "From 2 to 40 steps."],
  ["eachlabs", "guidance_scale", 10.1, "From 1 to 10."],
  ["eachlabs", "guidance_scale_2", 0.9, "From 1 to 10."],
  ["eachlabs", "shift", Number.NaN, "From 1 to 10."],
  ["eachlabs", "acceleration", "high", "Choose none or regular."],
  ["eachlabs", "interpolator_model", "FILM", "Choose none, film or rife."],
  ["eachlabs", "num_interpolated_frames", 5, "From 0 to 4 frames."],
  ["eachlabs", "enable_safety_checker", "true", "Choose on or off: true or false."],
  ["eachlabs", "frames_per_second", 24, "Always 16 frames per second."],
  ["eachlabs", "num_frames", 100, "Always 81 frames."],
  ["eachlabs", "duration", 5, "duration is not a field here."],
];
test.each(wrong)("%s: %s = %j gets a sentence", (id, name, value, sentence) => {
  const result = modelOf(id).settings.safeParse({ [name]: value });
  expect(result.error && errorFields(result.error)).toEqual({ [name]: sentence });
});

test("bounds themselves are taken, and fixed values at their value alone", () => {
  for (const settings of [
    { num_inference_steps: 2, shift: 1, num_interpolated_frames: 0 },
    { num_inference_steps: 40, shift: 10, num_interpolated_frames: 4, guidance_scale: 6.25, frames_per_second: 16, num_frames: 81 },
  ]) {
    expect(modelOf("eachlabs").settings.parse(settings)).toMatchObject(settings);
  }
});
