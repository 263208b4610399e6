"use client";

import { RotateCcw, Undo2 } from "lucide-react";
import { quickWords } from "@/components/takes/make/quick-words";
import { useQuickTake } from "@/components/takes/make/use-quick-take";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import type { TakeView } from "@/lib/takes/view";

/** Makes a new take of the same recipe, which remembers this one. Says its price, as it is another spend. */
export function RetryButton({ take }: { take: TakeView }) {
  const retry = useQuickTake(take, "retried", take.settings);
  if (!retry) return null;
  const { phase, price } = retry;
  const words = phase === "asking" ? "Press again:" : quickWords(phase, "Retry").name;
  return (
    <>
      <Button size="sm" isBusy={phase === "sending"} aria-label={`${words} ${price}, take ${take.number}`} onClick={retry.press}>
        {phase === "grace" ? <Undo2 className="icon" /> : <RotateCcw className="icon" />}
        {words} <span className="mono">{price}</span>
      </Button>
      {retry.error && <ErrorText>{retry.error}</ErrorText>}
    </>
  );
}
