import { readKept, writeKept } from "@/components/ui/kept-text";

/** Where a press asks for a second one: the second of a double click is no second thought. */
export const THINK_MS = 600;

/** A random UUID, also where the page came over plain http and `crypto.randomUUID` is not to be had. */
export function newUuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** One press of which no answer has come. */
interface OpenPress {
  id: string;
  sent: string;
  at: number;
}

/** After so long a page that was loaded anew shows what became of a press: one that is alike is another. */
const SAME_PRESS_MS = 10 * 60_000;

/**
 * The id of one press. A press whose answer was lost keeps its id while what it sends stays the same, in a page that is loaded anew too, so that
 * pressing again asks what became of it; an answered one gives it up. `name` says which button it is of.
 */
export function pressIds(name: string, mint: () => string = newUuid) {
  const keptAs = `dailies-press-${name}`;
  let open: OpenPress | null = null;
  return {
    idFor(sent: unknown): string {
      const text = JSON.stringify(sent);
      open ??= readPress(readKept(keptAs, "tab"));
      if (open?.sent !== text) open = { id: mint(), sent: text, at: Date.now() };
      writeKept(keptAs, JSON.stringify(open), "tab");
      return open.id;
    },
    /** What the press sent that waits for its answer; null where none does. */
    unanswered(): string | null {
      open ??= readPress(readKept(keptAs, "tab"));
      return open?.sent ?? null;
    },
    answered(): void {
      open = null;
      writeKept(keptAs, null, "tab");
    },
  };
}

function readPress(text: string | null): OpenPress | null {
  try {
    const { id, sent, at }: Partial<Record<keyof OpenPress, unknown>> = JSON.parse(text ?? "{}");
    const isPress = typeof id === "string" && typeof sent === "string" && typeof at === "number";
    return isPress && Date.now() - at < SAME_PRESS_MS ? { id, sent, at } : null;
  } catch {
    return null;
  }
}
