import { CircleX, SquarePen } from "@/components/ui/icons";
import { CircleCheck } from "@/components/ui/more-icons";
import { VERDICT_WORDS, type VerdictKind } from "@/lib/verdicts/limits";

const LOOKS = {
  approved: { tone: "pill-ok", icon: CircleCheck },
  changes_requested: { tone: "pill-info", icon: SquarePen },
  rejected: { tone: "pill-danger", icon: CircleX },
} as const;

/** What a take's verdicts come to, in a word; nothing while nobody decided. */
export function VerdictPill({ verdict, className = "" }: { verdict: VerdictKind | null; className?: string }) {
  if (!verdict) return null;
  const { tone, icon: Icon } = LOOKS[verdict];
  return (
    <span className={`pill ${tone} ${className}`}>
      <Icon className="icon" aria-hidden="true" />
      {VERDICT_WORDS[verdict]}
    </span>
  );
}
