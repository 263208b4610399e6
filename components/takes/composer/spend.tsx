"use client";

import { Receipt } from "lucide-react";
import { useState } from "react";
import { figure, generateWords, type PriceLine, sourceWords } from "@/components/takes/composer/price";
import type { PressPhase } from "@/components/takes/composer/use-generate";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import type { ProviderId } from "@/lib/providers/provider";

interface SpendProps {
  line: PriceLine;
  provider: ProviderId;
  count: number;
  phase: PressPhase;
  uploadPercent: number;
  /** What went wrong with the press as a whole. */
  error: string | undefined;
}

/** The price before the spend, and the button that spends it. */
export function Spend({ line, provider, count, phase, uploadPercent, error }: SpendProps) {
  const [isOpen, setOpen] = useState(false);
  const { verb, price } = generateWords(line, count);
  const isBusy = phase === "uploading" || phase === "cutting" || phase === "sending";

  return (
    <section className={isOpen ? "spend is-open" : "spend"} aria-label="Price">
      <div className="grid gap-1">
        <table className="receipt" aria-live="polite">
          <caption className="sr-only">What these takes will cost</caption>
          <tbody>
            <tr>
              <td>{line.what}</td>
              <td className="fig">{line.unitMicros === null ? "" : figure(line.unitMicros, line.isAbout)}</td>
              <td className={line.totalMicros === null ? "cost-none" : undefined}>
                {line.totalMicros === null ? "no price" : figure(line.totalMicros, line.isAbout)}
              </td>
            </tr>
            <tr className="budget-line">
              <td colSpan={2}>{sourceWords(line, provider)}</td>
              <td>{line.isFree ? "$0.00" : line.totalMicros === null ? "" : figure(line.totalMicros, line.isAbout)}</td>
            </tr>
          </tbody>
        </table>
        {error && (
          <div data-field="form" tabIndex={-1}>
            <ErrorText>{error}</ErrorText>
          </div>
        )}
      </div>
      <div className="spend-act">
        <Button size="lg" className="btn-icon spend-more" aria-expanded={isOpen} aria-label="Price breakdown" onClick={() => setOpen(!isOpen)}>
          <Receipt className="icon" />
        </Button>
        <Button type="submit" variant="primary" size="lg" isBusy={isBusy} className="aria-busy:cursor-progress">
          {isBusy && <span aria-live="polite">{busyWords(phase, uploadPercent)}</span>}
          {phase === "asking" && (
            <span aria-live="polite">
              Press again: {count === 1 ? "1 take" : `${count} takes`}, <span className="mono">price not published</span>
            </span>
          )}
          {phase === "idle" && (
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
