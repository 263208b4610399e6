import type { LeadsTo } from "@/lib/shares/schema";

/** What is shared: takes chosen by hand, all that match a filter of the gallery, a shot or a reel. */
export type ShareSubject =
  | { scope: "selection"; takeIds: readonly string[] }
  /** `filter` is what stands in the gallery's address behind the question mark. */
  | { scope: "filter"; filter: string; count: number }
  | { scope: "shot"; shotId: string; slate: string }
  | { scope: "reel"; reelId: string; name: string };

/** What a link to it is called unless somebody names it. */
export function subjectWords(subject: ShareSubject): string {
  if (subject.scope === "selection") return takesWords(subject.takeIds.length);
  if (subject.scope === "filter") return `${takesWords(subject.count)} of the gallery`;
  return subject.scope === "shot" ? `shot ${subject.slate}` : `the reel “${subject.name}”`;
}

export function leadsToOf(subject: ShareSubject, isLive: boolean): LeadsTo {
  if (subject.scope === "selection") return { scope: "selection", takeIds: [...subject.takeIds] };
  if (subject.scope === "filter") return { scope: "filter", filter: subject.filter, isLive };
  return subject.scope === "shot" ? { scope: "shot", shotId: subject.shotId } : { scope: "reel", reelId: subject.reelId };
}

function takesWords(count: number): string {
  return count === 1 ? "1 take" : `${count.toLocaleString("en-US")} takes`;
}
