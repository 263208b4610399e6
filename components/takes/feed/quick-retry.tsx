"use client";

import { useEffect, useRef } from "react";
import { quickWords } from "@/components/takes/make/quick-words";
import { useQuickTake } from "@/components/takes/make/use-quick-take";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { RotateCcw } from "@/components/ui/icons";
import { isElsewhere } from "@/components/ui/is-elsewhere";
import { Undo2 } from "@/components/ui/more-icons";
import type { TakeView } from "@/lib/takes/view";

/** A retry that was pressed before this was here: it begins with that press, and hears the next ones itself. */
export function QuickRetry({ take }: { take: TakeView }) {
  const retry = useQuickTake(take, "retried", take.settings);
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one press brought it
  useEffect(() => {
    const first = setTimeout(() => {
      // the button that was pressed is gone; who went on meanwhile keeps their place
      if (!isElsewhere(button.current)) button.current?.focus();
      retry?.press();
    });
    return () => clearTimeout(first);
  }, []);
  if (!retry) return null;
  const { phase, price } = retry;
  const words = phase === "asking" ? "Press again:" : quickWords(phase, "Retry").name;
  return (
    <>
      <Button ref={button} size="sm" isBusy={phase === "sending"} aria-label={`${words} ${price}, take ${take.number}`} onClick={retry.press}>
        {phase === "grace" ? <Undo2 className="icon" /> : <RotateCcw className="icon" />}
        {words} <span className="mono">{price}</span>
      </Button>
      {retry.error && <ErrorText>{retry.error}</ErrorText>}
    </>
  );
}
