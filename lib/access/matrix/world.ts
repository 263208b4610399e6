import { hashPassword } from "better-auth/crypto";
import type { Actor, TokenScope } from "@/lib/access/actor";
import type { TeamName } from "@/lib/access/matrix/subjects";
import { signedIn } from "@/lib/access/testing";
import { createToken, revokeToken } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { defaultProject } from "@/lib/projects/data";
import { startTakes } from "@/lib/takes/start";
import type { TestStudio } from "@/lib/takes/testing";
import { startWorker } from "@/lib/worker/worker";
import { makeMember } from "@/prisma/factories";

/** Of every member. */
export const PASSWORD = "twelve-chars-at-least";

/** What stands in the studio that is tried: real rows, and a clip whose bytes are real. */
export interface World {
  owner: Actor;
  members: { reviewer: Actor; producer: Actor; owner: Actor };
  /** What each of the team sends to be known. */
  headers: Record<TeamName, Record<string, string>>;
  stillId: string;
  projectId: string;
  takeId: string;
  shotId: string;
  /** A second take with a clip, which no link leads to. */
  otherTakeId: string;
  otherShotId: string;
}

/** Who tries, for samples that are about what is theirs. */
export interface By {
  memberId: string;
  name: string;
  actor: Actor;
}

/** An action's input, or what a request carries. For routes: `params` fill the address; the rest is sent. */
export interface Sent {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  /** Of a page that leads on: where to. */
  goesTo?: string;
  headers?: Record<string, string>;
}

/** Makes an input that succeeds for whoever may, with rows of its own where it changes something. */
export type Sample = (world: World, by: By) => unknown;

/** Builds the world around a studio: its clips are made by the worker, which is gone again before anything is tried. */
export async function buildWorld({ actor: owner, stillId, until }: TestStudio): Promise<World> {
  const worker = await startWorker();
  const [reviewer, producer] = await Promise.all([makeMember("reviewer", "Ida"), makeMember("producer", "Tomas")]);
  const takeIds = [await clipOf(owner, stillId, until), await clipOf(owner, stillId, until)];
  await worker.stop();
  const takes = await db().take.findMany({ where: { id: { in: takeIds } }, orderBy: { id: "asc" }, select: { id: true, shotId: true } });
  const [take, other] = takes;
  if (!take || !other) throw new Error("there is no clip to try");
  const members = { reviewer, producer, owner };
  const door = await makeMember("reviewer", "Door");
  await db().member.update({ where: { id: door.memberId }, data: { email: "door@dailies.test" } });
  const password = await hashPassword(PASSWORD);
  for (const { memberId } of [...Object.values(members), door]) {
    await db().account.create({ data: { id: newId(), accountId: memberId, providerId: "credential", userId: memberId, password } });
  }
  return {
    owner,
    members,
    headers: await headersOf(members),
    stillId,
    projectId: (await defaultProject()).id,
    takeId: take.id,
    shotId: take.shotId,
    otherTakeId: other.id,
    otherShotId: other.shotId,
  };
}

async function clipOf(owner: Actor, stillId: string, until: TestStudio["until"]): Promise<string> {
  const [take] = await startTakes(owner, {
    provider: "wavespeed",
    stillId,
    prompt: "Slow push in.",
    settings: { resolution: "480p", duration: 5 },
    count: 1,
  });
  if (!take) throw new Error("no take was started");
  await until(take.id, "ready");
  return take.id;
}

async function headersOf({ reviewer, producer, owner }: World["members"]): Promise<World["headers"]> {
  const removed = await makeMember("owner", "Removed");
  const bearer = async (actor: Actor, scopes: TokenScope[]) => {
    const { secret, token } = await createToken(actor, { name: "tries", scopes });
    return { id: token.id, headers: { authorization: `Bearer ${secret}` } };
  };
  const revoked = await bearer(owner, ["read", "write", "spend"]);
  const headers = {
    nobody: {},
    stranger: { cookie: "dailies.session_token=made.up; dailies.share=made.up", origin: "http://127.0.0.1:3000" },
    removed: Object.fromEntries(await signedIn(removed)),
    reviewer: Object.fromEntries(await signedIn(reviewer)),
    producer: Object.fromEntries(await signedIn(producer)),
    owner: Object.fromEntries(await signedIn(owner)),
    "token read": (await bearer(owner, ["read"])).headers,
    "token write": (await bearer(owner, ["write"])).headers,
    "token spend": (await bearer(owner, ["spend"])).headers,
    "reviewer's token": (await bearer(reviewer, ["read", "write"])).headers,
    "removed member's token": (await bearer(removed, ["read", "write", "spend"])).headers,
    "revoked token": revoked.headers,
  };
  // as if somebody who was just removed had still been signed in: the guard must not count on the sessions being gone
  await db().member.update({ where: { id: removed.memberId }, data: { removedAt: new Date() } });
  await revokeToken(owner, { tokenId: revoked.id });
  return headers;
}
