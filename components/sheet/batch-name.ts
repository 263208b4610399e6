/**
 * What a batch is called: as somebody wrote, else by its time. Pressed again before an answer it is the same press only under the same name,
 * so a name that was made up stays while the rest of what is sent does. `unanswered` is what the press sent that waits for its answer.
 */
export function batchName(written: string, rest: object, unanswered: string | null, now = new Date()): string {
  return written.trim() || (sameName(rest, unanswered) ?? `Sheet of ${TIME.format(now)}`);
}

const TIME = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

function sameName(rest: object, unanswered: string | null): string | null {
  const before: unknown = JSON.parse(unanswered ?? "null");
  if (typeof before !== "object" || before === null || !("name" in before)) return null;
  const { name, ...others } = before;
  return typeof name === "string" && JSON.stringify(others) === JSON.stringify(rest) ? name : null;
}
