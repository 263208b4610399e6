import type { ProviderId } from "@/lib/providers/provider";

/** What people call them. */
export const PROVIDER_LABELS: Record<ProviderId, string> = { wavespeed: "WaveSpeed", eachlabs: "Eachlabs" };
