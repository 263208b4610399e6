import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId, sha256 } from "@/lib/ids";
import { callbackSecret, callbackToken } from "@/lib/sending/callback-address";
import { isCallback, serveCallback } from "@/lib/web/serve-callbacks";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const server = createServer((request, response) => {
  if (isCallback(request.url ?? "")) void serveCallback(request, response);
  else response.writeHead(418).end();
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A take that Eachlabs is generating, and the create it was made by. */
async function generatingTake() {
  const take = await makeTake({ provider: "eachlabs" });
  const createId = newId();
  const predictionId = newId();
  const nextCheckAt = new Date(Date.now() + 600_000);
  await db().take.update({ where: { id: take.id }, data: { status: "generating", predictionId, sentAt: new Date(), nextCheckAt } });
  await db().create.create({
    data: {
      id: createId,
      takeId: take.id,
      provider: "eachlabs",
      mode: "live",
      outcome: "accepted",
      payloadHash: "p",
      callbackHash: sha256(callbackToken(createId)),
    },
  });
  return { takeId: take.id, createId, predictionId };
}

function call(provider: string, token: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/callbacks/${provider}/${token}`, { method: "POST", body, headers });
}

async function stateOf(takeId: string) {
  const { status, nextCheckAt } = await db().take.findUniqueOrThrow({ where: { id: takeId } });
  return { status, isDue: (nextCheckAt?.getTime() ?? Number.POSITIVE_INFINITY) <= Date.now() + 50 };
}

describe("a provider calls back", () => {
  test("a genuine callback makes its take due and moves nothing", async () => {
    const { takeId, createId, predictionId } = await generatingTake();
    const answer = await call("eachlabs", callbackToken(createId), JSON.stringify({ exec_id: predictionId, status: "failed", output: "" }), {
      "x-webhook-secret": callbackSecret(createId),
    });
    expect(answer.status).toBe(200);
    expect(await stateOf(takeId)).toEqual({ status: "generating", isDue: true });
    expect(await db().callbackReceipt.findMany({ where: { takeId } })).toMatchObject([{ signature: "verified", predictionId, deliveries: 1 }]);
  });

  test("the same delivery again is one receipt", async () => {
    const { takeId, createId, predictionId } = await generatingTake();
    for (let times = 0; times < 3; times += 1)
      await call("eachlabs", callbackToken(createId), JSON.stringify({ exec_id: predictionId, status: "succeeded", output: "https://x" }));
    expect(await db().callbackReceipt.findMany({ where: { takeId } })).toMatchObject([{ deliveries: 3, signature: "unsigned" }]);
  });

  test("a forged one is noted and asks nobody", async () => {
    const { takeId, createId, predictionId } = await generatingTake();
    const answer = await call("eachlabs", callbackToken(createId), JSON.stringify({ exec_id: predictionId, status: "succeeded" }), {
      "x-webhook-secret": "a guess",
    });
    expect(answer.status).toBe(200);
    expect(await stateOf(takeId)).toEqual({ status: "generating", isDue: false });
  });

  test("an address that is none of ours, another provider's or nonsense gets an empty 404", async () => {
    const { createId } = await generatingTake();
    for (const [provider, token] of [
      ["eachlabs", "guess"],
      ["wavespeed", callbackToken(createId)],
      ["someone", "guess"],
    ] as const) {
      const answer = await call(provider, token, "{}");
      expect([answer.status, await answer.text()]).toEqual([404, ""]);
    }
  });

  test("many at once are each answered and noted, whatever the others are", async () => {
    const takes = await Promise.all(Array.from({ length: 30 }, generatingTake));
    const says = (id: string) => JSON.stringify({ exec_id: id, status: "succeeded", output: "https://x" });
    const genuine = takes.map(({ createId, predictionId }) =>
      call("eachlabs", callbackToken(createId), says(predictionId), { "x-webhook-secret": callbackSecret(createId) }),
    );
    const again = takes.slice(0, 5).map(({ createId, predictionId }) => call("eachlabs", callbackToken(createId), says(predictionId)));
    const strange = takes.slice(0, 5).map(({ predictionId }) => call("eachlabs", "guess", says(predictionId)));
    expect((await Promise.all([...genuine, ...again])).map(({ status }) => status)).toEqual(Array(35).fill(200));
    expect((await Promise.all(strange)).map(({ status }) => status)).toEqual(Array(5).fill(404));
    const takeIds = takes.map(({ takeId }) => takeId);
    const receipts = await db().callbackReceipt.findMany({ where: { takeId: { in: takeIds } } });
    expect(receipts.map(({ deliveries }) => deliveries).sort()).toEqual([...Array(25).fill(1), ...Array(5).fill(2)]);
    const states = await Promise.all(takeIds.map(stateOf));
    expect(states).toEqual(Array(30).fill({ status: "generating", isDue: true }));
    const jobs = await db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE key = ANY(${takeIds.map((id) => `check:${id}`)})`;
    expect(jobs).toHaveLength(30);
  });

  test("only POST is a callback", async () => {
    const { createId } = await generatingTake();
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/callbacks/eachlabs/${callbackToken(createId)}`;
    expect((await fetch(address)).status).toBe(405);
  });

  test("a flood is cut off", async () => {
    expect((await call("eachlabs", "guess", "x".repeat(70_000))).status).toBe(413);
  });
});
