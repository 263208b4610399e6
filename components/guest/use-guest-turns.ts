"use client";

import { useKeys } from "@/components/keys/use-keys";
import type { GuestTake } from "@/lib/shares/view";

/** [ and ] turn to the clip before and the next one. */
export function useGuestTurns(takes: readonly GuestTake[], take: GuestTake, onShow: (takeId: string | null) => void): void {
  const at = takes.findIndex(({ id }) => id === take.id);
  const turn = (step: number) => {
    const to = takes[(at + step + takes.length) % takes.length];
    if (to) onShow(to.id);
  };
  useKeys({ previous: takes.length > 1 && (() => turn(-1)), next: takes.length > 1 && (() => turn(1)) });
}
