import { StateIcon } from "@/components/takes/state-icon";
import { linesOf, lineWords, type TimelineLine } from "@/components/timeline/timeline-words";
import { BellRing } from "@/components/ui/icons";
import { ArrowDownLeft, ArrowUpRight, CircleDollarSign, Send } from "@/components/ui/more-icons";
import type { TimelineEntry, TimelineView } from "@/lib/timeline/view";

/** The lines of a timeline, the oldest first, under the day that they happened on. */
export function TimelineList({ timeline: { entries, provider } }: { timeline: TimelineView }) {
  const lines = linesOf(entries);
  return (
    <ol className="timeline">
      {lines.map((line, index) => {
        const day = dayOf(line.entry.at);
        const isNewDay = index === 0 || dayOf(lines[index - 1]?.entry.at ?? "") !== day;
        return <Line key={line.entry.id} line={line} words={lineWords(line, provider)} day={isNewDay ? day : null} />;
      })}
    </ol>
  );
}

function Line({ line: { entry, count, lastAt }, words, day }: { line: TimelineLine; words: ReturnType<typeof lineWords>; day: string | null }) {
  const detail = entry.kind === "exchange" ? entry.detail : null;
  return (
    <li className="timeline-line" data-kind={entry.kind}>
      {day && <span className="timeline-day xxs muted">{day}</span>}
      <time className="timeline-time mono xxs" dateTime={entry.at}>
        {clockOf(entry.at)}
      </time>
      <span className="timeline-icon">{iconOf(entry)}</span>
      <div className="min-w-0">
        <p className="timeline-title">{words.title}</p>
        {words.facts.length > 0 && <p className="xs soft wrap-anywhere">{words.facts.join(" · ")}</p>}
        {count > 1 && (
          <p className="xs muted">
            until <span className="mono">{clockOf(lastAt)}</span>
          </p>
        )}
        {detail && (
          <details className="xs">
            <summary className="timeline-more">What was said</summary>
            <pre className="timeline-detail">{laidOut(detail)}</pre>
          </details>
        )}
      </div>
    </li>
  );
}

function iconOf(entry: TimelineEntry) {
  switch (entry.kind) {
    case "state":
      return <StateIcon status={entry.status} />;
    case "create":
      return <Send className="icon" aria-hidden="true" />;
    case "exchange":
      return entry.direction === "sent" ? (
        <ArrowUpRight className="icon" aria-hidden="true" />
      ) : (
        <ArrowDownLeft className="icon" aria-hidden="true" />
      );
    case "callback":
      return <BellRing className="icon" aria-hidden="true" />;
    case "money":
      return <CircleDollarSign className="icon" aria-hidden="true" />;
  }
}

/** Long ones were cut, and are no JSON any more. */
function laidOut(detail: string): string {
  try {
    return JSON.stringify(JSON.parse(detail), null, 2);
  } catch {
    return detail;
  }
}

// kept: making one takes longer than a hundred lines' words
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

function clockOf(moment: string): string {
  return CLOCK.format(new Date(moment));
}

function dayOf(moment: string): string {
  return moment && DAY.format(new Date(moment));
}
