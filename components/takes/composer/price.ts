import { formatUsd, type Micros } from "@/lib/money";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

/** What is known of prices before anything is made: the part of a provider's form that decides them. */
export type Priced = Pick<ProviderForm, "provider" | "mode" | "fields" | "pricedBy" | "prices">;

export interface PriceLine {
  /** "2 × WaveSpeed 720p, 5 s" */
  what: string;
  /** Null where no price is known. */
  unitMicros: Micros | null;
  totalMicros: Micros | null;
  /** A figure of the team's own is written with ≈, and so is every sum that holds one. */
  isAbout: boolean;
  isFree: boolean;
}

/** What a press comes to, by the price table the page was made with; the server counts again. */
export function priceLine(form: Priced, settings: Settings, count: number): PriceLine {
  const variant = form.pricedBy.map((name) => String(settings[name])).join("/");
  const price = form.prices.find((one) => one.variant === variant);
  const unitMicros = price?.micros ?? null;
  return {
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

/** The words of the button: the verb, the number and the price. */
export function generateWords(line: PriceLine, count: number): { verb: string; price: string } {
  const verb = `Generate ${count === 1 ? "1 take" : `${count} takes`}`;
  return { verb, price: line.isFree ? "free" : figure(line.totalMicros, line.isAbout) };
}

/** The last line of the receipt: where the figure comes from and who pays it. */
export function sourceWords(line: PriceLine, provider: Priced["provider"]): string {
  const name = PROVIDER_LABELS[provider];
  if (line.isFree) return line.totalMicros === null ? "Sandbox: free" : `Sandbox: free, would cost ${figure(line.totalMicros, line.isAbout)} live`;
  if (line.totalMicros === null) return `${name} publishes no price`;
  return line.isAbout ? "Your team’s own figure" : `${name}’s list price`;
}

/** What asks for the second press: a live take whose price nobody knows. */
export function needsSecondPress(line: PriceLine): boolean {
  return !line.isFree && line.totalMicros === null;
}

function settingWords(form: Priced, name: string, value: Settings[string] | undefined): string {
  const field = form.fields.find((one) => one.name === name);
  return field?.choices?.find((choice) => choice.value === value)?.label ?? String(value ?? "");
}
