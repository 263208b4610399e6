import { keyOf } from "@/components/takes/live/pressed-takes";
import type { TakeView } from "@/lib/takes/view";

/** The tabs of the feed, in their order. */
export const FEED_TABS = ["all", "working", "look", "ready"] as const;
export type FeedTab = (typeof FEED_TABS)[number];

export const TAB_LABELS: Record<FeedTab, string> = { all: "All", working: "Working", look: "Needs a look", ready: "Ready" };

/** True when something of the take is under way without anybody's help. */
export function isWorking(take: Pick<TakeView, "status" | "isStalled">): boolean {
  return ["queued", "submitting", "generating", "saving"].includes(take.status) && !take.isStalled;
}

/** True when a person should look: it failed, nobody knows what became of it, or it hangs. */
export function needsLook(take: Pick<TakeView, "status" | "isStalled">): boolean {
  return take.status === "unconfirmed" || take.status === "failed" || take.isStalled;
}

export function isIn(tab: FeedTab, take: Pick<TakeView, "status" | "isStalled">): boolean {
  if (tab === "working") return isWorking(take);
  if (tab === "look") return needsLook(take);
  return tab === "all" || take.status === "ready";
}

/** How many of the takes that are loaded stand under each tab. */
export function countTabs(takes: readonly TakeView[]): Record<FeedTab, number> {
  const counts = { all: 0, working: 0, look: 0, ready: 0 };
  for (const take of takes) for (const tab of FEED_TABS) if (isIn(tab, take)) counts[tab] += 1;
  return counts;
}

/** Takes of one shot that came one after the other: work as rows, footage as tiles. */
export interface TakeGroup {
  /** Stays while takes come in above: that of its oldest take. */
  key: string;
  slate: string;
  prompt: string;
  by: string | null;
  /** Of its newest take. */
  at: string;
  rows: TakeView[];
  tiles: TakeView[];
}

/** A pause of this much within a shot begins a new group: it was another sitting. */
const SITTING_MS = 30 * 60_000;

/** Takes nearer than this came from one press. */
const PRESS_MS = 2_000;

/** Takes, newest first, in groups of shot and sitting. */
export function groupTakes(takes: readonly TakeView[]): TakeGroup[] {
  const runs: TakeView[][] = [];
  for (const take of takes) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && before.shotId === take.shotId && Date.parse(before.createdAt) - Date.parse(take.createdAt) < SITTING_MS) run.push(take);
    else runs.push([take]);
  }
  return runs.flatMap((run) => {
    const [newest, oldest] = [run[0], run.at(-1)];
    if (!newest || !oldest) return [];
    const inOrder = orderPresses(run);
    return [
      {
        key: keyOf(oldest.id),
        slate: newest.slate,
        prompt: newest.prompt,
        by: newest.by,
        at: newest.createdAt,
        rows: inOrder.filter((take) => take.status !== "ready"),
        tiles: inOrder.filter((take) => take.status === "ready"),
      },
    ];
  });
}

/** The new groups, with each that is as it was being the same object: it is not drawn again. */
export function keepSame(before: readonly TakeGroup[], groups: readonly TakeGroup[]): TakeGroup[] {
  const held = new Map(before.map((group) => [group.key, group]));
  return groups.map((group) => {
    const old = held.get(group.key);
    return old && isSame(old, group) ? old : group;
  });
}

function isSame(one: TakeGroup, other: TakeGroup): boolean {
  const areSame = (some: readonly TakeView[], others: readonly TakeView[]) =>
    some.length === others.length && some.every((take, index) => take === others[index]);
  return one.at === other.at && one.slate === other.slate && areSame(one.rows, other.rows) && areSame(one.tiles, other.tiles);
}

/** Newest press first, and within a press the first take first. */
function orderPresses(run: readonly TakeView[]): TakeView[] {
  const presses: TakeView[][] = [];
  for (const take of run) {
    const press = presses.at(-1);
    const before = press?.[0];
    if (press && before && Date.parse(before.createdAt) - Date.parse(take.createdAt) < PRESS_MS) press.unshift(take);
    else presses.push([take]);
  }
  return presses.flat();
}

/** The stills that takes were made from, each once, the newest first. */
export function stillsOf(takes: readonly TakeView[]): TakeView["still"][] {
  return [...new Map(takes.map(({ still }) => [still.id, still])).values()];
}
