import type { Difference } from "@/components/takes/make/recipe-difference";
import type { TextPart } from "@/components/takes/make/word-diff";

/** What differs of two recipes, a line each: texts as words that came and went, values as before and after. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  return (
    <dl className="differences">
      {differences.map((difference) => (
        <div key={difference.name} className="contents">
          <dt>{difference.label}</dt>
          <dd>
            {difference.kind === "text" ? (
              <Words parts={difference.parts} />
            ) : (
              <>
                {difference.before} <span aria-hidden="true">→</span>
                <span className="sr-only">to</span> <span className="strong">{difference.after}</span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Only what changed: the whole text stands elsewhere. */
function Words({ parts }: { parts: readonly TextPart[] }) {
  return parts.map((part, index) => {
    if (part.kind === "same") return null;
    const isAdded = part.kind === "added";
    const Mark = isAdded ? "ins" : "del";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text stay in their order
      <span key={index} className="me-2 inline">
        <span className="sr-only">{isAdded ? "added" : "removed"} </span>
        <Mark>
          <span aria-hidden="true">{isAdded ? "+" : "−"}</span>
          {part.text.trim() || "space"}
        </Mark>
      </span>
    );
  });
}
