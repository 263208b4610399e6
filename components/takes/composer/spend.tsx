"use client";

import { memo, type ReactNode, useState } from "react";
import { leaveWords } from "@/components/takes/composer/hold";
import type { Held, PressPhase } from "@/components/takes/composer/pressed";
import { generateWords, type PriceLine } from "@/components/takes/composer/price";
import { Receipt } from "@/components/takes/composer/receipt";
import { isOver, overButton, type Room } from "@/components/takes/composer/room";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { Receipt as ReceiptIcon } from "@/components/ui/icons";
import { later } from "@/components/ui/later";

interface SpendProps {
  /** One for each provider. */
  lines: readonly PriceLine[];
  count: number;
  /** What the budgets have room for; null where none applies. */
  room: Room | null;
  phase: PressPhase;
  /** The press that has not left yet. */
  held: Held | null;
  /** What became of one that was taken back. */
  word: string;
  onTakeBack: () => void;
  uploadPercent: number;
  /** What went wrong with the press as a whole. */
  error: string | undefined;
}

export const PressBar = later(() => import("@/components/takes/composer/press-bar").then((module) => module.PressBar));

/** The price before the spend, and the button that spends it. */
export const Spend = memo(function Spend({ lines, count, room, phase, held, word, onTakeBack, uploadPercent, error }: SpendProps) {
  const [isOpen, setOpen] = useState(false);
  const { verb, price } = generateWords(lines, count);
  const isAway = phase === "cutting" || phase === "sending";
  const isBlocked = (phase === "idle" || phase === "asking") && isOver(room);
  const takes = count * lines.length;
  return (
    <section className={isOpen ? "spend is-open" : "spend"} aria-label="Price">
      {held && <PressBar held={held} percent={phase === "held" ? uploadPercent : null} onTakeBack={onTakeBack} />}
      {!held && word && (
        <p className="press-bar" aria-hidden="true">
          {word}
        </p>
      )}
      <div className="sr-only" role="status">
        {held ? heldWords(held, phase) : word}
      </div>
      <div className="grid gap-1">
        <Receipt lines={lines} room={room} />
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
        <Button type="submit" data-press variant="primary" size="lg" isBusy={isAway} isBlocked={isBlocked} className="aria-busy:cursor-progress">
          {isAway ? (
            // over the words that were there: the button keeps its width
            <Layered under={<Words verb={verb} price={price} />}>{phase === "cutting" ? "Preparing the still" : "Sending"}</Layered>
          ) : isBlocked ? (
            <span aria-live="polite">{overButton(room)}</span>
          ) : phase === "asking" ? (
            <span aria-live="polite">
              Press again: {takes === 1 ? "1 take" : `${takes} takes`}, <span className="mono">{price}</span>
            </span>
          ) : (
            <Words verb={verb} price={price} />
          )}
        </Button>
      </div>
    </section>
  );
});

function Words({ verb, price }: { verb: string; price: string }) {
  return (
    <span className="spend-words">
      {verb} <span className="mono">{price}</span>
    </span>
  );
}

function Layered({ under, children }: { under: ReactNode; children: ReactNode }) {
  return (
    <span className="grid *:[grid-area:1/1]">
      <span className="invisible">{under}</span>
      <span aria-live="polite">{children}</span>
    </span>
  );
}

/** Said once: counting down aloud helps nobody. */
function heldWords({ takes }: Held, phase: PressPhase): string {
  if (phase === "held") return "Held in this tab: nothing is queued or reserved until the still is here. Escape takes it back.";
  return `${leaveWords(takes)} in a moment. Escape takes ${takes === 1 ? "it" : "them"} back.`;
}
