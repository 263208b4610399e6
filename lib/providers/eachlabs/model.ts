import { z } from "zod";
import type { Model } from "@/lib/providers/provider";

const guidance = (title: string, help: string) =>
  z
    .number({ error: "From 1 to 10." })
    .min(1, { error: "From 1 to 10." })
    .max(10, { error: "From 1 to 10." })
    .default(3.5)
    .meta({ title, help, step: 0.1, advanced: true });

const onOff = (isOn: boolean, title: string, help: string) =>
  z.boolean({ error: "Choose on or off: true or false." }).default(isOn).meta({ title, help, advanced: true });

/** eachlabs-page.txt, in its order of use; the still, prompt, negative prompt, end still and seed have fields of their own. */
const settings = z.strictObject({
  resolution: z
    .enum(["480p", "580p", "720p"], { error: "Choose 480p, 580p or 720p." })
    .default("720p")
    .meta({ title: "Resolution", help: "The size of the clip. More pixels take longer." }),
  aspect_ratio: z
    .enum(["auto", "16:9", "9:16", "1:1"], { error: "Choose auto, 16:9, 9:16 or 1:1." })
    .default("auto")
    .meta({
      title: "Shape",
      help: "Auto follows the still. A still of another shape is resized and cropped around its centre.",
      labels: { auto: "Auto" },
    }),
  num_inference_steps: z
    .int({ error: "From 2 to 40 steps." })
    .min(2, { error: "From 2 to 40 steps." })
    .max(40, { error: "From 2 to 40 steps." })
    .default(27)
    .meta({ title: "Steps", help: "More steps look better and take longer.", advanced: true }),
  guidance_scale: guidance("Guidance, stage 1", "How closely the first stage keeps to the prompt. High values can cost quality."),
  guidance_scale_2: guidance("Guidance, stage 2", "How closely the second stage keeps to the prompt."),
  shift: z
    .number({ error: "From 1 to 10." })
    .min(1, { error: "From 1 to 10." })
    .max(10, { error: "From 1 to 10." })
    .default(5)
    .meta({ title: "Shift", help: "Moves the effort of the steps between broad motion and fine detail.", step: 0.1, advanced: true }),
  acceleration: z
    .enum(["none", "regular"], { error: "Choose none or regular." })
    .default("regular")
    .meta({
      title: "Acceleration",
      help: "Faster at lower quality. Regular is what the vendor recommends.",
      labels: { none: "None", regular: "Regular" },
      advanced: true,
    }),
  interpolator_model: z
    .enum(["none", "film", "rife"], { error: "Choose none, film or rife." })
    .default("film")
    .meta({
      title: "Interpolator",
      help: "The model that draws frames between the generated ones.",
      labels: { none: "None", film: "FILM", rife: "RIFE" },
      advanced: true,
    }),
  num_interpolated_frames: z
    .int({ error: "From 0 to 4 frames." })
    .min(0, { error: "From 0 to 4 frames." })
    .max(4, { error: "From 0 to 4 frames." })
    .default(1)
    .meta({ title: "Frames added between two", help: "How many frames the interpolator draws between each pair.", advanced: true }),
  adjust_fps_for_interpolation: onOff(
    true,
    "Raise the frame rate to match",
    "On keeps the length and plays smoother: one added frame makes 32 a second of 16. Off plays the added frames at 16 a second, so the clip is longer and slower.",
  ),
  enable_safety_checker: onOff(false, "Safety checker", "Checks what goes in before anything is generated."),
  enable_prompt_expansion: onOff(false, "Expand the prompt", "A language model adds detail to the prompt and keeps its meaning."),
  frames_per_second: z
    .literal(16, { error: "Always 16 frames per second." })
    .default(16)
    .meta({ title: "Generated frame rate", help: "Fixed by the vendor, before frames are added.", unit: "fps", advanced: true }),
  num_frames: z
    .literal(81, { error: "Always 81 frames." })
    .default(81)
    .meta({ title: "Generated frames", help: "Fixed by the vendor: 81 frames at 16 a second are 5.06 seconds.", advanced: true }),
});

export const EACHLABS_MODEL: Model = {
  id: "wan-v2-2-a14b-image-to-video",
  label: "Eachlabs’ Wan 2.2",
  settings,
  pricedBy: ["resolution"],
  timedBy: ["resolution", "num_inference_steps", "acceleration", "interpolator_model", "num_interpolated_frames"],
  prices: [
    { variant: "480p", micros: null },
    { variant: "580p", micros: null },
    { variant: "720p", micros: null },
  ],
  aspects: [
    { value: "auto", label: "As the still", ratio: null },
    { value: "16:9", label: "16:9", ratio: 16 / 9 },
    { value: "9:16", label: "9:16", ratio: 9 / 16 },
    { value: "1:1", label: "1:1", ratio: 1 },
  ],
  aspectSetting: "aspect_ratio",
  typicalSeconds: 70,
};
