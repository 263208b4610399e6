"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useReviewSource } from "@/components/review/source";
import { takeMark } from "@/components/takes/take-words";
import { toast } from "@/components/ui/toast";
import { REVIEW_KEY } from "@/lib/query-keys";
import type { Result } from "@/lib/result";
import type { ReviewShot, ReviewTake } from "@/lib/review/view";
import type { VerdictKind } from "@/lib/verdicts/limits";
import type { TakeVerdicts } from "@/lib/verdicts/view";

const SAID: Record<VerdictKind, string> = { approved: "is approved", changes_requested: "needs changes", rejected: "is rejected" };

/** What the keys of the room say of a take, at once, with a way back. `onGiven` hears what was given. */
export function useVerdict(shot: ReviewShot, onGiven: (take: ReviewTake, kind: VerdictKind) => void) {
  const source = useReviewSource();
  const client = useQueryClient();

  async function tell(asked: Promise<Result<unknown>>): Promise<boolean> {
    const result = await asked.catch((): null => null);
    if (!result) toast("The studio did not answer, so this may not have happened. Check the connection.");
    else if (!result.ok) toast(result.error.message);
    void client.invalidateQueries({ queryKey: REVIEW_KEY });
    return result?.ok === true;
  }

  /** What was said of it before, where that is known. */
  async function toldOf(takeId: string): Promise<TakeVerdicts | null> {
    const known = client.getQueryData<TakeVerdicts>([...REVIEW_KEY, "verdicts", takeId]);
    // read anew: what is known of a take that is not looked at may be older than one's own last word
    return source.readVerdicts(takeId).catch(() => known ?? null);
  }

  /** Puts back one's own word as it was before, and the shot's choice where the approval made it. */
  async function undo(take: ReviewTake, before: TakeVerdicts | null) {
    const own = before?.verdicts.find(({ by }) => by.isYou);
    const back = own
      ? source.giveVerdict({ takeId: take.id, kind: own.kind, ...(own.sentence !== null && { sentence: own.sentence }) })
      : source.takeBackVerdict({ takeId: take.id });
    if (!(await tell(back)) || !source.may.pick || shot.pickedTakeId === take.id) return;
    const now = await source.readVerdicts(take.id).catch(() => null);
    if (now?.shot?.pickedTakeId === take.id) await tell(source.pickTake({ shotId: shot.id, takeId: shot.pickedTakeId }));
  }

  return {
    async give(take: ReviewTake, kind: VerdictKind) {
      const before = await toldOf(take.id);
      if (!(await tell(source.giveVerdict({ takeId: take.id, kind })))) return;
      toast(`${take.slate} ${takeMark(take)} ${SAID[kind]}.`, { run: () => void undo(take, before) });
      onGiven(take, kind);
    },
    /** The shot goes on with this take; chosen again it goes on with none. */
    async choose(take: ReviewTake) {
      const before = shot.pickedTakeId;
      const takeId = before === take.id ? null : take.id;
      if (!(await tell(source.pickTake({ shotId: shot.id, takeId })))) return;
      const words = takeId ? `${shot.slate} goes on with ${takeMark(take)}.` : `${shot.slate} goes on with no take.`;
      toast(words, { run: () => void tell(source.pickTake({ shotId: shot.id, takeId: before })) });
    },
  };
}
