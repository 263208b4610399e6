import { CROP_SHAPES, type CropBox, type CropShape } from "@/components/takes/composer/crop";
import { type DraftOrigin, readOrigin } from "@/components/takes/make/read-origin";
import { PROVIDER_IDS, type ProviderId, type Settings } from "@/lib/providers/provider";
import { COUNT_MAX, SEED_MAX } from "@/lib/takes/limits";
import type { StillView, TakeView } from "@/lib/takes/view";

/** Everything in the composer. Kept in the browser, so that a reload, a crash or a wrong click loses nothing. */
export interface Draft {
  provider: ProviderId;
  /** The same to every provider at once, to compare them; `provider` is then the one that was chosen before. */
  isBoth: boolean;
  still: StillView | null;
  shape: CropShape;
  /** Null for the largest window of the shape, in the middle. */
  box: CropBox | null;
  endStill: StillView | null;
  /** Which of the stills is laid whole on a blurred copy of itself where the other choice is to cut it. */
  fit: { still: boolean; endStill: boolean };
  prompt: string;
  negativePrompt: string;
  /** The take that the form was filled from to change something of it. */
  origin: DraftOrigin | null;
  /** What was changed from the defaults, for each provider apart: going over to the other and back loses nothing. */
  changed: Partial<Record<ProviderId, Settings>>;
  /** As it was typed. */
  seed: string;
  /** With the lock off each take draws its own. */
  isSeedLocked: boolean;
  count: number;
  /** Stills that were cut already, by what was cut: the same cut again is the same still, and so the same shot. */
  cuts: Record<string, string>;
}

/** All that typing in the form's texts does not change. */
export type DraftWithoutTexts = Omit<Draft, "prompt" | "negativePrompt">;

/** More cuts than this are forgotten, the oldest first. */
const CUTS_MAX = 8;

export const EMPTY_DRAFT: Draft = {
  provider: "wavespeed",
  isBoth: false,
  still: null,
  shape: "whole",
  box: null,
  endStill: null,
  fit: { still: false, endStill: false },
  prompt: "",
  negativePrompt: "",
  origin: null,
  changed: {},
  seed: "",
  isSeedLocked: false,
  count: 1,
  cuts: {},
};

/** What of a take or a file goes into the form. */
export type FormRecipe = Pick<Draft, "provider" | "still" | "endStill" | "prompt" | "negativePrompt"> & { settings: Settings; seed: number };

/** The draft after "Use these settings": the take's recipe, its still as it was sent. */
export function draftOf(take: TakeView, draft: Draft): Draft {
  const endStill = take.endStillId === null ? null : unseenStill(take.endStillId);
  return filledWith({ ...take, endStill, negativePrompt: take.negativePrompt ?? "" }, draft);
}

/** The draft with a recipe in it: its stills whole, its seed locked, for one take. What the other provider was set to stays. */
export function filledWith({ provider, still, endStill, prompt, negativePrompt, settings, seed }: FormRecipe, draft: Draft): Draft {
  return {
    ...draft,
    provider,
    isBoth: false,
    still,
    shape: "whole",
    box: null,
    endStill,
    fit: EMPTY_DRAFT.fit,
    prompt,
    negativePrompt,
    origin: null,
    changed: { ...draft.changed, [provider]: settings },
    seed: String(seed),
    isSeedLocked: true,
    count: 1,
  };
}

/** The seed to send: null where each take draws its own, undefined where what was typed is none. */
export function seedOf(draft: Pick<Draft, "seed" | "isSeedLocked">): number | null | undefined {
  if (!draft.isSeedLocked) return null;
  const text = draft.seed.trim();
  const seed = Number(text);
  return /^\d{1,10}$/.test(text) && seed <= SEED_MAX ? seed : undefined;
}

/** A seed as the server would draw one. */
export function drawSeed(random: () => number = Math.random): string {
  return String(Math.floor(random() * (SEED_MAX + 1)));
}

/** Where a member's draft is kept. */
export function draftKey(memberId: string): string {
  return `dailies-draft-${memberId}`;
}

export function writeDraft(draft: Draft): string {
  return JSON.stringify(draft);
}

/** Reads what `writeDraft` wrote, today or by an older version: whatever is not right becomes empty, the rest stays. */
export function readDraft(text: string | null): Draft {
  const held = objectIn(text);
  const still = stillIn(held.still);
  return {
    provider: PROVIDER_IDS.find((id) => id === held.provider) ?? EMPTY_DRAFT.provider,
    isBoth: held.isBoth === true,
    still,
    shape: CROP_SHAPES.find((shape) => shape === held.shape) ?? "whole",
    box: still && boxIn(held.box),
    endStill: stillIn(held.endStill),
    fit: isRecord(held.fit) ? { still: held.fit.still === true, endStill: held.fit.endStill === true } : EMPTY_DRAFT.fit,
    prompt: textIn(held.prompt),
    negativePrompt: textIn(held.negativePrompt),
    origin: readOrigin(held.origin),
    changed: Object.fromEntries(PROVIDER_IDS.map((id) => [id, settingsIn(isRecord(held.changed) ? held.changed[id] : null)])),
    seed: textIn(held.seed),
    isSeedLocked: held.isSeedLocked === true,
    count: Number.isInteger(held.count) ? Math.min(COUNT_MAX, Math.max(1, Number(held.count))) : 1,
    cuts: keepCuts(
      Object.fromEntries(
        Object.entries(isRecord(held.cuts) ? held.cuts : {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
      ),
    ),
  };
}

/** The newest cuts. */
export function keepCuts(cuts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(cuts).slice(-CUTS_MAX));
}

/** A still of which only the id is known: its address follows from it, its size is read when it is shown. */
function unseenStill(id: string): StillView {
  return { id, url: `/api/media/stills/${id}`, width: 0, height: 0, thumbhash: "", name: "End still", from: null };
}

function objectIn(text: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? "");
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function stillIn(value: unknown): StillView | null {
  if (!isRecord(value) || typeof value.id !== "string" || typeof value.url !== "string" || !/^\/(?!\/)/.test(value.url)) return null;
  const { width, height } = value;
  const isSized = typeof width === "number" && typeof height === "number" && width >= 0 && height >= 0;
  return {
    id: value.id,
    url: value.url,
    width: isSized ? width : 0,
    height: isSized ? height : 0,
    thumbhash: textIn(value.thumbhash),
    name: textIn(value.name),
    from: frameIn(value.from),
  };
}

function frameIn(value: unknown): StillView["from"] {
  if (!isRecord(value) || typeof value.takeId !== "string" || typeof value.frame !== "number") return null;
  return { takeId: value.takeId, frame: value.frame };
}

function boxIn(value: unknown): CropBox | null {
  if (!isRecord(value)) return null;
  const [x, y, width, height] = [value.x, value.y, value.width, value.height].map((side) =>
    typeof side === "number" && side >= 0 && side <= 1 ? side : null,
  );
  return x == null || y == null || !width || !height || x + width > 1.0001 || y + height > 1.0001 ? null : { x, y, width, height };
}

function settingsIn(value: unknown): Settings {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Settings[string]] => ["string", "number", "boolean"].includes(typeof entry[1])),
  );
}
