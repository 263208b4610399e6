import type { QuickPhase } from "@/components/takes/make/use-quick-take";

/** The same seed at another size is another start for the model. */
export const PROMOTE_HINT = "The same seed: near it, not the same picture";

/** What a press that spends is called as it stands, and the line below. */
export function quickWords(phase: QuickPhase, name: string, hint?: string): { name: string; hint: string | undefined } {
  if (phase === "asking") return { name: `Press again: ${name.toLowerCase()}`, hint: "Its price is not published" };
  if (phase === "grace") return { name: "Take back", hint: `${name}: leaves in a moment` };
  return { name, hint: phase === "sending" ? "Sending" : hint };
}
