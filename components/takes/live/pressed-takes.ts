import type { Micros } from "@/lib/money";
import type { ProviderId, Settings } from "@/lib/providers/provider";
import type { StillView, TakeView } from "@/lib/takes/view";

/** One take of a press, as far as the page knows it before the studio has answered. */
export interface PressedTake {
  provider: ProviderId;
  still: StillView;
  prompt: string;
  settings: Settings;
  /** Null where the studio draws it. */
  seed: number | null;
  isFree: boolean;
  /** What one costs by the page's price table. */
  unitMicros: Micros | null;
  isAbout: boolean;
}

/** A press that is on its way, or was answered and is not yet in the list. */
export interface Press {
  key: string;
  at: number;
  takes: readonly PressedTake[];
  /** The takes that were on the page by then: none of them is this press's. */
  before: ReadonlySet<string>;
  /** Its takes in the order in which they were pressed; null before the answer. */
  answeredIds: readonly string[] | null;
}

/** Why a press came to nothing. */
export interface PressRefusal {
  count: number;
  words: string;
}

interface Pressed {
  presses: readonly Press[];
  refusal: PressRefusal | null;
}

/** More cards of one press would stand below the fold. */
const DRAWN_MAX = 50;
const SEE_FORM = "Nothing was queued or spent. The form says why.";

let pressed: Pressed = { presses: [], refusal: null };
let counter = 0;
let onPage: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();
/** The card that a take began as: it keeps its place on the page. */
const cardOf = new Map<string, string>();

/** Say what became of a press. */
export interface PressCards {
  /** Its takes, in the order in which they were pressed. */
  answered: (made: readonly TakeView[]) => void;
  /** The cards go, with words. */
  refused: (words?: string) => void;
  /** The cards go: who pressed has said so. */
  takenBack: () => void;
}

/** Draws the takes of a press at once, before the studio has answered. */
export function showPressed(takes: readonly PressedTake[]): PressCards {
  counter += 1;
  const key = `press-${counter}`;
  const press = { key, at: Date.now(), takes: takes.slice(0, DRAWN_MAX), before: onPage, answeredIds: null };
  change({ presses: [press, ...pressed.presses], refusal: null });
  return {
    answered: (made) => {
      made.slice(0, DRAWN_MAX).forEach(({ id }, index) => {
        cardOf.set(id, cardId(key, index));
      });
      const answeredIds = made.map(({ id }) => id);
      change({ ...pressed, presses: pressed.presses.map((press) => (press.key === key ? { ...press, answeredIds } : press)) });
    },
    refused: (words = SEE_FORM) => change({ presses: without(key), refusal: { count: takes.length, words } }),
    takenBack: () => change({ ...pressed, presses: without(key) }),
  };
}

/** Another project is shown: what was pressed in the one before arrives there. */
export function forgetPressed(): void {
  if (pressed.presses.length > 0 || pressed.refusal) change({ presses: [], refusal: null });
}

/** Which takes the page has: a press that was answered and whose takes are all there is done with. */
export function notePage(takes: readonly Pick<TakeView, "id">[]): void {
  const ids = new Set(takes.map(({ id }) => id));
  onPage = ids;
  const presses = pressed.presses.filter(({ answeredIds }) => !answeredIds?.every((id) => ids.has(id)));
  if (presses.length < pressed.presses.length) change({ ...pressed, presses });
}

/** The takes that are on the page now, by their ids. */
export function idsOnPage(): ReadonlySet<string> {
  return onPage;
}

export function dismissRefusal(): void {
  change({ ...pressed, refusal: null });
}

/** The key of a take on the page: that of the card it began as, so that nothing is drawn anew when the answer comes. */
export function keyOf(takeId: string): string {
  return cardOf.get(takeId) ?? takeId;
}

/** True of a card for which there is no take yet. */
export function isPressed(take: Pick<TakeView, "id">): boolean {
  return take.id.startsWith("press-");
}

export function cardId(key: string, index: number): string {
  return `${key}-${index}`;
}

export function subscribePressed(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function readPressed(): Pressed {
  return pressed;
}

function without(key: string): Press[] {
  return pressed.presses.filter((press) => press.key !== key);
}

function change(next: Pressed): void {
  pressed = next;
  for (const listener of listeners) listener();
}
