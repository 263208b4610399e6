import { valueWords } from "@/components/form/settings";
import type { AskedPart, AskedParts } from "@/components/takes/composer/asked-parts";
import { figure } from "@/components/takes/composer/price";
import type { Room } from "@/components/takes/composer/room";
import { fitting } from "@/lib/budgets/state";
import type { Settings } from "@/lib/providers/provider";

/** One way to stay within the budget: so many takes, as they are set or with what of the settings is to change. */
export interface WayToFit {
  words: string;
  count: number;
  settings: Settings;
}

/** What fits where a press does not: fewer takes as they are set, then cheaper settings that leave room for more of them, those that change least first. */
export function waysToFit(parts: AskedParts, { asked, tightest, fits }: Room): WayToFit[] {
  const [part, second] = parts;
  const isPriced = parts.every(({ line }) => line.isFree || line.unitMicros !== null);
  const noun = asked.isPair ? "pair" : "take";
  const isAbout = parts.some(({ line }) => line.isAbout);
  const asSet =
    fits > 0
      ? [{ words: `${counted(fits, noun)}${isPriced ? `, ${figure(asked.unitMicros * fits, isAbout)}` : ""}`, count: fits, settings: {} }]
      : [];
  // with two providers one press has two sets of settings: which of them is to give way is not for us to say
  if (second) return asSet;
  let most = fits;
  const cheaper = part.form.prices
    .flatMap(({ variant, micros, source }) => {
      const settings = settingsOf(part, variant);
      if (micros === null || micros >= (part.line.unitMicros ?? 0) || !settings) return [];
      const changes = Object.entries(settings).filter(([name, value]) => part.settings[name] !== value).length;
      return [{ micros, isTeams: source === "team", settings, changes }];
    })
    .sort((one, other) => one.changes - other.changes || other.micros - one.micros)
    .flatMap(({ micros, isTeams, settings }) => {
      const count = fitting(tightest.leftMicros, { unitMicros: micros, count: asked.count, isAssumed: false });
      if (count <= most) return [];
      most = count;
      return [{ words: `${counted(count, noun)} at ${namesOf(part, settings)}, ${figure(micros * count, isTeams)}`, count, settings }];
    });
  return [...asSet, ...cheaper];
}

/** The settings that a price is of; null where the model does not have them any more. */
function settingsOf({ form }: AskedPart, variant: string): Settings | null {
  const values = variant.split("/");
  const found = form.pricedBy.map((name, index) => {
    const choice = form.fields.find((field) => field.name === name)?.choices?.find(({ value }) => String(value) === values[index]);
    return choice && ([name, choice.value] as const);
  });
  const known = found.filter((entry) => entry !== undefined);
  return known.length === found.length ? Object.fromEntries(known) : null;
}

/** "480p, 5 s" */
function namesOf({ form }: AskedPart, settings: Settings): string {
  return form.fields
    .flatMap((field) => (settings[field.name] === undefined ? [] : [valueWords(field, settings[field.name] ?? field.default)]))
    .join(", ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
