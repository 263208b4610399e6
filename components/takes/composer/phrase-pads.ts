/** The phrases that are offered for each of the two texts, in their order. What stands in a text for them comes when it is needed. */
export const PROMPT_PADS = [
  {
    label: "Camera",
    phrases: [
      { id: "still", label: "Still" },
      { id: "push-in", label: "Push in" },
      { id: "pull-out", label: "Pull out" },
      { id: "orbit", label: "Orbit" },
      { id: "handheld", label: "Handheld" },
      { id: "pan-left", label: "Pan left" },
      { id: "pan-right", label: "Pan right" },
      { id: "tilt-up", label: "Tilt up" },
      { id: "tilt-down", label: "Tilt down" },
      { id: "crane-up", label: "Crane up" },
    ],
  },
  {
    label: "Motion",
    phrases: [
      { id: "wind", label: "Wind" },
      { id: "breath", label: "Breath" },
      { id: "turn", label: "Turn" },
      { id: "walk", label: "Walk" },
      { id: "water", label: "Water" },
      { id: "drift", label: "Drift" },
      { id: "slow-motion", label: "Slow motion" },
      { id: "time-lapse", label: "Time-lapse" },
    ],
  },
  {
    label: "Light",
    phrases: [
      { id: "low-sun", label: "Low sun" },
      { id: "soft-light", label: "Soft daylight" },
      { id: "backlight", label: "Backlight" },
      { id: "candlelight", label: "Candlelight" },
      { id: "neon", label: "Neon night" },
      { id: "dusk", label: "Day to dusk" },
    ],
  },
] as const;

/** What people leave out most: what was drawn into the picture, what breaks it, what moves that should not. */
export const LEAVE_OUT_PADS = [
  {
    label: "Leave out",
    phrases: ["Text", "Watermark", "Blur", "Distorted hands", "Extra limbs", "Morphing", "Flicker", "Camera shake", "Jump cuts"].map((label) => ({
      id: label,
      label,
    })),
  },
];

/** A group of phrases as buttons. */
export interface Pad {
  label: string;
  phrases: readonly { id: string; label: string }[];
}

export type PromptPhraseId = (typeof PROMPT_PADS)[number]["phrases"][number]["id"];
