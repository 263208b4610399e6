import { formatUsd, type Micros } from "@/lib/money";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId, Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

/** What is known of prices before anything is made: the part of a provider's form that decides them. */
export type Priced = Pick<ProviderForm, "provider" | "mode" | "fields" | "pricedBy" | "prices">;

export interface PriceLine {
  provider: ProviderId;
  /** "2 × WaveSpeed 720p, 5 s" */
  what: string;
  /** Null where no price is known. */
  unitMicros: Micros | null;
  totalMicros: Micros | null;
  /** A figure of the team's own is written with ≈, and so is every sum that holds one. */
  isAbout: boolean;
  isFree: boolean;
}

/** What a press comes to at one provider, by the price table the page was made with; the server counts again. */
export function priceLine(form: Priced, settings: Settings, count: number): PriceLine {
  const variant = form.pricedBy.map((name) => String(settings[name])).join("/");
  const price = form.prices.find((one) => one.variant === variant);
  const unitMicros = price?.micros ?? null;
  return {
    provider: form.provider,
    what: [`${count} × ${PROVIDER_LABELS[form.provider]}`, form.pricedBy.map((name) => settingWords(form, name, settings[name])).join(", ")].join(
      " ",
    ),
    unitMicros,
    totalMicros: unitMicros === null ? null : unitMicros * count,
    isAbout: unitMicros !== null && price?.source === "team",
    isFree: form.mode === "sandbox",
  };
}

/** "$0.60", "≈ $0.50", "price not published". */
export function figure(micros: Micros | null, isAbout: boolean): string {
  if (micros === null) return "price not published";
  return `${isAbout ? "≈ " : ""}${formatUsd(micros)}`;
}

/** What one take by one press costs: "free", "$0.15", "no price". */
export function quickPrice({ isFree, isAbout, totalMicros }: PriceLine): string {
  if (isFree) return "free";
  return totalMicros === null ? "no price" : figure(totalMicros, isAbout);
}

/** What the lines of a press come to: "free", "$0.60", "≈ $0.80", "$0.30 + price not published". The sandbox's cost nothing. */
export function sumWords(lines: readonly PriceLine[]): string {
  const live = lines.filter(({ isFree }) => !isFree);
  return live.length === 0 ? "free" : listWords(live);
}

/** The same where there is little room: "$0.30 + unpriced". */
export function shortSum(lines: readonly PriceLine[]): string {
  return sumWords(lines).replace(` + ${figure(null, false)}`, " + unpriced");
}

/** The words of the button: the verb, the number and the price. */
export function generateWords(lines: readonly PriceLine[], count: number): { verb: string; price: string } {
  const takes = count * lines.length;
  return { verb: `Generate ${takes === 1 ? "1 take" : `${takes} takes`}`, price: sumWords(lines) };
}

/** The last line of the receipt: where the figures come from and who pays them. */
export function sourceWords(lines: readonly PriceLine[]): string {
  if (lines.every(({ isFree }) => isFree)) {
    const known = lines.filter(({ totalMicros }) => totalMicros !== null);
    if (known.length === 0) return "Sandbox: free";
    return `Sandbox: free, would cost ${listWords(known)} live${known.length < lines.length ? ", and a price not published" : ""}`;
  }
  return lines.map(sourceOf).join(". ");
}

/** What asks for the second press: a live take whose price nobody knows. */
export function needsSecondPress(lines: readonly PriceLine[]): boolean {
  return lines.some((line) => !line.isFree && line.totalMicros === null);
}

/** What was said of a line, for the server to hold the press to. */
export function shownOf({ isFree, totalMicros }: PriceLine): { isFree: boolean; totalMicros: Micros | null } {
  return { isFree, totalMicros };
}

function sourceOf({ provider, isFree, isAbout, totalMicros }: PriceLine): string {
  const name = PROVIDER_LABELS[provider];
  if (isFree) return `${name} is a sandbox: free`;
  if (totalMicros === null) return `${name} publishes no price`;
  return isAbout ? "Your team’s own figure" : `${name}’s list price`;
}

/** The sum of what is known, and that not all of it is. */
function listWords(lines: readonly PriceLine[]): string {
  const known = lines.flatMap(({ totalMicros }) => (totalMicros === null ? [] : [totalMicros]));
  if (known.length === 0) return figure(null, false);
  const sum = figure(
    known.reduce((total, micros) => total + micros, 0),
    lines.some(({ isAbout }) => isAbout),
  );
  return known.length < lines.length ? `${sum} + ${figure(null, false)}` : sum;
}

function settingWords(form: Priced, name: string, value: Settings[string] | undefined): string {
  const field = form.fields.find((one) => one.name === name);
  return field?.choices?.find((choice) => choice.value === value)?.label ?? String(value ?? "");
}
