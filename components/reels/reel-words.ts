import type { ReelCardView, ReelItemView, ReelTakeItem, ReelView } from "@/lib/reels/view";

/** "8.1 s", "1 min 12 s". */
export function lengthWords(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** "4 takes, 1 card". */
export function partsWords({ takes, cards }: { takes: number; cards: number }): string {
  const of = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);
  return [takes > 0 || cards === 0 ? of(takes, "take") : "", cards > 0 ? of(cards, "card") : ""].filter(Boolean).join(", ");
}

/** What a part is called. */
export function itemName(item: ReelItemView): string {
  if (item.kind === "take") return `${item.slate} T${item.number}`;
  return item.title || item.text ? `Card “${item.title || item.text}”` : "Empty card";
}

/** Why somebody should look at a take of a reel. */
export function concernWords({ concern, choice, slate, number }: ReelTakeItem): string {
  const name = `${slate} T${number}`;
  if (concern === "trashed") return `${name} is in the trash, so the reel can’t be rendered.`;
  if (concern === "archived") return `${name} was archived.`;
  return `${slate} goes on with T${choice?.number ?? "?"} by now.`;
}

/** Where a reel's video stands, as a pill says it. */
export function videoWords(render: ReelCardView["render"]): { words: string; tone: "ok" | "info" | "warn" | "danger" | "" } {
  if (render === null) return { words: "Not rendered", tone: "" };
  if (render.status === "rendering") return { words: `Rendering, ${render.percent} %`, tone: "info" };
  if (render.status === "queued") return { words: "Waiting to render", tone: "info" };
  if (render.status === "failed") return { words: "Could not be rendered", tone: "danger" };
  return render.isOlder ? { words: "Changed since it was rendered", tone: "warn" } : { words: "Rendered", tone: "ok" };
}

/** True while a video is being made, or waits for it. */
export function isUnderWay(render: ReelView["render"]): boolean {
  return render?.status === "queued" || render?.status === "rendering";
}

/** "3.2 MB". */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
