import { formatUsd, type Micros, microsFromDollars } from "@/lib/money";

/** What someone wrote into a money field: exact micro-dollars, null for an empty field, or what is wrong with it. */
export function readDollars(text: string): { micros: Micros | null } | { problem: string } {
  const amount = text.trim().replace(/^\$\s*/, "");
  if (amount === "") return { micros: null };
  const [, decimals = ""] = /^\d+(?:\.(\d+))?$/.exec(amount) ?? [];
  // finer than what we count in would be rounded, and so not what was written
  const micros = decimals.length <= 6 ? microsFromDollars(amount) : null;
  return micros === null ? { problem: "Write dollars, such as 0.30." } : { micros };
}

/** An amount as a money field shows it: "0.30"; empty for none. */
export function dollarsText(micros: Micros | null): string {
  return micros === null ? "" : formatUsd(micros).replace(/[$,]/g, "");
}
