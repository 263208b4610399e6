"use client";

import { Receipt as ReceiptIcon } from "lucide-react";
import { useState } from "react";
import { generateWords, type PriceLine } from "@/components/takes/composer/price";
import { Receipt } from "@/components/takes/composer/receipt";
import { isOver, overButton, type Room } from "@/components/takes/composer/room";
import type { PressPhase } from "@/components/takes/composer/use-generate";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import type { ProviderId } from "@/lib/providers/provider";

interface SpendProps {
  line: PriceLine;
  provider: ProviderId;
  count: number;
  /** What the budgets have room for; null where none applies. */
  room: Room | null;
  phase: PressPhase;
  uploadPercent: number;
  /** What went wrong with the press as a whole. */
  error: string | undefined;
}

/** The price before the spend, and the button that spends it. */
export function Spend({ line, provider, count, room, phase, uploadPercent, error }: SpendProps) {
  const [isOpen, setOpen] = useState(false);
  const { verb, price } = generateWords(line, count);
  const isBusy = phase === "uploading" || phase === "cutting" || phase === "sending";
  const isBlocked = !isBusy && isOver(room);

  return (
    <section className={isOpen ? "spend is-open" : "spend"} aria-label="Price">
      <div className="grid gap-1">
        <Receipt line={line} provider={provider} room={room} />
        {error && (
          <div data-field="form" tabIndex={-1}>
            <ErrorText>{error}</ErrorText>
          </div>
        )}
      </div>
      <div className="spend-act">
        <Button size="lg" className="btn-icon spend-more" aria-expanded={isOpen} aria-label="Price breakdown" onClick={() => setOpen(!isOpen)}>
          <ReceiptIcon className="icon" />
        </Button>
        <Button type="submit" variant="primary" size="lg" isBusy={isBusy} isBlocked={isBlocked} className="aria-busy:cursor-progress">
          {isBusy && <span aria-live="polite">{busyWords(phase, uploadPercent)}</span>}
          {isBlocked && <span aria-live="polite">{overButton(room)}</span>}
          {phase === "asking" && !isBlocked && (
            <span aria-live="polite">
              Press again: {count === 1 ? "1 take" : `${count} takes`}, <span className="mono">price not published</span>
            </span>
          )}
          {phase === "idle" && !isBlocked && (
            <>
              {verb} <span className="mono">{price}</span>
            </>
          )}
        </Button>
      </div>
    </section>
  );
}

function busyWords(phase: PressPhase, percent: number): string {
  if (phase === "uploading") return percent < 100 ? `Waiting for the still, ${percent} %` : "Waiting for the still";
  return phase === "cutting" ? "Cutting the still" : "Sending";
}
