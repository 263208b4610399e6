"use client";

import { RotateCcw } from "lucide-react";
import { useRef, useState } from "react";
import { settingsOf } from "@/components/form/settings";
import { useAction } from "@/components/shell/use-action";
import { pressIds, THINK_MS } from "@/components/takes/composer/intent";
import { figure, needsSecondPress, priceLine } from "@/components/takes/composer/price";
import { useFeedDeeds } from "@/components/takes/feed/feed-context";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { startTakesAction } from "@/lib/takes/actions";
import type { TakeView } from "@/lib/takes/view";

/** Makes a new take of the same recipe, which remembers this one. Says its price, as it is another spend. */
export function RetryButton({ take }: { take: TakeView }) {
  const { forms, show } = useFeedDeeds();
  const [isAsking, setAsking] = useState(false);
  const ids = useRef(pressIds());
  const askedAt = useRef(0);
  const form = forms.find(({ provider }) => provider === take.provider);
  const start = useAction(startTakesAction, (takes) => {
    ids.current.answered();
    setAsking(false);
    show(takes);
  });
  if (!form) return null;

  const line = priceLine(form, settingsOf(form.fields, take.settings), 1);
  const isUnpriced = needsSecondPress(line);
  const words = isAsking ? "Press again:" : "Retry";
  const price = priceWords(line.isFree, line.totalMicros, line.isAbout);

  function press() {
    if (isUnpriced && !isAsking) {
      askedAt.current = Date.now();
      return setAsking(true);
    }
    if (isUnpriced && Date.now() - askedAt.current < THINK_MS) return;
    const body = {
      provider: take.provider,
      stillId: take.still.id,
      ...(take.endStillId && { endStillId: take.endStillId }),
      prompt: take.prompt,
      ...(take.negativePrompt && { negativePrompt: take.negativePrompt }),
      settings: take.settings,
      seed: take.seed,
      count: 1,
      from: { takeId: take.id, how: "retried" as const },
      isUnpricedOk: isUnpriced,
      shown: { isFree: line.isFree, totalMicros: line.totalMicros },
    };
    void start.run({ ...body, intentId: ids.current.idFor(body) });
  }

  return (
    <>
      <Button size="sm" isBusy={start.isBusy} aria-label={`${words} ${price}, take ${take.number}`} onClick={press}>
        <RotateCcw className="icon" />
        {words} <span className="mono">{price}</span>
      </Button>
      {start.error && <ErrorText>{start.error.message}</ErrorText>}
    </>
  );
}

function priceWords(isFree: boolean, micros: number | null, isAbout: boolean): string {
  if (isFree) return "free";
  return micros === null ? "no price" : figure(micros, isAbout);
}
