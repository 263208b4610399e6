import { leftWords } from "@/components/takes/composer/room";
import { formatUsd } from "@/lib/money";
import type { ProjectCardView } from "@/lib/projects/view";

/** "12 shots · 48 takes" */
export function countsWords({ shots, takes }: Pick<ProjectCardView, "shots" | "takes">): string {
  return [
    `${shots.toLocaleString("en-US")} ${shots === 1 ? "shot" : "shots"}`,
    `${takes.toLocaleString("en-US")} ${takes === 1 ? "take" : "takes"}`,
  ].join(" · ");
}

/** "$4.20 spent this month · $15.80 left this month"; what is left is of its own budget. */
export function moneyWords({ spentMicros, budget }: Pick<ProjectCardView, "spentMicros" | "budget">): string {
  return [`${formatUsd(spentMicros)} spent this month`, budget ? leftWords(budget).replace(" this month", "") : "no budget of its own"].join(" · ");
}
