// Plain values, for the browser too. Credits and licences stand in public/samples/CREDITS.md.

/** A photograph that comes with Dailies, for a first try. `preview` is a 4:3 cut of 480 × 360 pixels. */
export interface Sample {
  id: string;
  title: string;
  /** One word, where there is little room. */
  short: string;
  alt: string;
  /** What one might ask for. */
  prompt: string;
  preview: string;
  width: number;
  height: number;
  credit: string;
}

const ROWS = [
  [
    "dandelion",
    "Seeds in low sun",
    "Seeds",
    "Dandelion clocks against a low sun",
    "The wind lifts the seeds, one by one. Slow push-in, warm backlight.",
    1920,
    1080,
    "Clemens Engelhardt, CC0 1.0",
  ],
  [
    "stream",
    "A stream in a wood",
    "Stream",
    "A stream running over stones in a green wood",
    "Water runs, leaves stir, the camera rises slowly.",
    1920,
    1278,
    "Aitzol Berasategi, CC BY 4.0",
  ],
  [
    "dogs",
    "Two dogs at a window",
    "Dogs",
    "Two dogs leaning out of a window, one above the other",
    "The upper dog tilts its head and barks once. Static camera.",
    1278,
    1920,
    "Aitzol Berasategi, CC BY 4.0",
  ],
  [
    "fig",
    "A halved fig",
    "Fig",
    "A halved fig in an orange bowl, seen from close by",
    "A drop of juice runs down the fig. Slow orbit to the right.",
    1920,
    1298,
    "Trevor “Freespace”, CC BY 4.0",
  ],
  [
    "drum",
    "A drum and wine",
    "Drum",
    "A drum beside a glass of wine on a table",
    "Candle light flickers over the table. Handheld, very close.",
    1282,
    1920,
    "Jakub Mede, CC BY 4.0",
  ],
  [
    "peaks",
    "A mountain path",
    "Peaks",
    "A path below steep mountain peaks",
    "Clouds pass over the peaks, grass moves in the wind. Slow pan to the left.",
    1920,
    1440,
    "Aitzol Berasategi, CC BY 4.0",
  ],
  [
    "brushes",
    "Paint brushes",
    "Brushes",
    "Paint brushes standing close together",
    "Dust drifts through the light. Slow pull-out from the bristles.",
    1365,
    1074,
    "Trevor “Freespace”, CC BY 4.0",
  ],
  [
    "sunset",
    "The sun behind hills",
    "Sunset",
    "The sun going down behind dark hills",
    "The sun sinks behind the hills, the sky turns red. Tilt down.",
    1920,
    1280,
    "Aitzol Berasategi, CC BY 4.0",
  ],
] as const;

export type SampleId = (typeof ROWS)[number][0];

/** The ids, the best for a first try first. */
export const SAMPLE_IDS = ROWS.map(([id]) => id);

export const SAMPLES: readonly (Sample & { id: SampleId })[] = ROWS.map(([id, title, short, alt, prompt, width, height, credit]) => ({
  id,
  title,
  short,
  alt,
  prompt,
  width,
  height,
  credit,
  preview: `/samples/${id}-preview.webp`,
}));
