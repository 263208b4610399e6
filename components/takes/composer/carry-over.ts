import { settingsOf, takes, valueWords } from "@/components/form/settings";
import { CROP_SHAPES, type CropShape } from "@/components/takes/composer/crop";
import { clipShape, secondsWords } from "@/components/takes/composer/twins";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

/** The part of a provider's form that says what its settings mean. */
export type Carrier = Pick<ProviderForm, "provider" | "fields" | "aspectSetting">;

export interface CarriedOver {
  /** What the other provider is set to now. */
  changed: Settings;
  shape: CropShape;
  /** What could not come along, a sentence each. */
  losses: string[];
}

/**
 * Goes over to another provider: a value is kept where it means the same there, the shape of the clip as a crop of the still where
 * the provider follows the still. `held` is what the other one was set to before; what only one of them has stays with it.
 */
export function carryOver(from: Carrier, settings: Settings, to: Carrier, held: Settings, shape: CropShape): CarriedOver {
  const there = PROVIDER_LABELS[to.provider];
  const changed = { ...held };
  const losses: string[] = [];
  const waiting: string[] = [];
  let kept = shape;
  for (const field of from.fields.filter(({ isFixed }) => !isFixed)) {
    const value = settings[field.name] ?? field.default;
    const twin = to.fields.find(({ name, isFixed }) => name === field.name && !isFixed);
    if (twin && takes(twin, value)) changed[field.name] = value;
    else if (twin)
      losses.push(
        `${valueWords(field, value)} has no twin at ${there}: its ${low(twin.title)} is ${valueWords(twin, settingsOf([twin], held)[twin.name] ?? twin.default)}.`,
      );
    else if (field.name === from.aspectSetting) {
      const wanted = CROP_SHAPES.find((one) => one !== "whole" && one === value);
      if (wanted && shape === "whole") kept = wanted;
      else if (wanted && wanted !== shape) losses.push(`${there} has no shape of its own: the clip is ${shape}, as the still is cropped.`);
    } else if (value !== field.default) {
      if (field.name === "duration")
        losses.push(
          `${valueWords(field, value)} has no twin at ${there}: its clips are ${secondsWords(clipShape(settingsOf(to.fields, held)).seconds)}.`,
        );
      else waiting.push(field.title);
    }
  }
  if (waiting.length > 0)
    losses.push(`${there} has no such setting as ${listed(waiting)}: what you set waits with ${PROVIDER_LABELS[from.provider]}.`);
  // a provider with a shape of its own follows the still too, unless it makes the very shape that the still is cropped to
  if (to.aspectSetting && changed[to.aspectSetting] !== undefined && changed[to.aspectSetting] !== kept) delete changed[to.aspectSetting];
  return { changed, shape: kept, losses };
}

function low(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
