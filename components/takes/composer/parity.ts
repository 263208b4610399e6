import { changedOf, settingsOf, takes, valueWords } from "@/components/form/settings";
import type { Carrier } from "@/components/takes/composer/carry-over";
import { CROP_SHAPES, type CropShape } from "@/components/takes/composer/crop";
import { clipShape, hasSameLength, PLAIN, secondsWords } from "@/components/takes/composer/twins";
import type { FieldSpec } from "@/lib/providers/form";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId, Settings } from "@/lib/providers/provider";

/** One side of a comparison. */
export interface Side {
  form: Carrier;
  settings: Settings;
}

export interface Parity {
  /** What keeps the two clips from being compared and can be set right. */
  differences: string[];
  /** What differs whatever is set. */
  givens: string[];
}

/** Exactly what differs between the same take at one provider and at the other. */
export function parityOf(a: Side, b: Side, shape: CropShape): Parity {
  const [nameA, nameB] = [PROVIDER_LABELS[a.form.provider], PROVIDER_LABELS[b.form.provider]];
  const differences: string[] = [];
  for (const [ours, theirs] of twinsOf(a, b)) {
    const [valueA, valueB] = [a.settings[ours.name] ?? ours.default, b.settings[theirs.name] ?? theirs.default];
    if (valueA === valueB) continue;
    const lonely = [!takes(theirs, valueA) && [valueWords(ours, valueA), nameB], !takes(ours, valueB) && [valueWords(theirs, valueB), nameA]];
    differences.push(
      [
        `${ours.title}: ${nameA} ${valueWords(ours, valueA)}, ${nameB} ${valueWords(theirs, valueB)}.`,
        ...lonely.flatMap((one) => (one ? [`${one[0]} has no twin at ${one[1]}.`] : [])),
      ].join(" "),
    );
  }
  const [clipA, clipB] = [clipShape(a.settings), clipShape(b.settings)];
  if (!hasSameLength(clipA, clipB)) {
    differences.push(`Length: ${nameA} ${secondsWords(clipA.seconds)}, ${nameB} ${secondsWords(clipB.seconds)}. ${lengthWords(a, b)}`);
  }
  for (const side of [a, b]) {
    const own = shapeOf(side);
    if (own && own !== shape)
      differences.push(`Shape: ${PROVIDER_LABELS[side.form.provider]} cuts ${own} around the middle, the other follows the still.`);
    if (side.settings.enable_prompt_expansion === true)
      differences.push(`${PROVIDER_LABELS[side.form.provider]} expands the prompt: it is no longer the same.`);
  }
  return { differences, givens: [a, b].map((side) => givenWords(side, side === a ? b : a)) };
}

/** The settings of each side, and the crop, with which the two clips can be compared. */
export function matched(a: Side, b: Side, shape: CropShape): { changed: Record<ProviderId, Settings>; shape: CropShape } {
  const changed: Partial<Record<ProviderId, Settings>> = {};
  const wanted = [a, b].map(shapeOf).find((own) => own !== null);
  const crop = wanted && shape === "whole" ? wanted : shape;
  for (const [side, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const next = { ...side.settings };
    for (const { name } of side.form.fields) if (PLAIN[name] !== undefined) next[name] = PLAIN[name];
    for (const [ours, theirs] of twinsOf(side, other)) next[ours.name] = common(a, b, ours.name) ?? next[ours.name] ?? theirs.default;
    const { aspectSetting, fields } = side.form;
    if (aspectSetting && next[aspectSetting] !== crop) next[aspectSetting] = settingsOf(fields)[aspectSetting] ?? "auto";
    changed[side.form.provider] = next;
  }
  return { changed: { wavespeed: {}, eachlabs: {}, ...changed }, shape: crop };
}

/** The fields that both have, by their name. */
export function twinsOf(a: Side, b: Side): [FieldSpec, FieldSpec][] {
  return a.form.fields.flatMap((ours) => {
    const theirs = b.form.fields.find(({ name }) => name === ours.name);
    return theirs && !ours.isFixed && !theirs.isFixed ? [[ours, theirs] as [FieldSpec, FieldSpec]] : [];
  });
}

/** The value of the first side if both take it, else that of the second. */
function common(a: Side, b: Side, name: string): Settings[string] | undefined {
  return [a, b]
    .map((side) => side.settings[name])
    .find((value) => value !== undefined && [a, b].every(({ form }) => form.fields.some((field) => field.name === name && takes(field, value))));
}

function lengthWords(a: Side, b: Side): string {
  const slow = [a, b].find(({ settings }) => settings.adjust_fps_for_interpolation === false);
  if (slow) return `${PROVIDER_LABELS[slow.form.provider]} plays the frames it adds at the same rate, so its clip is slower.`;
  const [long, other] = clipShape(a.settings).seconds > clipShape(b.settings).seconds ? [a, b] : [b, a];
  return `${secondsWords(clipShape(long.settings).seconds)} has no twin at ${PROVIDER_LABELS[other.form.provider]}.`;
}

/** What a vendor fixes, doesn't say, or has alone. */
function givenWords({ form, settings }: Side, other: Side): string {
  const name = PROVIDER_LABELS[form.provider];
  const { made, fps, seconds } = clipShape(settings);
  const alone = changedOf(
    form.fields.filter((field) => field.isAdvanced && PLAIN[field.name] === undefined && !other.form.fields.some((one) => one.name === field.name)),
    settings,
  );
  const rate = made
    ? `${name} makes ${made.frames} frames at ${made.fps} a second${fps === made.fps ? "" : `, interpolated to ${fps}`}: ${secondsWords(seconds)}.`
    : `${name} doesn’t say its frame rate.`;
  if (alone.length === 0) return rate;
  return `${rate} Set for it alone: ${alone.map((field) => `${field.title.toLowerCase()} ${valueWords(field, settings[field.name] ?? field.default)}`).join(", ")}.`;
}

/** The shape that a provider is told to make of whatever it gets; null where it follows the still. */
function shapeOf({ form, settings }: Side): CropShape | null {
  const value = form.aspectSetting === null ? null : settings[form.aspectSetting];
  return CROP_SHAPES.find((one) => one !== "whole" && one === value) ?? null;
}
