import "server-only";
import { cache } from "react";
import { type Actor, isAllowed, type ReadScope, readScope } from "@/lib/access/actor";
import { requireMember } from "@/lib/next/session";
import { type FieldSpec, fieldsOf } from "@/lib/providers/form";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { type Aspect, PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { listProviderSettings, type PriceRow, type ProviderSettingView, priceRows } from "@/lib/settings/data";
import { providerNow } from "@/lib/settings/providers";

/** What the studio needs to ask for a provider's takes: its fields, its prices, its state. Plain data for the browser. */
export interface ProviderForm {
  provider: ProviderId;
  label: string;
  mode: "live" | "sandbox";
  model: string;
  fields: FieldSpec[];
  /** The settings that decide the price, in the order of a variant's parts. */
  pricedBy: string[];
  prices: PriceRow[];
  /** The shapes to crop to, and the setting that picks among them; null where the clip follows the still. */
  aspects: Aspect[];
  aspectSetting: string | null;
  typicalSeconds: number;
}

/** Each provider's form, for a member; sends strangers to sign in. */
export const loadProviderForms = cache(async (): Promise<ProviderForm[]> => {
  const scope = readScope(await requireMember());
  return Promise.all(PROVIDER_IDS.map((provider) => formOf(scope, provider)));
});

/** The settings page's providers, and whether this member may change them. */
export const loadProviderSettings = cache(async (): Promise<{ providers: ProviderSettingView[]; canManage: boolean }> => {
  const actor: Actor = await requireMember();
  return { providers: await listProviderSettings(readScope(actor)), canManage: isAllowed(actor, "manage") };
});

async function formOf(scope: ReadScope, provider: ProviderId): Promise<ProviderForm> {
  const { model, mode } = await providerNow(provider);
  return {
    provider,
    label: PROVIDER_LABELS[provider],
    mode,
    model: model.id,
    fields: fieldsOf(model),
    pricedBy: [...model.pricedBy],
    prices: await priceRows(scope, provider),
    aspects: [...model.aspects],
    aspectSetting: model.aspectSetting,
    typicalSeconds: model.typicalSeconds,
  };
}
