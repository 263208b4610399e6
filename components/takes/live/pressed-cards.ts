import { cardId, type Press, type PressedTake } from "@/components/takes/live/pressed-takes";
import type { TakeView } from "@/lib/takes/view";

/** What a card says where the studio draws the seed. */
export const NO_SEED = -1;
/** Later than every take there is by more than the takes of one press lie apart: the cards of a press stand by themselves. */
const APART_MS = 5_000;

/** The takes with the cards of what was pressed above them, newest first. A card goes as soon as its take is there; the same array when there is none. */
export function withPressed(takes: readonly TakeView[], presses: readonly Press[]): readonly TakeView[] {
  if (presses.length === 0) return takes;
  const known = new Set(takes.map(({ id }) => id));
  const shown = takes.filter((take) => !presses.some((press) => isAhead(take, press)));
  const cards = presses.flatMap((press, place) =>
    press.takes
      .map((one, index) => ({ one, index }))
      .filter(({ index }) => !known.has(press.answeredIds?.[index] ?? ""))
      .map(({ one, index }) => {
        const at = Math.max(press.at, Date.parse(shown[0]?.createdAt ?? "") || 0) + (presses.length - place) * APART_MS;
        return drawn(one, { id: cardId(press.key, index), index, at, takes: shown });
      })
      .reverse(),
  );
  return [...cards, ...shown];
}

/** An event may bring a take before the answer to its press says which it is: its card stands for it so long. Its still may be a cut of the card's. */
function isAhead(take: TakeView, { takes, before, answeredIds }: Press): boolean {
  if (answeredIds !== null || before.has(take.id)) return false;
  return takes.some((one) => one.provider === take.provider && one.prompt === take.prompt);
}

/** A card as the take that it will most likely be: of the shot of the same still and prompt where the page knows one. */
function drawn(one: PressedTake, { id, index, at, takes }: { id: string; index: number; at: number; takes: readonly TakeView[] }): TakeView {
  const same = takes.filter((take) => take.still.id === one.still.id && take.prompt === one.prompt);
  const shot = same[0];
  return {
    id,
    shotId: shot?.shotId ?? `shot of ${one.still.id} ${one.prompt}`,
    projectId: shot?.projectId ?? "",
    slate: shot?.slate ?? "",
    number: Math.max(0, ...same.map(({ number }) => number)) + index + 1,
    provider: one.provider,
    model: "",
    mode: one.isFree ? "sandbox" : "live",
    status: "queued",
    seed: one.seed ?? NO_SEED,
    settings: one.settings,
    prompt: one.prompt,
    negativePrompt: null,
    still: one.still,
    endStillId: null,
    estimateMicros: one.unitMicros,
    estimateSource: one.unitMicros === null ? "unpublished" : one.isAbout ? "team" : "price_table",
    chargedMicros: null,
    failure: null,
    predictionId: null,
    clip: null,
    waitReason: null,
    nextLookAt: null,
    queue: null,
    isStalled: false,
    isFlagged: false,
    isCancelAsked: false,
    mayStillRun: false,
    from: null,
    frameOf: null,
    by: shot?.by ?? null,
    memberId: null,
    typical: { lowMs: 0, highMs: 0, lateMs: 0, from: "unmeasured" },
    createdAt: new Date(at).toISOString(),
    sentAt: null,
    finishedAt: null,
    canceledAt: null,
  };
}
