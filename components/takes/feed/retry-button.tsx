"use client";

import { useState } from "react";
import { settingsOf } from "@/components/form/settings";
import { priceLine, quickPrice } from "@/components/takes/composer/price";
import { useForms } from "@/components/takes/make/forms-context";
import { Button } from "@/components/ui/button";
import { RotateCcw } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import type { TakeView } from "@/lib/takes/view";

const QuickRetry = later(() => import("@/components/takes/feed/quick-retry").then((module) => module.QuickRetry), Unpressed);

interface RetryButtonProps {
  take: TakeView;
  onPress?: () => void;
}

/** Makes a new take of the same recipe, which remembers this one. Says its price, as it is another spend. What spends it comes with the first press. */
export function RetryButton({ take }: RetryButtonProps) {
  const [isPressed, setPressed] = useState(false);
  return isPressed ? <QuickRetry take={take} /> : <Unpressed take={take} onPress={() => setPressed(true)} />;
}

/** Busy where there is nothing to press it for: it was pressed. */
function Unpressed({ take, onPress }: RetryButtonProps) {
  const { forms, canSpend } = useForms();
  const form = forms.find(({ provider }) => provider === take.provider);
  if (!form || !canSpend) return null;
  const price = quickPrice(priceLine(form, settingsOf(form.fields, take.settings), 1));
  return (
    <Button
      size="sm"
      isBusy={!onPress}
      aria-label={`Retry ${price}, take ${take.number}`}
      onPointerEnter={QuickRetry.warm}
      onFocus={QuickRetry.warm}
      onClick={onPress}
    >
      <RotateCcw className="icon" />
      Retry <span className="mono">{price}</span>
    </Button>
  );
}
