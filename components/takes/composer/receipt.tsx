import { figure, type PriceLine, shortSum, sourceWords } from "@/components/takes/composer/price";
import { assumedWords, budgetWords, isOver, leftWords, overLine, type Room } from "@/components/takes/composer/room";
import { formatUsd } from "@/lib/money";

interface ReceiptProps {
  /** One for each provider. */
  lines: readonly PriceLine[];
  room: Room | null;
}

/** What a press costs and what the budgets have left for it. A phone shows the last line until it is opened. */
export function Receipt({ lines, room }: ReceiptProps) {
  const isFree = lines.every((line) => line.isFree);
  const isUnpublished = lines.every(({ totalMicros }) => totalMicros === null);
  const total = isFree ? "$0.00" : isUnpublished ? "" : shortSum(lines);
  return (
    <table className="receipt" aria-live="polite">
      <caption className="sr-only">What these takes will cost</caption>
      <tbody>
        {lines.map((line) => (
          <tr key={line.provider}>
            <td>{line.what}</td>
            {line.unitMicros === null || line.totalMicros === null ? (
              <td colSpan={2} className="cost-none">
                {figure(null, false)}
              </td>
            ) : (
              <>
                <td className="fig">{figure(line.unitMicros, line.isAbout)}</td>
                <td>{figure(line.totalMicros, line.isAbout)}</td>
              </>
            )}
          </tr>
        ))}
        {room ? (
          <BudgetLines lines={lines} room={room} />
        ) : (
          <tr className="budget-line">
            <td colSpan={2} className="receipt-words">
              {sourceWords(lines)}
            </td>
            <td>{total}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function BudgetLines({ lines, room }: { lines: readonly PriceLine[]; room: Room }) {
  const { budgets, tightest, asked } = room;
  const isAbout = asked.isAssumed || lines.some((line) => line.isAbout);
  return (
    <>
      <tr>
        <td colSpan={3} className="receipt-words receipt-note">
          {asked.isAssumed ? assumedWords(room) : sourceWords(lines)}
        </td>
      </tr>
      {budgets.map((budget) => (
        <tr key={`${budget.scope} ${budget.period}`}>
          <td className="receipt-words">{budgetWords(budget)}</td>
          <td className="fig">of {formatUsd(budget.limitMicros)}</td>
          <td>{formatUsd(budget.leftMicros)}</td>
        </tr>
      ))}
      <tr className="budget-line">
        <td colSpan={2} className="receipt-words">
          {isOver(room) ? <span className="state state-danger">{overLine(tightest)}</span> : `${leftWords(tightest)}, then`}
        </td>
        <td>{figure(tightest.leftMicros - asked.unitMicros * asked.count, isAbout)}</td>
      </tr>
    </>
  );
}
