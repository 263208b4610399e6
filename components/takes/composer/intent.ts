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

/**
 * The id of one press. A press whose answer was lost keeps its id while what it sends stays the same, so that pressing again
 * asks what became of it; an answered one gives it up.
 */
export function pressIds(mint: () => string = newUuid) {
  let open: { id: string; sent: string } | null = null;
  return {
    idFor(sent: unknown): string {
      const text = JSON.stringify(sent);
      if (open?.sent !== text) open = { id: mint(), sent: text };
      return open.id;
    },
    answered(): void {
      open = null;
    },
  };
}
