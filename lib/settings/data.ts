import type { ReadScope } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { fromDb, type Micros } from "@/lib/money";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";
import { findSetting, type KeySource, keyOf, limitsOf, type Mode, modeOf } from "@/lib/settings/access";
import { findPause } from "@/lib/settings/gate";
import { hintOf } from "@/lib/settings/hint";
import { pauseWords } from "@/lib/settings/pause-words";

/** What one variant costs, and who says so. */
export interface PriceRow {
  variant: string;
  micros: Micros | null;
  source: "price_table" | "team" | "unpublished";
}

/** A provider on the settings page: never its key. */
export interface ProviderSettingView {
  provider: ProviderId;
  label: string;
  mode: Mode;
  keySource: KeySource;
  /** The key's last four characters; null without a key. */
  keyHint: string | null;
  keyCheckedAt: string | null;
  /** The host that is asked. */
  host: string;
  concurrency: number;
  createsPerMinute: number;
  /** True where the figure was set here, so that it can be taken back. */
  isConcurrencySet: boolean;
  isCreatesPerMinuteSet: boolean;
  pausedReason: string | null;
  /** Why takes wait, in a plain sentence. */
  pausedMessage: string | null;
  pausedUntil: string | null;
  pricedBy: readonly string[];
  prices: PriceRow[];
  assumeMicros: Micros | null;
}

/** Every provider as the settings page shows it. */
export async function listProviderSettings(scope: ReadScope): Promise<ProviderSettingView[]> {
  return Promise.all(PROVIDER_IDS.map((provider) => viewOf(scope, provider)));
}

/** The prices of a provider's model, in the model's order; its own list where the database has no row yet. */
export async function priceRows(_scope: ReadScope, provider: ProviderId, tx: Tx = db()): Promise<PriceRow[]> {
  const model = modelOf(provider);
  const rows = await tx.price.findMany({ where: { provider, model: model.id }, select: { variant: true, micros: true, source: true } });
  return model.prices.map(({ variant, micros: listed }) => {
    const row = rows.find((candidate) => candidate.variant === variant);
    const micros = row ? fromDb(row.micros) : listed;
    return { variant, micros, source: micros === null ? "unpublished" : row?.source === "team" ? "team" : "price_table" };
  });
}

async function viewOf(scope: ReadScope, provider: ProviderId): Promise<ProviderSettingView> {
  const row = await findSetting(provider, db());
  const { source, key } = keyOf(provider, row);
  const mode = modeOf(source);
  return {
    provider,
    label: PROVIDER_LABELS[provider],
    mode,
    keySource: source,
    keyHint: row.keyHint ?? (key === null ? null : hintOf(key)),
    keyCheckedAt: row.keyCheckedAt?.toISOString() ?? null,
    host: hostOf(provider, mode),
    ...limitsOf(provider, mode, row),
    isConcurrencySet: row.concurrency !== null,
    isCreatesPerMinuteSet: row.createsPerMinute !== null,
    ...(await pauseOf(provider, source, mode)),
    pricedBy: modelOf(provider).pricedBy,
    prices: await priceRows(scope, provider),
    assumeMicros: fromDb(row.assumeMicros),
  };
}

async function pauseOf(provider: ProviderId, source: KeySource, mode: Mode) {
  const pause = await findPause(provider, mode, db());
  const pausedReason = source === "unreadable" ? "key_unreadable" : pause.pausedReason;
  return { pausedReason, pausedMessage: pauseWords(provider, pausedReason), pausedUntil: pause.pausedUntil?.toISOString() ?? null };
}

function hostOf(provider: ProviderId, mode: Mode): string {
  const variables = env();
  const live = provider === "wavespeed" ? variables.WAVESPEED_BASE_URL : variables.EACHLABS_BASE_URL;
  return new URL(mode === "live" ? live : variables.SANDBOX_URL).host;
}
