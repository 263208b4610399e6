import type { Actor } from "@/lib/access/actor";
import { invalidField } from "@/lib/errors";
import { sha256 } from "@/lib/ids";
import type { Intent } from "@/lib/takes/intent";
import type { StartTakes } from "@/lib/takes/schema";

const KEY_MAX = 200;

/** What makes a repeated request the same one, by its Idempotency-Key; nothing without the header. Kept for each token apart. */
export function intentOf(request: Request, actor: Actor, input: StartTakes): Intent | undefined {
  const sent = request.headers.get("idempotency-key");
  if (sent === null) return undefined;
  const key = sent.trim();
  if (!key || key.length > KEY_MAX) throw invalidField("Idempotency-Key", `An idempotency key has 1 to ${KEY_MAX} characters.`);
  return { scope: actor.tokenId ? `token:${actor.tokenId}` : `member:${actor.memberId}`, key: `rest:${key}`, bodyHash: sha256(canonical(input)) };
}

/** The same request whatever the order in which its settings were written. */
function canonical(input: StartTakes): string {
  const settings = Object.entries(input.settings).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify({ ...input, settings });
}
