"use client";

import { useEffect, useRef, useState } from "react";
import type { Framing } from "@/components/takes/composer/framing";
import { toast } from "@/components/ui/toast";
import { cropStillAction, fitStillAction } from "@/lib/stills/actions";
import type { StillView } from "@/lib/takes/view";

/** A still that is to be made of another. */
export interface WantedStill {
  /** What its rows know it by. */
  key: string;
  still: StillView;
  framing: Exclude<Framing, { how: "whole" }>;
}

const UNANSWERED = "The studio did not answer.";

/**
 * Makes stills one after the other, those too that are wanted only while it does so. What was made is handed over once, also where the rest
 * could not be made: asked again, the rest is left. Closing gives it up.
 */
export function useMakeStills(wanted: readonly WantedStill[], onMade: (made: ReadonlyMap<string, StillView>) => void, onClose: () => void) {
  const [done, setDone] = useState<number | null>(null);
  const isGone = useRef(false);
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  });

  async function make() {
    const made = new Map<string, StillView>();
    const next = () => latest.current.find(({ key }) => !made.has(key));
    for (let one = next(); one; one = next()) {
      if (isGone.current) return;
      setDone(made.size);
      const result = await makeOf(one).catch(() => null);
      if (!result?.ok) {
        toast(`${one.still.name}: ${result?.error.message ?? UNANSWERED} ${made.size} of ${latest.current.length} were made.`);
        break;
      }
      made.set(one.key, result.data);
    }
    if (made.size > 0) onMade(made);
    onClose();
  }

  function close() {
    isGone.current = true;
    onClose();
  }

  return { make, close, done };
}

function makeOf({ still: { id }, framing }: WantedStill) {
  return framing.how === "cut" ? cropStillAction({ stillId: id, ...framing.box }) : fitStillAction({ stillId: id, ...framing.shape });
}
