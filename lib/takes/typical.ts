import { db } from "@/lib/db";
import { PROVIDER_IDS, type ProviderId, type Settings } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";
import { type FlightTimes, type Measured, type MeasuredTake, summarize, typicalFrom } from "@/lib/takes/typical-state";
import type { TypicalTime } from "@/lib/takes/view";

const FRESH_MS = 30_000;
/** Of each provider's last ready takes so many are looked at: an index away, however many there are. */
const LOOKED_AT = 500;

let held: { at: number; measured: Promise<Measured> } | undefined;

/** What a take usually needs from sending to ready: by our own last takes of its kind, else by what is said of the model. */
export async function typicalTimes(): Promise<(provider: ProviderId, mode: string, settings: Settings) => TypicalTime> {
  const all = await measured();
  return (provider, mode, settings) => typicalFrom(all, modelOf(provider), provider, mode, settings);
}

/** How long our last takes were in flight; null while there are too few to tell. */
export async function typicalFlight(provider: ProviderId, mode: string): Promise<FlightTimes | null> {
  return (await measured()).get(`${provider} ${mode}`)?.flight ?? null;
}

/** Kept for a moment, and asked for once by all who want it meanwhile. */
async function measured(): Promise<Measured> {
  if (!held || performance.now() - held.at > FRESH_MS) {
    const asked = { at: performance.now(), measured: measure() };
    asked.measured.catch(() => {
      if (held === asked) held = undefined;
    });
    held = asked;
  }
  return held.measured;
}

async function measure(): Promise<Measured> {
  const takes = await Promise.all(PROVIDER_IDS.map(readLast));
  return summarize(takes.flat(), modelOf);
}

function readLast(provider: ProviderId): Promise<MeasuredTake[]> {
  return db().$queryRaw<MeasuredTake[]>`
    SELECT provider, mode, settings,
      (extract(epoch FROM finished_at - sent_at) * 1000)::float AS "wholeMs",
      (extract(epoch FROM coalesce(vendor_ended_at, finished_at) - sent_at) * 1000)::float AS "flightMs"
    FROM take WHERE provider = ${provider}::"ProviderId" AND status = 'ready'
    ORDER BY created_at DESC, id DESC LIMIT ${LOOKED_AT}`;
}
