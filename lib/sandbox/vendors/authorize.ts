import { type Call, Refusal } from "@/lib/sandbox/http";
import type { Dialect } from "@/lib/sandbox/vendors/dialect";

/** Any key will do here but none, and those that begin with `refused`. Throws the vendor's 401. */
export function authorize(dialect: Dialect, call: Call): string {
  const key = dialect.keyOf(call);
  if (!key) throw new Refusal(dialect.refusal("unauthorized", "Missing API key."));
  if (key.startsWith("refused")) throw new Refusal(dialect.refusal("unauthorized", "Invalid API key."));
  return key;
}

/** Keys that begin with `broke` have no money. */
export function isBroke(key: string): boolean {
  return key.startsWith("broke");
}
