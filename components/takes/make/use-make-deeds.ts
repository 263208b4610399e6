"use client";

import { useAction } from "@/components/shell/use-action";
import { useWish } from "@/components/takes/make/form-wish";
import { useForms } from "@/components/takes/make/forms-context";
import { promotionOf } from "@/components/takes/make/quick-take";
import { type QuickPress, useQuickTake } from "@/components/takes/make/use-quick-take";
import type { FieldSpec } from "@/lib/providers/form";
import { keepFrameAction } from "@/lib/stills/actions";
import type { StillView, TakeView } from "@/lib/takes/view";

/** What a frame is wanted for. */
export type FrameUse = "extend" | "still" | "endStill";

/** All that can be made from a take; what can't be is null. */
export interface MakeDeeds {
  use: () => void;
  /** Fills the form and goes to this field of it. */
  change: (field: string) => void;
  /** The fields of its provider's form that a person may change. */
  fields: readonly FieldSpec[];
  vary: QuickPress | null;
  promote: (QuickPress & { label: string }) | null;
  frames: { run: (use: FrameUse, frame: number | "last") => void; busy: FrameUse | null } | null;
  /** What went wrong with the last of them. */
  error: string | null;
}

/** What can be made from a take; null for those who look only. `onDone` hears when something was, or when the form was filled. */
export function useMakeDeeds(take: TakeView, onDone?: () => void): MakeDeeds | null {
  const { forms, canSpend } = useForms();
  const wish = useWish();
  const form = forms.find(({ provider }) => provider === take.provider);

  const promotion = form && take.clip ? promotionOf(form, take) : null;
  const vary = useQuickTake(take, "varied", take.settings, onDone);
  const promote = useQuickTake(take, "promoted", promotion?.settings ?? null, onDone);
  const frames = useFrames(take, onDone);
  if (!canSpend || !form) return null;

  return {
    use: () => {
      wish({ kind: "recipe", take });
      onDone?.();
    },
    change: (field) => {
      wish({ kind: "change", take, field });
      onDone?.();
    },
    fields: form.fields.filter((field) => !field.isFixed),
    vary,
    promote: promote && promotion && { ...promote, label: promotion.label },
    frames: take.clip && frames,
    error: vary?.error ?? promote?.error ?? frames.error,
  };
}

/** Keeps a frame of the clip as a still, and puts it where it is wanted. */
function useFrames(take: TakeView, onDone: (() => void) | undefined) {
  const wish = useWish();
  const put = (use: FrameUse) => (still: StillView) => {
    wish(use === "extend" ? { kind: use, take, still } : { kind: use, still });
    onDone?.();
  };
  const extend = useAction(keepFrameAction, put("extend"));
  const still = useAction(keepFrameAction, put("still"));
  const endStill = useAction(keepFrameAction, put("endStill"));
  const uses = { extend, still, endStill };
  return {
    run: (use: FrameUse, frame: number | "last") => void uses[use].run({ takeId: take.id, frame }),
    busy: extend.isBusy ? ("extend" as const) : still.isBusy ? ("still" as const) : endStill.isBusy ? ("endStill" as const) : null,
    error: extend.error?.message ?? still.error?.message ?? endStill.error?.message ?? null,
  };
}
