/** Whole micro-dollars: 300_000 is $0.30. A JSON number outside, a bigint in the database. */
export type Micros = number;

export const MICROS_PER_DOLLAR = 1_000_000;

/** From the database's bigint; null stays null. Throws beyond what a JSON number holds exactly. */
export function fromDb(micros: bigint): Micros;
export function fromDb(micros: bigint | null): Micros | null;
export function fromDb(micros: bigint | null): Micros | null {
  if (micros === null) return null;
  const value = Number(micros);
  if (!Number.isSafeInteger(value)) throw new RangeError("amount is too large");
  return value;
}

/** Reads a vendor's decimal dollars (a number or a numeric string) as micro-dollars; null when it is no amount. */
export function microsFromDollars(dollars: unknown): Micros | null {
  const text = typeof dollars === "number" ? dollars.toFixed(9) : typeof dollars === "string" ? dollars.trim() : "";
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const digits = (match[2] ?? "").padEnd(7, "0");
  const micros = Number(match[1]) * MICROS_PER_DOLLAR + Number(digits.slice(0, 6));
  return Number(digits[6]) >= 5 ? micros + 1 : micros;
}

/** "$0.30": two decimals always, more only where the amount has them. */
export function formatUsd(micros: Micros): string {
  const sign = micros < 0 ? "−" : "";
  const whole = Math.floor(Math.abs(micros) / MICROS_PER_DOLLAR);
  const decimals = String(Math.abs(micros) % MICROS_PER_DOLLAR)
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `${sign}$${whole.toLocaleString("en-US")}.${decimals}`;
}
