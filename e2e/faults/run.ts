import { setTimeout as sleep } from "node:timers/promises";
import { VENDORS } from "@/e2e/faults/client";
import type { Database } from "@/e2e/faults/database";
import { type Dice, diceOf } from "@/e2e/faults/dice";
import { type Facts, readFacts } from "@/e2e/faults/facts";
import { type Finding, isQuiet, judge } from "@/e2e/faults/judge";
import type { Kind } from "@/e2e/faults/kind";
import type { RunLine } from "@/e2e/faults/log";
import type { Machine } from "@/e2e/faults/machine";
import { settleDoubts } from "@/e2e/faults/settle";
import { type Template, World } from "@/e2e/faults/world";

/** After the healing everything must have come to its end within this, on a machine that is busy with other things too. */
const QUIET_WITHIN_MS = 600_000;
const ANSWERED_WITHIN_MS = 300_000;
/** An unconfirmed take whose next look is farther away is a person's for now. */
const LOOK_SOON_MS = 60_000;

export interface RunResult {
  line: RunLine;
  findings: Finding[];
  /** Kept when something was found: the logs of its processes and the vendors' disk. */
  folder: string;
}

/** One run: a studio at work is broken in the way of its kind, healed, left alone until it is quiet, and then judged. */
export async function runKind(
  kind: Kind,
  seed: number,
  { machine, database, template }: { machine: Machine; database: Database; template: Template },
): Promise<RunResult> {
  const dice = diceOf(seed);
  const killsBefore = database.kills;
  const world = await World.open(machine, database, template, kind.options?.(dice));
  try {
    await Promise.all([feed(world, kind, diceOf(seed + 1)), kind.strike(world, dice)]);
    await world.heal();
    const healedAt = Date.now();
    await world.client.answered(ANSWERED_WITHIN_MS);
    const inDoubt = await quietFacts(world);
    const slowestRecoveryMs = Date.now() - healedAt;
    const unconfirmed = await settleDoubts(world, inDoubt);
    const facts = unconfirmed > 0 ? await quietFacts(world) : inDoubt;
    const found = [...judge(inDoubt), ...judge(facts, { isSettled: true }), ...world.complaints, ...((await kind.expect?.(facts, world)) ?? [])];
    const findings = [...new Map(found.map((finding) => [finding.text, finding])).values()];
    await world.close();
    const kills = { ...world.kills, database: database.kills - killsBefore };
    const line = lineOf({
      kind,
      seed,
      commit: machine.commit,
      facts,
      unconfirmed,
      findings,
      kills,
      points: world.notes.length,
      crashes: sumOf(world),
      slowestRecoveryMs,
    });
    if (findings.length === 0) await world.forget();
    return { line, findings, folder: world.folder };
  } catch (error) {
    await world.heal().catch(() => {});
    await world.close();
    throw error;
  }
}

async function feed({ client }: World, kind: Kind, dice: Dice): Promise<void> {
  client.beginAt(dice.whole(1, 1_000_000_000));
  for (let sent = 0; sent < kind.requests; sent += 1) {
    client.request(kind.vendor ?? dice.pick(VENDORS), dice.whole(1, kind.mostTakes ?? 3));
    await sleep(dice.whole(...kind.gapMs));
  }
}

async function quietFacts(world: World): Promise<Facts> {
  for (const endsAt = Date.now() + QUIET_WITHIN_MS; ; await sleep(500)) {
    const takes = await world.database.query<{ status: string; nextCheckInMs: number | null }>(world.databaseName, STANDING);
    if (isQuiet(takes, LOOK_SOON_MS) || Date.now() > endsAt) return readFacts(world);
  }
}

const STANDING = `SELECT status::text, (extract(epoch FROM next_check_at - now()) * 1000)::float8 AS "nextCheckInMs" FROM take WHERE status NOT IN ('ready', 'failed')`;

function sumOf(world: World): number {
  return world.parts.reduce((sum, { crashes }) => sum + crashes, 0);
}

interface Ended {
  kind: Kind;
  seed: number;
  commit: string;
  facts: Facts;
  unconfirmed: number;
  findings: Finding[];
  kills: RunLine["kills"];
  points: number;
  crashes: number;
  slowestRecoveryMs: number;
}

function lineOf({ kind, seed, commit, facts, unconfirmed, findings, kills, points, crashes, slowestRecoveryMs }: Ended): RunLine {
  const count = (fault: Finding["fault"]) => findings.filter((finding) => finding.fault === fault).length;
  return {
    date: new Date().toISOString(),
    commit,
    kind: kind.name,
    seed,
    kills,
    points,
    crashes,
    takes: facts.takes.length,
    creates: facts.predictions.length,
    ready: facts.takes.filter(({ status }) => status === "ready").length,
    unconfirmed,
    doubles: count("double"),
    lost: count("lost"),
    wrongLedger: count("ledger"),
    illegal: count("illegal"),
    slowestRecoveryMs,
  };
}
