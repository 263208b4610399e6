"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import type { ShownError } from "@/lib/errors";
import { useSampleAction as sampleAction } from "@/lib/stills/actions";
import type { SAMPLES } from "@/lib/stills/samples";
import type { StillView } from "@/lib/takes/view";

type Sample = (typeof SAMPLES)[number];

/** Puts a sample's picture and words into the composer; words that were typed stay. `take` says whether it did. */
export function useSamples(choose: (still: StillView) => void, change: ChangeDraft) {
  const [busyId, setBusyId] = useState<string | null>(null);
  const [error, setError] = useState<ShownError | null>(null);
  const isBusy = useRef(false);

  const take = useCallback(
    async (sample: Sample): Promise<boolean> => {
      if (isBusy.current) return false;
      isBusy.current = true;
      setBusyId(sample.id);
      setError(null);
      const [result, all] = await Promise.all([
        sampleAction({ sample: sample.id }).catch(() => null),
        // what showed the sample has it
        import("@/lib/stills/samples").then((module) => module.SAMPLES),
      ]);
      isBusy.current = false;
      setBusyId(null);
      if (!result?.ok) {
        setError(result?.error ?? { code: "unavailable", message: "The studio did not answer. Try the sample again." });
        return false;
      }
      choose(result.data);
      // a prompt that is another sample's own words goes with that sample
      change(({ prompt }) => (prompt.trim() === "" || all.some((other) => other.prompt === prompt) ? { prompt: sample.prompt } : {}));
      return true;
    },
    [choose, change],
  );

  return useMemo(() => ({ busyId, error, take }), [busyId, error, take]);
}

export type Samples = ReturnType<typeof useSamples>;
