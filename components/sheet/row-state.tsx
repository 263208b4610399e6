import { STILL_COLUMNS } from "@/components/sheet/columns";
import type { PlannedPart } from "@/components/sheet/plan";
import type { ReadRow } from "@/components/sheet/read-row";
import { figure } from "@/components/takes/composer/price";
import { Link } from "@/components/ui/link";
import { ProviderMark } from "@/components/ui/provider-mark";
import { PROVIDER_LABELS } from "@/lib/providers/label";

/** What a row comes to: its price, or the takes that were made of it before. */
export function RowState({ read, parts }: { read: ReadRow; parts: readonly PlannedPart[] }) {
  if (read.isBlank) return null;
  const percents = STILL_COLUMNS.flatMap((column) => {
    const still = read.stills[column];
    return still.state === "uploading" ? [still.percent] : [];
  });
  if (percents.length > 0) return <span className="muted num">{Math.min(...percents)} %</span>;
  if (parts.length === 0) return <span className="muted">{Object.keys(read.errors).length > 0 ? "Not ready" : ""}</span>;
  const running = parts.filter(({ isSkipped }) => !isSkipped);
  return (
    <>
      {running.length > 0 && <span className="cost">{priceOf(running)}</span>}
      {parts.map(
        ({ made, question, isSkipped }) =>
          made && (
            <span key={question.provider} className="sheet-made">
              {parts.length > 1 && <ProviderMark className="me-1.5" provider={question.provider} label={null} />}
              <Link
                href={`/studio?take=${made.takeId}`}
                tabIndex={-1}
                className="link"
                title={`${PROVIDER_LABELS[question.provider]}, ${made.isReady ? "ready" : "under way"}`}
              >
                {made.slate} T{made.number}
              </Link>{" "}
              {isSkipped
                ? made.isReady
                  ? "made, skipped"
                  : "under way, skipped"
                : made.takes < question.count
                  ? `${made.takes} of ${question.count} made`
                  : "made before"}
            </span>
          ),
      )}
    </>
  );
}

function priceOf(parts: readonly PlannedPart[]): string {
  if (parts.every(({ line }) => line.isFree)) return "free";
  const live = parts.filter(({ line }) => !line.isFree);
  const unpriced = live.some(({ line }) => line.totalMicros === null);
  const total = live.reduce((sum, { line }) => sum + (line.totalMicros ?? 0), 0);
  const isAbout = live.some(({ line }) => line.isAbout);
  if (!unpriced) return figure(total, isAbout);
  return total === 0 ? "no price" : `${figure(total, isAbout)} + no price`;
}
