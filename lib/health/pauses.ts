import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import type { PauseView } from "@/lib/health/view";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { findSetting, keyOf, modeOf } from "@/lib/settings/access";
import { findPause } from "@/lib/settings/gate";
import { pauseWords } from "@/lib/settings/pause-words";

/** The providers to which nothing is sent just now, in the mode that new takes would use. */
export async function listPauses(_scope: ReadScope): Promise<PauseView[]> {
  const pauses = await Promise.all(PROVIDER_IDS.map(pauseOf));
  return pauses.filter((pause) => pause !== null);
}

async function pauseOf(provider: ProviderId): Promise<PauseView | null> {
  const { source } = keyOf(provider, await findSetting(provider, db()));
  const pause = await findPause(provider, modeOf(source), db());
  const reason = source === "unreadable" ? "key_unreadable" : pause.pausedReason;
  const message = pauseWords(provider, reason);
  return reason === null || message === null ? null : { provider, reason, message, until: pause.pausedUntil?.toISOString() ?? null };
}
