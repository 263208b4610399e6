import { expect } from "vitest";
import { sweep } from "@/lib/asking/sweep";
import { db } from "@/lib/db";
import { broken, brokenAtTheEnd, isOf } from "@/lib/model/invariants";
import { FRIENDLY } from "@/lib/model/vendor";
import type { Circumstances, TakeNow, World } from "@/lib/model/world";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { openGate } from "@/lib/settings/gate";
import { settleByPerson } from "@/lib/takes/settle-by-person";
import { isFinal } from "@/lib/takes/state";

const MINUTE = 60_000;
/** Rounds within which everything has come to its end: a minute each at first; then long ones, for what nobody can tell, and for what a provider keeps for days. */
const ROUNDS_MS = [...Array<number>(10).fill(62_000), ...Array<number>(10).fill(31 * MINUTE), ...Array<number>(14).fill(16 * 60 * MINUTE)];
/** From then on a person decides. */
const LOOKED_FOR_ROUNDS = 4;
/** A chain of tasks that wake one another at once. */
const CHAIN_MOST = 12;

/** Everybody becomes friendly: all workers that were there die, a new one starts, providers answer, and people say what is so. Then every take ends, and every account is exact. */
export async function settleAll(world: World): Promise<void> {
  for (const slot of [0, 1]) world.kill(slot);
  await world.abandonAll();
  const circumstances: Circumstances = { worker: await world.worker(0), stop: null, manners: FRIENDLY };
  for (const provider of PROVIDER_IDS) await openGate(provider, "live", db());
  let takes: TakeNow[] = [];
  for (const [round, ms] of ROUNDS_MS.entries()) {
    await world.pass(ms);
    for (const prediction of world.vendor.predictions) world.vendor.end(prediction, "done");
    await world.run("sweep", circumstances, () => sweep(circumstances.worker?.id));
    for (let links = 0; links < CHAIN_MOST; links += 1) {
      const jobs = await world.dueJobs();
      for (const { name, payload } of jobs) await world.task(name, payload, circumstances);
      if (jobs.length === 0) break;
    }
    takes = await world.takes();
    expect(broken(world, takes)).toEqual([]);
    if (round >= LOOKED_FOR_ROUNDS) await decide(world, takes, circumstances);
    if (takes.every(({ status, isInFlight }) => isFinal(status) && !isInFlight)) break;
  }
  expect(brokenAtTheEnd(world, await world.takes())).toEqual([]);
}

/** A person looks at the vendor's and says what is so of each take that nobody looks for any more. */
async function decide(world: World, takes: readonly TakeNow[], circumstances: Circumstances): Promise<void> {
  for (const take of takes) {
    const { id: takeId, status } = take;
    if (status !== "unconfirmed") continue;
    const own = world.vendor.predictions.find((prediction) => isOf(take, prediction));
    const isOutOfReach = own && (world.vendor.isForgotten(own) || takes.some(({ predictionId }) => predictionId === own.id));
    const said = !own
      ? ({ said: "not_created" } as const)
      : isOutOfReach
        ? ({ said: "written_off" } as const)
        : ({ said: "ran", predictionId: own.id } as const);
    await world.run("a person decides", { ...circumstances, worker: null }, () => settleByPerson(world.actor, { takeId, ...said }));
  }
}
