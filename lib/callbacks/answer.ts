import { type Delivery, receiveCallback } from "@/lib/callbacks/receive";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";

/** More than a vendor would ever say. */
export const CALLBACK_MAX_BYTES = 64 * 1024;

interface Heard extends Omit<Delivery, "provider" | "rawBody"> {
  provider: string;
  /** Null when it was more than is read. */
  rawBody: Uint8Array | null;
}

/** The status that a caller gets: 200 once it is noted, 404 for an address that is none of ours, 413 for a flood. Never a word beside it. */
export async function answerCallback({ provider, rawBody, ...rest }: Heard): Promise<200 | 404 | 413> {
  if (rawBody === null) return 413;
  if (!isProvider(provider)) return 404;
  return (await receiveCallback({ provider, rawBody, ...rest })) ? 200 : 404;
}

function isProvider(text: string): text is ProviderId {
  return (PROVIDER_IDS as readonly string[]).includes(text);
}
