"use client";

import { useRef } from "react";
import type { Plan } from "@/components/sheet/plan";
import type { RunPhase } from "@/components/sheet/use-run";
import { useToastsAbove } from "@/components/sheet/use-toasts-above";
import { leaveWords } from "@/components/takes/composer/hold";
import { PressBar } from "@/components/takes/composer/press-bar";
import type { Held } from "@/components/takes/composer/pressed";
import { figure } from "@/components/takes/composer/price";
import { leftWords } from "@/components/takes/composer/room";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { BATCH_NAME_MAX, BATCH_TAKES_MAX } from "@/lib/batches/limits";
import { overSheetWords } from "@/lib/batches/state";

interface SheetFootProps {
  plan: Plan;
  /** Rows in trouble, and rows whose still is on its way. */
  wrong: number;
  coming: number;
  name: string;
  onName: (name: string) => void;
  skipsMade: boolean;
  onSkipsMade: (skips: boolean) => void;
  phase: RunPhase;
  /** The press that has not left yet. */
  held: Held | null;
  onTakeBack: () => void;
  error: string | null;
  onRun: (most?: number) => void;
}

/** The price before the spend: how many takes, for how much at each provider, what is left, and the button. */
export function SheetFoot({ plan, wrong, coming, name, onName, skipsMade, onSkipsMade, phase, held, onTakeBack, error, onRun }: SheetFootProps) {
  const foot = useRef<HTMLElement>(null);
  useToastsAbove(foot, held !== null);
  const { takes, skippedTakes, rows, room } = plan;
  const isOver = room !== null && room.fits < rows.length;
  const hasMade = plan.parts.some(({ made }) => made !== undefined);
  const blocked = blockedWords(plan, { wrong, coming }, isOver);
  return (
    <section ref={foot} className="sheet-foot" aria-label="Price">
      {held && <PressBar held={held} percent={null} onTakeBack={onTakeBack} />}
      <div className="sr-only" role="status">
        {held && `${leaveWords(held.takes)} in a moment. Escape takes ${held.takes === 1 ? "it" : "them"} back.`}
      </div>
      <div className="sheet-sums">
        <table className="receipt" aria-live="polite">
          <caption className="sr-only">What the sheet will cost</caption>
          <tbody>
            {plan.lines.map(({ what, takes: count, unitMicros, isAbout }) => (
              <tr key={what}>
                <td>
                  {count} × {what}
                </td>
                {unitMicros === null ? (
                  <td colSpan={2} className="cost-none">
                    price not published
                  </td>
                ) : (
                  <>
                    <td className="fig">{figure(unitMicros, isAbout)}</td>
                    <td>{figure(unitMicros * count, isAbout)}</td>
                  </>
                )}
              </tr>
            ))}
            {/* without a row there is nothing to sum */}
            <tr className="budget-line" hidden={rows.length === 0}>
              <td className="receipt-words" colSpan={2}>
                {rows.length === 1 ? "1 row" : `${rows.length} rows`}, {takes === 1 ? "1 take" : `${takes} takes`}
                {plan.isFree && takes > 0 ? ", sandbox: free, would cost this live" : ""}
                {room && !isOver ? `, ${leftWords(room.tightest)}` : ""}
              </td>
              <td>{totalWords(plan)}</td>
            </tr>
          </tbody>
        </table>
        {isOver && room && (
          <p className="state state-danger sheet-over">
            {overSheetWords(
              room.tightest,
              rows.map(({ micros }) => micros),
            )}
          </p>
        )}
      </div>
      <div className="sheet-run">
        {(hasMade || !skipsMade) && (
          <div className="field-inline">
            <label className="label" htmlFor="skip-made">
              Skip what was already made
              {skippedTakes > 0 && <span className="muted num"> {skippedTakes === 1 ? "1 take" : `${skippedTakes} takes`}</span>}
            </label>
            <Switch id="skip-made" isOn={skipsMade} onChange={onSkipsMade} />
          </div>
        )}
        <div className="sheet-press">
          <Field label="Name of the batch" isLabelHidden>
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                placeholder="Name of the batch"
                maxLength={BATCH_NAME_MAX}
                value={name}
                onChange={(event) => onName(event.target.value)}
              />
            )}
          </Field>
          {isOver && room.fits > 0 && wrong + coming === 0 && (
            <Button size="lg" onClick={() => onRun(room.fits)}>
              Run the first {room.fits === 1 ? "row" : `${room.fits} rows`}
            </Button>
          )}
          <Button
            variant="primary"
            size="lg"
            data-press
            isBlocked={wrong === 0 && blocked !== null}
            isBusy={phase === "sending"}
            onClick={() => onRun()}
          >
            {phase === "sending" ? (
              <span aria-live="polite">Queuing</span>
            ) : blocked !== null ? (
              <span>{blocked}</span>
            ) : (
              <>
                {phase === "asking" ? "Press again:" : "Run"} {takes === 1 ? "1 take" : `${takes} takes`}{" "}
                <span className="mono">{plan.isFree ? "free" : totalWords(plan)}</span>
              </>
            )}
          </Button>
        </div>
        {error && <ErrorText>{error}</ErrorText>}
      </div>
    </section>
  );
}

function totalWords({ pricedMicros, isAbout, unpriced, isFree, lines }: Plan): string {
  const without = isFree ? lines.reduce((sum, line) => sum + (line.unitMicros === null ? line.takes : 0), 0) : unpriced;
  if (without === 0) return figure(pricedMicros, isAbout);
  return pricedMicros === 0 ? "price not published" : `${figure(pricedMicros, isAbout)} + ${without} unpriced`;
}

/** Why it can't run as it stands; null when it can. */
function blockedWords({ takes, skippedTakes }: Plan, { wrong, coming }: { wrong: number; coming: number }, isOver: boolean): string | null {
  if (wrong > 0) return wrong === 1 ? "1 row needs a look" : `${wrong} rows need a look`;
  if (coming > 0) return coming === 1 ? "Waiting for 1 still" : `Waiting for ${coming} stills`;
  if (takes === 0) return skippedTakes > 0 ? "All made or under way" : "Fill a row first";
  if (takes > BATCH_TAKES_MAX) return `${takes} takes; ${BATCH_TAKES_MAX} at once`;
  return isOver ? "Over budget" : null;
}
