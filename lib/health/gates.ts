import { db } from "@/lib/db";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { IN_FLIGHT } from "@/lib/sending/room";
import { findSetting, keyOf, limitsOf, modeOf } from "@/lib/settings/access";

/** A provider in one mode: what its limits allow, what of them is used, and whether it is paused. */
export interface GateFigures {
  provider: string;
  mode: string;
  pausedReason: string | null;
  doubts: number;
  inFlight: number;
  concurrency: number;
  createsInMinute: number;
  createsPerMinute: number;
}

/** The gates that takes go through now, and those of the other mode where something is still under way. */
export async function listGates(): Promise<GateFigures[]> {
  const gates = await Promise.all(PROVIDER_IDS.flatMap((provider) => (["live", "sandbox"] as const).map((mode) => gateOf(provider, mode))));
  return gates.filter((gate) => gate !== null);
}

async function gateOf(provider: ProviderId, mode: "live" | "sandbox"): Promise<GateFigures | null> {
  const setting = await findSetting(provider, db());
  const gate = await db().providerGate.findUnique({
    where: { provider_mode: { provider, mode } },
    select: { pausedReason: true, doubts: true },
  });
  if (!gate && modeOf(keyOf(provider, setting).source) !== mode) return null;
  const [used] = await db().$queryRaw<{ inFlight: number; creates: number }[]>`
    SELECT
      (SELECT count(*)::int FROM take WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND ${IN_FLIGHT}) AS "inFlight",
      (SELECT count(*)::int FROM take_create WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode"
        AND outcome <> 'nothing_sent' AND sent_at > clock_timestamp() - interval '1 minute') AS creates`;
  return {
    provider,
    mode,
    pausedReason: gate?.pausedReason ?? null,
    doubts: gate?.doubts ?? 0,
    inFlight: used?.inFlight ?? 0,
    createsInMinute: used?.creates ?? 0,
    ...limitsOf(provider, mode, setting),
  };
}
