import { clock } from "@/components/takes/feed/elapsed";
import { failureWords } from "@/components/takes/feed/failure-words";
import { NO_SEED } from "@/components/takes/live/pressed-cards";
import { isPressed } from "@/components/takes/live/pressed-takes";
import { type PriceWords, takePrice } from "@/components/takes/take-words";
import { formatUsd } from "@/lib/money";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { STATUS_LABELS } from "@/lib/takes/state";
import type { TakeView } from "@/lib/takes/view";

export interface RowWords {
  label: string;
  tone: "" | "state-live" | "state-warn" | "state-danger";
  /** What happened and what it means, where the label is not enough. */
  reason: string | null;
}

/** What a take that is not footage says of itself. Late is what its wait says. */
export function rowWords(take: TakeView, isLate: boolean): RowWords {
  const name = PROVIDER_LABELS[take.provider];
  const label = STATUS_LABELS[take.status];
  switch (take.status) {
    case "queued": {
      if (isPressed(take)) return { label: "On its way", tone: "", reason: null };
      const reason = take.waitReason ?? take.queue?.held ?? null;
      return { label, tone: reason ? "state-warn" : "", reason };
    }
    case "submitting":
      return { label: take.isCancelAsked ? "Sending, then stopping" : label, tone: "", reason: null };
    case "generating":
      if (take.isStalled)
        return {
          label,
          tone: "state-warn",
          reason: `${name} has been at it far longer than usual. We ask again every ten minutes; the clip is kept whenever it comes.`,
        };
      return { label, tone: "state-live", reason: isLate ? `Longer than usual. ${name} still says it is working.` : null };
    case "saving":
      return { label, tone: "state-live", reason: take.waitReason };
    case "unconfirmed":
      return { label, tone: "state-warn", reason: unconfirmedWords(take, name) };
    case "failed":
      return { label, tone: "state-danger", reason: failureWords(take) };
    case "canceled":
      return {
        label,
        tone: "",
        reason: take.mayStillRun
          ? `We stopped waiting. If ${name} finishes it all the same, the clip is kept${take.mode === "sandbox" ? "" : " and charged"}.`
          : null,
      };
    default:
      return { label, tone: "", reason: null };
  }
}

/** "720p · 5 s · seed 41027": the recipe in one line. */
export function factsOf(take: Pick<TakeView, "settings" | "seed" | "from">): string {
  const { resolution, duration, aspect_ratio: shape } = take.settings;
  return [resolution, duration && `${duration} s`, shape !== "auto" && shape, take.seed !== NO_SEED && `seed ${take.seed}`]
    .filter(Boolean)
    .join(" · ");
}

/** The row's figure: what was charged, else what it is expected to be, "?" where nobody knows yet. */
export function rowPrice(take: TakeView): PriceWords {
  const isOver = take.status === "failed" || take.status === "canceled";
  if (take.mode === "sandbox" || !isOver || take.chargedMicros !== null) return takePrice(take);
  if (!take.mayStillRun) return { text: formatUsd(0), isKnown: true };
  return take.estimateMicros === null ? takePrice(take) : { text: `${formatUsd(take.estimateMicros)}?`, isKnown: true };
}

/** What a person decides about is still to be paid, in words. */
export function possibleSpend(take: Pick<TakeView, "mode" | "estimateMicros">): string {
  if (take.mode === "sandbox") return "nothing, as this is the sandbox";
  return take.estimateMicros === null ? "an amount that is not published" : formatUsd(take.estimateMicros);
}

function unconfirmedWords(take: TakeView, name: string): string {
  const sent = take.sentAt ? `Sent at ${clock(new Date(take.sentAt))}, ${name} never answered.` : `${name} never answered.`;
  const money = take.mode === "sandbox" ? "It may have run." : `It may have run and cost ${possibleSpend(take)}.`;
  const done = take.waitReason ?? `We are looking for it at ${name}.`;
  const next = take.nextLookAt && `Next look at ${clock(new Date(take.nextLookAt))}.`;
  return [sent, money, done, next].filter(Boolean).join(" ");
}
