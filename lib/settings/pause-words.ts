import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";

/** Why a provider's takes wait, in a plain sentence; null when they don't. */
export function pauseWords(provider: ProviderId, reason: string | null): string | null {
  const name = PROVIDER_LABELS[provider];
  switch (reason) {
    case null:
      return null;
    case "key_refused":
      return `${name} refused the key. Takes wait until it is mended.`;
    case "key_unreadable":
      return `The key of ${name} can’t be read any more: SECRET_KEY is another now. Paste the key again.`;
    case "no_credit":
      return `The balance at ${name} does not cover the next take. It is tried again by itself.`;
    case "busy":
      return `${name} has no room for more takes right now. They are sent as soon as it has.`;
    case "unreachable":
      return `${name} can’t be reached. Takes wait and are sent once it can.`;
    case "failing":
      return `${name} keeps failing: nobody knows what became of the last creates. One take is tried now and then, later each time; the others wait until it is accepted.`;
    case "uploads":
      return `${name} does not take stills right now. Takes wait and are sent once it does.`;
    default:
      return `Takes for ${name} wait.`;
  }
}
