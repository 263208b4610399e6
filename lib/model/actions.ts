import fc from "fast-check";
import { askNow } from "@/lib/asking/check";
import { sweep } from "@/lib/asking/sweep";
import { setBudgets } from "@/lib/budgets/set";
import { receiveCallbacks } from "@/lib/callbacks/receive";
import { isOf } from "@/lib/model/invariants";
import type { Stop } from "@/lib/model/strand";
import { CREATE_ANSWERS, ENDS, FRIENDLY, LOOK_ANSWERS, type Manners, OUTPUT_ANSWERS, type Prediction } from "@/lib/model/vendor";
import type { Circumstances, TakeNow, World } from "@/lib/model/world";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { eachlabsHeaders, wavespeedHeaders } from "@/lib/sandbox/work/signatures";
import { saveAgain } from "@/lib/saving/save-again";
import { cancelTake } from "@/lib/takes/cancel";
import { settleByPerson } from "@/lib/takes/settle-by-person";
import { startTakes } from "@/lib/takes/start";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const TAKES_MOST = 5;
/** What the vendor signs WaveSpeed's callbacks with. */
export const WAVESPEED_SECRET = "whsec_of_the_model";

const index = fc.nat({ max: 7 });
const provider = fc.constantFrom(...PROVIDER_IDS);
const mostly = <T>(usual: T, others: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });
const stop: fc.Arbitrary<Stop | null> = mostly<Stop | null>(
  null,
  fc.record({ at: fc.integer({ min: 1, max: 24 }), how: fc.constantFrom<Stop["how"][]>("dies before", "dies after", "pauses") }),
);
const manners: fc.Arbitrary<Manners> = fc.record({
  create: fc.oneof({ weight: 3, arbitrary: fc.constant("accepted" as const) }, { weight: 2, arbitrary: fc.constantFrom(...CREATE_ANSWERS) }),
  look: mostly<Manners["look"]>("truth", fc.constantFrom(...LOOK_ANSWERS)),
  output: mostly<Manners["output"]>("whole", fc.constantFrom(...OUTPUT_ANSWERS)),
  hold: mostly<Manners["hold"]>(null, fc.constantFrom("there" as const, "back" as const)),
  isCancelHeard: fc.boolean(),
});
const byWorker = { slot: fc.nat({ max: 1 }), stop, manners };
const moments = [SECOND, 3 * SECOND, 11 * SECOND, 16 * SECOND, 62 * SECOND, 5 * MINUTE, 31 * MINUTE, 2 * HOUR, 25 * HOUR, 8 * 24 * HOUR] as const;

const start = fc.record({
  do: fc.constant("start" as const),
  provider,
  /** At the other provider too, by the same press. */
  isBoth: mostly(false, fc.boolean()),
  count: fc.integer({ min: 1, max: 2 }),
  press: fc.nat({ max: 2 }),
  stop,
});

/** Everything that can happen, each with all that decides how. What does not apply to how things stand changes nothing. */
const action = fc.oneof(
  { weight: 4, arbitrary: start },
  { weight: 10, arbitrary: fc.record({ do: fc.constant("submit" as const), provider, ...byWorker }) },
  { weight: 14, arbitrary: fc.record({ do: fc.constant("go on" as const), take: index, ...byWorker }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("check" as const, "save" as const, "reconcile" as const, "cancel" as const),
      take: index,
      ...byWorker,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("sweep" as const), ...byWorker }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("queue" as const), ...byWorker }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("deliver" as const), held: index, isLost: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("end" as const),
      prediction: index,
      how: mostly<(typeof ENDS)[number]>("done", fc.constantFrom(...ENDS)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("callback" as const),
      prediction: index,
      how: fc.constantFrom("genuine" as const, "twice" as const, "unsigned" as const),
      stop,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("forge" as const), prediction: index, how: fc.constantFrom("signature" as const, "address" as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("ask to cancel" as const, "ask now" as const, "save again" as const), take: index, stop }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("settle" as const),
      take: index,
      said: fc.constantFrom("ran" as const, "not_created" as const, "written_off" as const),
      prediction: index,
      manners,
      stop,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("kill" as const, "freeze" as const, "thaw" as const), slot: fc.nat({ max: 1 }) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.constantFrom(...moments) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lose jobs" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("budget" as const), dayMicros: fc.constantFrom(null, 0, 300_000, 800_000, 1_300_000) }) },
);
/** A list of happenings, which begins with a press: without a take little can happen. */
export const happenings = fc
  .tuple(start, fc.array(action, { minLength: 3, maxLength: 24, size: "max" }))
  .map(([first, others]): Action[] => [{ ...first, stop: null }, ...others]);
export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** Does it. `takes` is how they stand before. */
export async function perform(world: World, happening: Action, takes: readonly TakeNow[]): Promise<void> {
  switch (happening.do) {
    case "start":
      return press(world, happening, takes);
    case "submit":
      return world.task("submit", { provider: happening.provider }, await circumstances(world, happening));
    case "go on":
      return goOn(world, happening, takes);
    case "check":
    case "save":
    case "reconcile":
    case "cancel": {
      const take = at(takes, happening.take);
      if (take) await world.task(happening.do, { takeId: take.id }, await circumstances(world, happening));
      return;
    }
    case "sweep": {
      const by = await circumstances(world, happening);
      return world.run("sweep", by, () => sweep(by.worker?.id));
    }
    case "queue":
      return runQueue(world, happening);
    case "deliver":
      return world.deliver(happening.held, happening.isLost);
    case "end": {
      const prediction = at(world.vendor.predictions, happening.prediction);
      if (prediction) world.vendor.end(prediction, happening.how);
      return;
    }
    case "callback": {
      const prediction = at(world.vendor.predictions, happening.prediction);
      if (!prediction) return;
      for (let times = happening.how === "twice" ? 2 : 1; times > 0; times -= 1) {
        await world.run("callback", person(happening.stop), () =>
          receiveCallbacks([delivery(prediction, happening.how === "unsigned" ? "none" : "genuine")]),
        );
      }
      return;
    }
    case "forge": {
      const prediction = at(world.vendor.predictions, happening.prediction);
      if (prediction) await world.run("forged callback", person(null), () => receiveCallbacks([delivery(prediction, happening.how)]));
      return;
    }
    case "ask to cancel":
    case "ask now":
    case "save again": {
      const take = at(takes, happening.take);
      const verb = { "ask to cancel": cancelTake, "ask now": askNow, "save again": saveAgain }[happening.do];
      if (take) await world.run(happening.do, person(happening.stop), () => verb(world.actor, { takeId: take.id }));
      return;
    }
    case "settle":
      return settle(world, happening, takes);
    case "kill":
      return world.kill(happening.slot);
    case "freeze":
      return world.freeze(happening.slot);
    case "thaw":
      return world.thaw(happening.slot);
    case "pass":
      return world.pass(happening.ms);
    case "budget":
      world.dayMicros = happening.dayMicros ?? Number.POSITIVE_INFINITY;
      await setBudgets(world.actor, { scope: "workspace", day: happening.dayMicros });
      return;
    case "lose jobs":
      return world.loseJobs();
  }
}

async function circumstances(world: World, { slot, stop, manners }: { slot: number; stop: Stop | null; manners: Manners }): Promise<Circumstances> {
  return { worker: await world.worker(slot), stop, manners };
}

/** A request of a person's or a vendor's, in the web process. */
function person(stop: Stop | null, manners: Manners = FRIENDLY): Circumstances {
  return { worker: null, stop, manners: { ...manners, hold: null } };
}

async function press(
  world: World,
  { provider, isBoth, count, press: which, stop }: Extract<Action, { do: "start" }>,
  takes: readonly TakeNow[],
): Promise<void> {
  if (takes.length + (isBoth ? 2 * count : count) > TAKES_MOST) return;
  const intent = { scope: "member:model", key: `press ${which}`, bodyHash: `${provider} ${isBoth} ${count}` };
  const settings = { resolution: "480p" };
  const beside = isBoth ? { provider: PROVIDER_IDS.find((id) => id !== provider) ?? provider, settings } : undefined;
  await world.run("start", person(stop), () =>
    startTakes(world.actor, { provider, stillId: world.stillId, prompt: "Slow push in.", settings, count, intent, beside }),
  );
}

const NEXT = { unconfirmed: "reconcile", generating: "check", canceled: "check", failed: "check", saving: "save" } as const;

/** The next task of a take that has one, when it is due. */
async function goOn(world: World, happening: Extract<Action, { do: "go on" }>, takes: readonly TakeNow[]): Promise<void> {
  const open = takes.flatMap(({ id, status }) => (isOpen(status) ? [{ takeId: id, task: NEXT[status] }] : []));
  const next = at(open, happening.take);
  if (!next) return;
  await world.pass(11 * SECOND);
  await world.task(next.task, { takeId: next.takeId }, await circumstances(world, happening));
}

function isOpen(status: string): status is keyof typeof NEXT {
  return status in NEXT;
}

async function runQueue(world: World, happening: Extract<Action, { do: "queue" }>): Promise<void> {
  const jobs = await world.dueJobs();
  for (const { name, payload } of jobs) await world.task(name, payload, await circumstances(world, happening));
}

async function settle(
  world: World,
  { said, take: which, prediction, manners, stop }: Extract<Action, { do: "settle" }>,
  takes: readonly TakeNow[],
): Promise<void> {
  const lost = takes.filter(({ status }) => status === "unconfirmed");
  const take = at(lost, which);
  if (!take) return;
  const own = world.vendor.predictions.find((prediction) => isOf(take, prediction));
  const named = at([...world.vendor.predictions.filter(({ provider }) => provider === take.provider), own], prediction);
  // people may be wrong about what ran: then the ledger says what they said
  if (said === "ran" && named && named !== own) for (const one of [take, named]) world.misjudge(one);
  if (said === "not_created" && (own || world.isAnythingUnderWay)) world.misjudge(take);
  if (said === "ran") {
    const predictionId = named?.id ?? "nobody's";
    await world.run("settle as run", person(stop, manners), () => settleByPerson(world.actor, { takeId: take.id, said, predictionId }));
  } else await world.run(`settle as ${said}`, person(stop, manners), () => settleByPerson(world.actor, { takeId: take.id, said }));
}

function delivery({ provider, id, request }: Prediction, how: "genuine" | "none" | "signature" | "address") {
  const token = new URL(request.callback?.url ?? "http://nowhere/").pathname.split("/").at(-1) ?? "";
  const body =
    provider === "wavespeed" ? JSON.stringify({ id, status: "completed", outputs: [] }) : JSON.stringify({ exec_id: id, status: "succeeded" });
  return {
    provider,
    token: how === "address" ? `${token}x` : token,
    rawBody: Buffer.from(body),
    headers: new Headers(
      how === "none" ? {} : headersOf(provider, id, body, how === "signature" ? "not the secret" : (request.callback?.secret ?? "")),
    ),
  };
}

function headersOf(provider: ProviderId, id: string, body: string, secret: string): Record<string, string> {
  if (provider === "eachlabs") return eachlabsHeaders(secret, Date.now(), body);
  return wavespeedHeaders(secret === "not the secret" ? secret : WAVESPEED_SECRET, `msg_${id}`, Date.now(), body);
}

function at<T>(list: readonly T[], which: number): T | undefined {
  return list.length === 0 ? undefined : list[which % list.length];
}
