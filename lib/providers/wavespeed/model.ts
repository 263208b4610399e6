import { z } from "zod";
import type { Model } from "@/lib/providers/provider";

const resolution = z
  .enum(["480p", "720p"], { error: "Choose 480p or 720p." })
  .default("480p")
  .meta({ title: "Resolution", help: "480p is 832 × 480 and costs half; 720p is 1280 × 720." });

const duration = z
  .literal([5, 8], { error: "Choose 5 or 8 seconds." })
  .default(5)
  .meta({ title: "Length", help: "How long the clip plays.", unit: "s" });

/** wavespeed-page.txt; the still, prompt, negative prompt, end still and seed have fields of their own. */
export const WAVESPEED_MODEL: Model = {
  id: "wavespeed-ai/wan-2.2/image-to-video",
  label: "WaveSpeed’s Wan 2.2",
  settings: z.strictObject({ resolution, duration }),
  pricedBy: ["resolution", "duration"],
  timedBy: ["resolution", "duration"],
  prices: [
    { variant: "480p/5", micros: 150_000 },
    { variant: "480p/8", micros: 240_000 },
    { variant: "720p/5", micros: 300_000 },
    { variant: "720p/8", micros: 480_000 },
  ],
  aspects: [
    { value: null, label: "As the still", ratio: null },
    { value: null, label: "16:9", ratio: 16 / 9 },
    { value: null, label: "9:16", ratio: 9 / 16 },
    { value: null, label: "1:1", ratio: 1 },
  ],
  aspectSetting: null,
  // The page gives none; takes of our own replace it after the first few.
  typicalSeconds: 60,
};
