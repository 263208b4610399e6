import type { Facts, PredictionFact, TakeFact } from "@/e2e/faults/facts";
import { sourcesOf } from "@/lib/takes/state";

export type Fault = "double" | "lost" | "ledger" | "illegal";

export interface Finding {
  fault: Fault;
  text: string;
}

const ENDS = ["ready", "failed", "canceled"];

/**
 * What is wrong after a run: nothing, if every promise about money and work was kept. The vendors' books are the truth. `isSettled`: a
 * person has said what became of what was in doubt, so that every account must be closed.
 */
export function judge({ asks, takes, predictions }: Facts, { isSettled = false } = {}): Finding[] {
  const findings: Finding[] = [];
  const find = (fault: Fault, text: string) => findings.push({ fault, text });
  const bySeed = new Map<string, PredictionFact[]>();
  for (const prediction of predictions) {
    const key = keyOf(prediction);
    bySeed.set(key, [...(bySeed.get(key) ?? []), prediction]);
  }
  const known = new Set(takes.map(keyOf));
  for (const prediction of predictions) {
    if (!known.has(keyOf(prediction))) find("double", `${prediction.vendor} made ${prediction.id}, which no take asked for`);
  }
  for (const ask of asks) {
    const made = takes.filter(({ vendor, seed }) => vendor === ask.vendor && seed >= ask.seed && seed < ask.seed + ask.count);
    if (ask.refusal !== null) find("lost", `request ${ask.key} was refused: ${ask.refusal}`);
    else if (ask.takeIds === null) find("lost", `request ${ask.key} was never answered in ${ask.tries} tries`);
    else if (made.length !== ask.count || ask.takeIds.some((id) => !made.some((take) => take.id === id)))
      find("lost", `request ${ask.key} asked for ${ask.count} takes and was answered with ${ask.takeIds.length}; the studio has ${made.length}`);
  }
  for (const take of takes) {
    judgeTake(take, bySeed.get(keyOf(take)) ?? [], find);
    if (isSettled && take.status === "unconfirmed") find("lost", `take ${take.id} (${take.vendor}, seed ${take.seed}): it is in doubt for ever`);
  }
  return findings;
}

function judgeTake(take: TakeFact, made: PredictionFact[], find: (fault: Fault, text: string) => void): void {
  const name = `take ${take.id} (${take.vendor}, seed ${take.seed}, ${take.status})`;
  if (made.length > 1) find("double", `${name}: the vendor accepted ${made.length} creates of it`);
  const possible = take.creates.filter(({ outcome }) => !["nothing_sent", "refused"].includes(outcome));
  if (possible.length > 1) find("double", `${name}: ${possible.length} creates that may have been accepted were written down`);
  const [prediction] = made;
  if (prediction?.callbackHash && !take.creates.some(({ callbackHash }) => callbackHash === prediction.callbackHash))
    find("illegal", `${name}: the vendor calls back to an address that no create of it had`);
  if (prediction && take.predictionId !== null && take.predictionId !== prediction.id)
    find("double", `${name}: it follows a prediction of another take`);
  judgeEnd(take, prediction, name, find);
  judgeLedger(take, prediction, name, find);
  judgeSteps(take, name, find);
}

function judgeEnd(take: TakeFact, prediction: PredictionFact | undefined, name: string, find: (fault: Fault, text: string) => void): void {
  if (take.leaseOwner !== null) find("illegal", `${name}: a worker still holds it`);
  if (take.status === "unconfirmed") {
    if (prediction && couldBeTold(take)) find("lost", `${name}: its vendor says what became of it (${take.waitReason})`);
    return;
  }
  if (!ENDS.includes(take.status)) {
    find("lost", `${name}: it has no end (${take.waitReason ?? "no reason is given"})`);
    return;
  }
  const isMade = prediction?.state === "done" && prediction.hasOutput;
  if (isMade && take.status !== "ready" && take.failureCode !== "output_lost") find("lost", `${name}: the vendor made its clip`);
  if (take.status !== "ready") return;
  if (!prediction) find("illegal", `${name}: no vendor made it`);
  if (!take.clip) find("lost", `${name}: it has no clip`);
  else if (!take.clip.isWhole) find("lost", `${name}: its clip's file is not what the row says`);
  else if (!take.clip.hasPictures) find("lost", `${name}: its poster or sprite is missing`);
}

/** A signed callback names the prediction, and Eachlabs shows each with its input: neither is left to a person. */
function couldBeTold({ told, vendor, waitReason }: TakeFact): boolean {
  return told > 0 || (vendor === "eachlabs" && waitReason !== null && !waitReason.includes("could not be asked"));
}

/** Reserved once; at its end released, and charged exactly what the vendor bills. While nobody knows, the reservation stays. */
function judgeLedger(take: TakeFact, prediction: PredictionFact | undefined, name: string, find: (fault: Fault, text: string) => void): void {
  const { reserved, charged, released, adjusted } = take.ledger;
  if (reserved?.rows !== 1) find("ledger", `${name}: reserved ${reserved?.rows ?? 0} times`);
  if (!ENDS.includes(take.status)) {
    if (charged || released) find("ledger", `${name}: charged or released before its end`);
    return;
  }
  if (released?.rows !== 1 || released.micros !== reserved?.micros)
    find("ledger", `${name}: ${reserved?.micros} reserved, ${released?.micros ?? 0} released`);
  const billed = prediction && prediction.state !== "failed" && !prediction.isCanceled ? prediction.listMicros : 0;
  const known = (charged?.micros ?? 0) + (adjusted?.micros ?? 0);
  if (known !== billed || (charged?.rows ?? 0) > 1) find("ledger", `${name}: ${known} charged in ${charged?.rows ?? 0} rows, ${billed} billed`);
}

function judgeSteps({ steps, status }: TakeFact, name: string, find: (fault: Fault, text: string) => void): void {
  let at: string | null = null;
  for (const { from, to } of steps) {
    const isLegal = from === null ? to === "queued" && at === null : from === at && sourcesOf(to).includes(from);
    if (!isLegal) find("illegal", `${name}: it went from ${at} (${from}) to ${to}`);
    at = to;
  }
  if (at !== status) find("illegal", `${name}: its last step says ${at}`);
}

function keyOf({ vendor, seed }: { vendor: string; seed: number }): string {
  return `${vendor} ${seed}`;
}

/** True when nothing more happens within `withinMs` without a person: every take at its end, or unconfirmed with its next look far off. */
export function isQuiet(takes: readonly { status: string; nextCheckInMs: number | null }[], withinMs: number): boolean {
  return takes.every(
    ({ status, nextCheckInMs }) => ENDS.includes(status) || (status === "unconfirmed" && (nextCheckInMs === null || nextCheckInMs > withinMs)),
  );
}
