import { PENDING_MOST_MS } from "@/lib/asking/deadlines";
import { PRICE, type Prediction } from "@/lib/model/vendor";
import type { TakeNow, World } from "@/lib/model/world";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { isFinal, sourcesOf } from "@/lib/takes/state";

export const LIMITS: Record<ProviderId, { concurrency: number; createsPerMinute: number }> = {
  wavespeed: { concurrency: 2, createsPerMinute: 4 },
  eachlabs: { concurrency: 2, createsPerMinute: 3 },
};

/** What is promised of the studio at every moment. Answers what is broken, in sentences. */
export function broken(world: World, takes: readonly TakeNow[]): string[] {
  return [
    ...takes.flatMap((take) =>
      [...brokenLife(take), ...brokenMoney(world, take)].map((sentence) => `${take.provider} take ${take.seed} (${take.status}): ${sentence}`),
    ),
    ...brokenCreates(world, takes),
    ...brokenLimits(world, takes),
    ...world.surprises.map((error) => `a verb threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  ];
}

/** What the takes of today have cost or may yet cost. */
export function committedToday(takes: readonly TakeNow[]): number {
  return takes
    .filter(({ isOfToday }) => isOfToday)
    .map(sumsOf)
    .reduce((total, { reserved, released, charged }) => total + reserved - released + (charged ?? 0), 0);
}

/** What must hold once nothing is under way and nobody is in doubt: every account is closed with exactly what the vendor billed. */
export function brokenAtTheEnd(world: World, takes: readonly TakeNow[]): string[] {
  return takes.flatMap((take) => {
    const isMisjudged = world.isMisjudged(take);
    const named = world.vendor.predictions.find(({ id }) => id === take.predictionId);
    const prediction = isMisjudged ? named : predictionOf(world, take);
    const { reserved, released, charged } = sumsOf(take);
    const wrong: string[] = [];
    if (!isFinal(take.status)) wrong.push("has not ended");
    if (take.isInFlight) wrong.push("takes a place in flight for ever");
    if (reserved !== released) wrong.push(`keeps ${reserved - released} set aside`);
    const isSettledByWord = take.failureCode === "written_off" || (isMisjudged && take.failureCode === "not_created");
    const billed = prediction?.billedMicros ?? 0;
    if (!isSettledByWord && take.failureCode !== "output_lost" && (charged ?? 0) !== billed) wrong.push(`charged ${charged}, billed ${billed}`);
    if (!isSettledByWord && prediction && take.predictionId !== prediction.id) wrong.push(`ran as ${prediction.id}, known as ${take.predictionId}`);
    const isStillThere = prediction?.state === "done" && !world.vendor.isForgotten(prediction) && !isTooLate(prediction);
    if (!isSettledByWord && isStillThere && take.status !== "ready") wrong.push("was made and is not kept");
    return wrong.map((sentence) => `${take.provider} take ${take.seed} (${take.status} ${take.failureCode ?? ""}): ${sentence}`);
  });
}

function brokenLife({ status, steps, hasClip, isHeld, predictionId, creates }: TakeNow): string[] {
  const wrong = steps.flatMap(([from, to], index) => {
    const before = steps[index - 1]?.[1] ?? null;
    if (from !== before) return [`came from ${from}, but was ${before}`];
    return from === null || sourcesOf(to).includes(from) ? [] : [`went from ${from} to ${to}`];
  });
  if (steps.at(-1)?.[1] !== status) wrong.push("has a status that is no step");
  if ((status === "ready") !== hasClip) wrong.push(hasClip ? "has a clip without being ready" : "is ready without a clip");
  if (isHeld && status !== "submitting" && status !== "saving") wrong.push("is held though there is nothing to hold it for");
  const accepted = creates.filter(({ outcome }) => outcome === "accepted");
  if (predictionId !== null && !accepted.some((create) => create.predictionId === predictionId))
    wrong.push("names a prediction that none of its creates came to");
  return wrong;
}

/** Reserved once; given back once and whole; charged at most once; and always enough for what the vendor billed or may yet bill. */
function brokenMoney(world: World, take: TakeNow): string[] {
  const { reserved, released, charged, rows } = sumsOf(take);
  const wrong: string[] = [];
  const possible = reserved - released;
  if (rows.reserved !== 1 || rows.released > 1 || rows.charged > 1) wrong.push(`has ledger rows ${JSON.stringify(rows)}`);
  if (released !== 0 && released !== reserved) wrong.push(`gave back ${released} of ${reserved}`);
  if (charged !== null && possible !== 0) wrong.push("is charged and keeps its reservation");
  if (world.isMisjudged(take)) return wrong;
  if (!isFinal(take.status) && possible === 0 && !charged) wrong.push("has not ended, and nothing is set aside or charged for it");
  const prediction = predictionOf(world, take);
  const owed = !prediction ? 0 : prediction.state === "pending" ? PRICE[take.provider] : prediction.billedMicros;
  if ((charged ?? 0) + possible < owed) wrong.push(`charged ${charged} and set aside ${possible} for ${owed} at the vendor`);
  return wrong;
}

function brokenCreates(world: World, takes: readonly TakeNow[]): string[] {
  const wrong: string[] = [];
  for (const take of takes) {
    const may = world.vendor.arrivals.filter((arrival) => arrival.mayRun && isOf(take, arrival)).length;
    if (may > 1) wrong.push(`${take.provider} take ${take.seed} was sent ${may} times, each of which may have run`);
  }
  for (const arrival of world.vendor.arrivals)
    if (!takes.some((take) => isOf(take, arrival))) wrong.push(`a create of ${arrival.provider} take ${arrival.seed} left, which nobody knows`);
  const named = takes.flatMap(({ predictionId }) => predictionId ?? []);
  if (new Set(named).size !== named.length) wrong.push("two takes name one prediction");
  return wrong;
}

function brokenLimits(world: World, takes: readonly TakeNow[]): string[] {
  return PROVIDER_IDS.flatMap((provider) => {
    const { concurrency, createsPerMinute } = LIMITS[provider];
    const inFlight = takes.filter((take) => take.provider === provider && take.isInFlight).length;
    const givenUp = takes.filter(({ failureCode }) => failureCode === "written_off" || failureCode === "output_lost");
    const isFollowed = (one: Prediction) => !world.isMisjudged(one) && !givenUp.some((take) => isOf(take, one));
    const running = world.vendor.predictions.filter((one) => one.provider === provider && one.state === "pending" && isFollowed(one)).length;
    const lastMinute = world.vendor.arrivals.filter((one) => one.provider === provider && one.at > Date.now() - 60_000).length;
    const wrong: string[] = [];
    if (inFlight > concurrency) wrong.push(`${inFlight} takes in flight at ${provider}, allowed ${concurrency}`);
    if (running > concurrency) wrong.push(`${running} running at ${provider}, allowed ${concurrency}`);
    if (lastMinute > createsPerMinute) wrong.push(`${lastMinute} creates in a minute at ${provider}, allowed ${createsPerMinute}`);
    return wrong;
  });
}

function sumsOf({ ledger }: TakeNow) {
  const of = (kind: string) => ledger.filter((row) => row.kind === kind);
  const sum = (kind: string) => of(kind).reduce((total, { micros }) => total + micros, 0);
  const rows = { reserved: of("reserved").length, released: of("released").length, charged: of("charged").length };
  const adjusted = sum("adjusted");
  return {
    reserved: sum("reserved"),
    released: sum("released"),
    charged: rows.charged + of("adjusted").length === 0 ? null : sum("charged") + adjusted,
    rows,
  };
}

/** What of a provider's side was made for a take. The seed tells takes of one provider apart; the two of a pair have the same. */
export function isOf(take: Pick<TakeNow, "provider" | "seed">, theirs: Pick<Prediction, "provider" | "seed">): boolean {
  return take.provider === theirs.provider && take.seed === theirs.seed;
}

function predictionOf(world: World, take: TakeNow): Prediction | undefined {
  return world.vendor.predictions.find((prediction) => isOf(take, prediction));
}

/** A provider that took longer than anybody waits. */
function isTooLate({ createdAt, endedAt }: Prediction): boolean {
  return endedAt !== null && endedAt - createdAt > PENDING_MOST_MS;
}
