import { db, type Tx } from "@/lib/db";
import { outbound } from "@/lib/http/outbound";
import { log } from "@/lib/log";
import type { Model, OnExchange, ProviderId, VideoProvider } from "@/lib/providers/provider";
import { callbackReaderOf, createProvider, modelOf } from "@/lib/providers/registry";
import { apiKeyOf, baseUrlOf, findSetting, keyOf, limitsOf, type Mode, modeOf, type SettingRow, unsealCallbackSecret } from "@/lib/settings/access";
import { findPause, type Pause } from "@/lib/settings/gate";

/** A provider as it is to be used at this moment. */
export interface ProviderNow extends Pause {
  id: ProviderId;
  mode: Mode;
  model: Model;
  client: VideoProvider;
  /** Takes in flight at most. */
  concurrency: number;
  createsPerMinute: number;
  /** What the vendor signs callbacks with, where the secret is its own and known. */
  callbackSecret: string | null;
}

/** The provider as new takes would use it: live with a key, else the sandbox. Read from the database each time, so a change counts at once. */
export async function providerNow(id: ProviderId, tx: Tx = db()): Promise<ProviderNow> {
  const row = await findSetting(id, tx);
  const { source, key } = keyOf(id, row);
  const mode = modeOf(source);
  return assemble(id, mode, key ?? "", row, await findPause(id, mode, tx));
}

/** The provider as a take of this mode needs it, whatever new takes would use. Null when it is live and there is no key to ask with. */
export async function providerFor(id: ProviderId, mode: Mode, tx: Tx = db()): Promise<ProviderNow | null> {
  const row = await findSetting(id, tx);
  const key = apiKeyOf(mode, keyOf(id, row).key);
  return key === null ? null : assemble(id, mode, key, row, await findPause(id, mode, tx));
}

/** Reads a vendor's callbacks; needs no key. */
export function callbackReader(id: ProviderId): VideoProvider["readCallback"] {
  return callbackReaderOf(id);
}

/** What the vendor signs callbacks with, where the secret is its own and known. Asks nobody. */
export async function vendorCallbackSecret(id: ProviderId, mode: Mode, tx: Tx = db()): Promise<string | null> {
  return (await providerFor(id, mode, tx))?.callbackSecret ?? null;
}

function assemble(id: ProviderId, mode: Mode, liveKey: string, row: SettingRow, pause: Pause): ProviderNow {
  const apiKey = apiKeyOf(mode, liveKey) ?? "";
  const baseUrl = baseUrlOf(id, mode);
  return {
    id,
    mode,
    model: modelOf(id),
    client: createProvider(id, { baseUrl, apiKey, fetch: outbound(), onExchange: inTheLog(id, mode) }),
    ...limitsOf(id, mode, row),
    ...pause,
    callbackSecret: unsealCallbackSecret(id, apiKey, baseUrl, row.callbackSecret),
  };
}

/** Each request and answer, trimmed, for whoever reads the log at level debug: it has the request ids that a vendor's support asks for. */
function inTheLog(provider: ProviderId, mode: Mode): OnExchange {
  return (exchange) => log().debug({ provider, mode, ...exchange }, "exchange with a provider");
}
