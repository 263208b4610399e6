import { TakeMark } from "@/components/takes/take-mark";
import { PROVIDER_LABELS, resolutionOf } from "@/components/takes/take-words";
import { CircleX, MessageSquare, SquarePen, Star } from "@/components/ui/icons";
import type { ReviewTake } from "@/lib/review/view";

interface TakeLineProps {
  take: ReviewTake;
  /** It is the one that the shot goes on with. */
  isPicked: boolean;
}

/** Which take it is and how it stands: its number, circled once it is approved, what made it, its verdict and open notes. */
export function TakeLine({ take, isPicked }: TakeLineProps) {
  const { recipe, verdict, openNotes } = take;
  const said = [isPicked, openNotes > 0, verdict === "changes_requested" || verdict === "rejected"].filter(Boolean).length;
  return (
    <span className={said > 1 ? "take-caption is-crowded" : "take-caption"}>
      <TakeMark number={take.number} isApproved={verdict === "approved"} />
      {recipe && (
        <span className="provider num" title={PROVIDER_LABELS[recipe.provider]}>
          <i className={recipe.provider === "eachlabs" ? "provider-dot b" : "provider-dot"} />
          {resolutionOf(recipe)}
        </span>
      )}
      <span className="right row nowrap gap-1.5">
        {isPicked && (
          <span className="state text-accent-text" title="Chosen for the shot">
            <Star className="icon" aria-hidden="true" />
            <span className="sr-only">chosen</span>
          </span>
        )}
        {openNotes > 0 && (
          <span className="state" title={`${openNotes} open notes`}>
            <MessageSquare className="icon" aria-hidden="true" />
            <span className="mono xxs">{openNotes}</span>
          </span>
        )}
        {verdict === "changes_requested" && (
          <span className="state state-info" title="Changes requested">
            <SquarePen className="icon" aria-hidden="true" />
            <span className="sr-only">changes requested</span>
          </span>
        )}
        {verdict === "rejected" && (
          <span className="state state-danger" title="Rejected">
            <CircleX className="icon" aria-hidden="true" />
            <span className="sr-only">rejected</span>
          </span>
        )}
      </span>
    </span>
  );
}
