import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { sha256 } from "@/lib/ids";
import type { ProviderId } from "@/lib/providers/provider";
import { liveLimitsOf, sandboxPathOf } from "@/lib/providers/registry";
import { seal, unseal } from "@/lib/settings/cipher";

export type Mode = "live" | "sandbox";

/** The sandbox takes this key from everybody. */
const SANDBOX_KEY = "sandbox";
const SANDBOX_LIMITS = { concurrency: 4, createsPerMinute: 60 };

const SELECT = {
  keyCipher: true,
  keyHint: true,
  keyCheckedAt: true,
  concurrency: true,
  createsPerMinute: true,
  callbackSecret: true,
  assumeMicros: true,
} as const;

const NOTHING_SET = {
  keyCipher: null,
  keyHint: null,
  keyCheckedAt: null,
  concurrency: null,
  createsPerMinute: null,
  callbackSecret: null,
  assumeMicros: null,
};

export type SettingRow = Awaited<ReturnType<typeof findSetting>>;

/** What is set for a provider; all null where nothing is. */
export async function findSetting(provider: ProviderId, tx: Tx) {
  return (await tx.providerSetting.findUnique({ where: { provider }, select: SELECT })) ?? NOTHING_SET;
}

/** Where the key in use comes from. `unreadable`: one was set, but SECRET_KEY is another since. */
export type KeySource = "settings" | "variable" | "none" | "unreadable";

export function keyOf(provider: ProviderId, row: SettingRow): { source: KeySource; key: string | null } {
  if (row.keyCipher !== null) {
    const key = unseal(row.keyCipher, aboutKey(provider));
    return { source: key === null ? "unreadable" : "settings", key };
  }
  const key = variablesOf(provider).apiKey ?? null;
  return { source: key === null ? "none" : "variable", key };
}

export function sealKey(provider: ProviderId, key: string): string {
  return seal(key, aboutKey(provider));
}

/** Live as soon as there is a key, even one that can't be read: sandbox clips must never pass for the real ones. */
export function modeOf(source: KeySource): Mode {
  return source === "none" ? "sandbox" : "live";
}

export function baseUrlOf(provider: ProviderId, mode: Mode): string {
  return mode === "live" ? variablesOf(provider).baseUrl : `${env().SANDBOX_URL.replace(/\/+$/, "")}${sandboxPathOf(provider)}`;
}

export function apiKeyOf(mode: Mode, key: string | null): string | null {
  return mode === "live" ? key : SANDBOX_KEY;
}

/** What is set wins over the variable, which wins over a new account's. */
export function limitsOf(provider: ProviderId, mode: Mode, row: SettingRow): { concurrency: number; createsPerMinute: number } {
  const usual = mode === "live" ? liveLimitsOf(provider) : SANDBOX_LIMITS;
  const { concurrency, createsPerMinute } = variablesOf(provider);
  return {
    concurrency: row.concurrency ?? concurrency ?? usual.concurrency,
    createsPerMinute: row.createsPerMinute ?? createsPerMinute ?? usual.createsPerMinute,
  };
}

/** The vendor's secret for callbacks is kept beside what it belongs to: another key or address, and it no longer opens. */
export function sealCallbackSecret(provider: ProviderId, apiKey: string, baseUrl: string, secret: string): string {
  return seal(secret, aboutSecret(provider, apiKey, baseUrl));
}

export function unsealCallbackSecret(provider: ProviderId, apiKey: string, baseUrl: string, sealed: string | null): string | null {
  return sealed === null ? null : unseal(sealed, aboutSecret(provider, apiKey, baseUrl));
}

function aboutKey(provider: ProviderId): string {
  return `key of ${provider}`;
}

function aboutSecret(provider: ProviderId, apiKey: string, baseUrl: string): string {
  return `callback secret of ${provider} ${sha256(`${apiKey} ${baseUrl}`)}`;
}

function variablesOf(provider: ProviderId) {
  const variables = env();
  return provider === "wavespeed"
    ? {
        apiKey: variables.WAVESPEED_API_KEY,
        baseUrl: variables.WAVESPEED_BASE_URL,
        concurrency: variables.WAVESPEED_CONCURRENCY,
        createsPerMinute: variables.WAVESPEED_CREATES_PER_MINUTE,
      }
    : {
        apiKey: variables.EACHLABS_API_KEY,
        baseUrl: variables.EACHLABS_BASE_URL,
        concurrency: variables.EACHLABS_CONCURRENCY,
        createsPerMinute: variables.EACHLABS_CREATES_PER_MINUTE,
      };
}
