import type { IconComponent } from "@/components/ui/icon";
import { ArrowDown, ArrowUp, Ban, CircleQuestionMark, Clapperboard, Clock, Film, TriangleAlert } from "@/components/ui/icons";
import type { TakeStatus } from "@/lib/takes/limits";

const ICONS: Record<TakeStatus, IconComponent> = {
  queued: Clock,
  submitting: ArrowUp,
  unconfirmed: CircleQuestionMark,
  generating: Clapperboard,
  saving: ArrowDown,
  ready: Film,
  failed: TriangleAlert,
  canceled: Ban,
};

const PILLS: Partial<Record<TakeStatus, string>> = { ready: "pill pill-ok", unconfirmed: "pill pill-warn", failed: "pill pill-danger" };

/** The picture of a status. It never stands without the status's word near it. */
export function StateIcon({ status }: { status: TakeStatus }) {
  const Icon = ICONS[status];
  return <Icon className="icon" aria-hidden="true" />;
}

/** The class of a pill with the status's word: colour is never the only sign. */
export function statePill(status: TakeStatus): string {
  return PILLS[status] ?? "pill";
}
