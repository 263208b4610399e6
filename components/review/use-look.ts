"use client";

import { useState } from "react";

/** How pictures that lie over each other are mixed. */
export interface Look {
  /** Where the wipe stands, in percent from the left. */
  wipe: number;
  setWipe: (percent: number) => void;
  /** How much brighter a difference is shown than it is. */
  gain: number;
  setGain: (gain: number) => void;
  /** How much of the still is seen, in percent. */
  opacity: number;
  setOpacity: (percent: number) => void;
  stillBy: "opacity" | "wipe";
  setStillBy: (by: "opacity" | "wipe") => void;
}

export function useLook(): Look {
  const [wipe, setWipe] = useState(50);
  const [gain, setGain] = useState(4);
  const [opacity, setOpacity] = useState(50);
  const [stillBy, setStillBy] = useState<"opacity" | "wipe">("opacity");
  return { wipe, setWipe, gain, setGain, opacity, setOpacity, stillBy, setStillBy };
}
