import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { ProviderError, type SubmitRequest } from "@/lib/providers/provider";
import type { PauseReason } from "@/lib/sending/outcome";
import { pauseProvider } from "@/lib/sending/pause";
import { giveBack, type Picked, putOff } from "@/lib/sending/pick";
import type { Limits } from "@/lib/sending/room";
import type { ProviderNow } from "@/lib/settings/providers";
import { addressForProvider } from "@/lib/stills/vendor-address";
import { settingsOf } from "@/lib/takes/to-view";

/** The request but for its callback; null when it can't be made now: then the take says why it waits, or the provider is let alone. */
export async function prepare(picked: Picked, limits: Limits, reach: ProviderNow): Promise<SubmitRequest | null> {
  try {
    const image = await addressForProvider(picked.stillId, reach);
    const end = picked.endStillId === null ? null : await addressForProvider(picked.endStillId, reach);
    return {
      imageUrl: image.url,
      endImageUrl: end?.url,
      prompt: picked.prompt,
      negativePrompt: picked.negativePrompt ?? undefined,
      seed: picked.seed,
      settings: settingsOf(picked.settings),
    };
  } catch (error) {
    log().warn({ err: error, takeId: picked.id }, "a take could not be made ready to send");
    await (error instanceof ProviderError ? afterUpload(picked, limits, error) : putOff(limits, picked, whyNotReady(error, limits)));
    return null;
  }
}

/** The provider was asked and did not take the still. A key that is refused is no fault of the take's; anything else may be. */
async function afterUpload(picked: Picked, limits: Limits, { kind, retryAfterMs }: ProviderError): Promise<void> {
  const { provider, mode } = limits;
  const reason: PauseReason = kind === "unauthorized" ? "key_refused" : kind === "busy" ? "busy" : "uploads";
  await pauseProvider(provider, mode, reason, retryAfterMs, undefined, picked.turn);
  if (kind === "unauthorized") await giveBack(limits, picked);
  else await putOff(limits, picked, whyNotReady(null, limits));
}

function whyNotReady(error: unknown, { provider }: Limits): string {
  if (error instanceof AppError) return error.message;
  return `The still could not be put where ${PROVIDER_LABELS[provider]} can read it. It is tried again.`;
}
