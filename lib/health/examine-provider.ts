import { type Answer, bad, good, missing, worthALook } from "@/lib/health/finding";
import type { ProviderId } from "@/lib/providers/provider";
import { pauseWords } from "@/lib/settings/pause-words";
import { type ProviderNow, providerNow } from "@/lib/settings/providers";

const DEADLINE_MS = 10_000;
/** Pauses that end by themselves as soon as the provider has room. */
const PASSING = ["busy"];

/** Whether a provider can be used, and whether it is paused and until when. */
export async function examineProvider(id: ProviderId): Promise<Answer> {
  const now = await providerNow(id);
  const reached = now.mode === "sandbox" ? await examineSandbox(now) : await examineLive(now);
  if (reached.state === "bad" || now.pausedReason === null) return reached;
  const until = now.pausedUntil ? ` Tried again at ${now.pausedUntil.toISOString()}.` : "";
  const detail = `${reached.detail}, but paused: ${pauseWords(id, now.pausedReason)}${until}`;
  return PASSING.includes(now.pausedReason) ? worthALook(detail) : bad(detail);
}

async function examineSandbox({ client }: ProviderNow): Promise<Answer> {
  const isAnswering = await client.checkKey(AbortSignal.timeout(DEADLINE_MS)).then(
    ({ isAccepted }) => isAccepted,
    () => false,
  );
  return isAnswering ? missing("no key: takes run in the sandbox, which answers") : bad("no key, and the sandbox does not answer");
}

async function examineLive({ client }: ProviderNow): Promise<Answer> {
  const check = await client.checkKey(AbortSignal.timeout(DEADLINE_MS));
  return check.isAccepted ? good("live, the key is accepted") : bad(check.message ?? "the key is refused");
}
