import { figure, type PriceLine, sourceWords } from "@/components/takes/composer/price";
import { assumedWords, budgetWords, isOver, leftWords, overLine, type Room } from "@/components/takes/composer/room";
import { formatUsd } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";

interface ReceiptProps {
  line: PriceLine;
  provider: ProviderId;
  room: Room | null;
}

/** What a press costs and what the budgets have left for it. A phone shows the last line until it is opened. */
export function Receipt({ line, provider, room }: ReceiptProps) {
  const total = line.totalMicros === null ? "" : figure(line.totalMicros, line.isAbout);
  return (
    <table className="receipt" aria-live="polite">
      <caption className="sr-only">What these takes will cost</caption>
      <tbody>
        <tr>
          <td>{line.what}</td>
          {line.unitMicros === null || line.totalMicros === null ? (
            <td colSpan={2} className="cost-none">
              price not published
            </td>
          ) : (
            <>
              <td className="fig">{figure(line.unitMicros, line.isAbout)}</td>
              <td>{total}</td>
            </>
          )}
        </tr>
        {room ? (
          <BudgetLines line={line} provider={provider} room={room} total={total} />
        ) : (
          <tr className="budget-line">
            <td colSpan={2}>{sourceWords(line, provider)}</td>
            <td>{line.isFree ? "$0.00" : total}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function BudgetLines({ line, provider, room, total }: { line: PriceLine; provider: ProviderId; room: Room; total: string }) {
  const { budgets, tightest, asked } = room;
  const isTooMuch = isOver(room);
  return (
    <>
      <tr>
        <td colSpan={3} className="receipt-words receipt-note">
          {asked.isAssumed ? assumedWords(room) : sourceWords(line, provider)}
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
          {isTooMuch ? <span className="state state-danger">{overLine(tightest)}</span> : leftWords(tightest)}
        </td>
        <td>{isTooMuch ? formatUsd(tightest.leftMicros - asked.unitMicros * asked.count) : total}</td>
      </tr>
    </>
  );
}
