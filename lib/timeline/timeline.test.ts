import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/api/takes/[id]/timeline/route";
import { readScope } from "@/lib/access/actor";
import { makeCaller, params, type Sent } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { publicStillPath } from "@/lib/stills/public-path";
import { record } from "@/lib/takes/record";
import { StartTakes } from "@/lib/takes/schema";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { getTimeline } from "@/lib/timeline/data";
import type { TimelineEntry, TimelineView } from "@/lib/timeline/view";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio();

let call: (path: string, sent?: Sent) => Request;

beforeAll(async () => {
  call = await makeCaller(["read"]);
});

async function read(takeId: string): Promise<TimelineView> {
  const response = await GET(call(`/api/takes/${takeId}/timeline`), params({ id: takeId }));
  expect(response.status).toBe(200);
  return response.json();
}

function only<K extends TimelineEntry["kind"]>({ entries }: TimelineView, kind: K) {
  return entries.filter((entry): entry is Extract<TimelineEntry, { kind: K }> => entry.kind === kind);
}

describe("a take that ran", () => {
  let timeline: TimelineView;

  beforeAll(async () => {
    const { actor, stillId, until } = studio();
    const asked = StartTakes.parse({ provider: "wavespeed", stillId, prompt: "Slow push in.", settings: { resolution: "720p", duration: 5 } });
    const takeId = (await startTakes(actor, asked))[0]!.id;
    await until(takeId, "ready");
    // noted after the fact, beside the work
    await vi.waitUntil(async () => only(await read(takeId), "exchange").length >= 3, { timeout: 20_000 });
    timeline = await read(takeId);
  });

  it("shows every state with how long it lasted, the last one open", () => {
    const states = only(timeline, "state");
    expect(states.map(({ status }) => status)).toEqual(["queued", "submitting", "generating", "saving", "ready"]);
    expect(states.map(({ lastedMs }) => lastedMs === null)).toEqual([false, false, false, false, true]);
    expect(timeline).toMatchObject({ status: "ready", provider: "wavespeed", mode: "live", isCut: false, predictionId: expect.any(String) });
  });

  it("shows its one create with the provider's answer, and what was sent and heard", () => {
    const { predictionId } = timeline;
    expect(only(timeline, "create")).toMatchObject([{ outcome: "accepted", predictionId, answeredMs: expect.any(Number) }]);
    const said = only(timeline, "exchange").map(({ direction, what }) => `${direction} ${what}`);
    expect(said).toEqual(expect.arrayContaining(["sent create", "heard create", "heard check"]));
    expect(only(timeline, "exchange").find(({ direction, what }) => direction === "sent" && what === "create")?.detail).toContain("Slow push in.");
  });

  it("shows what the ledger has, by whose account", () => {
    const money = only(timeline, "money").map(({ ledger, micros, who }) => ({ ledger, micros, who }));
    const micros = 300_000;
    expect(money).toEqual(expect.arrayContaining(["reserved", "charged", "released"].map((ledger) => ({ ledger, micros, who: "Maya Okafor" }))));
  });

  it("is in one order of time", () => {
    const moments = timeline.entries.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort());
    expect(new Set(timeline.entries.map(({ id }) => id)).size).toBe(timeline.entries.length);
  });
});

describe("what a timeline never shows", () => {
  const CANARY = "CANARY7hT2mX9qLw4vRz8kPb3nYd6sJc1gFe5aUo0i";

  it("is anything that opens something, whatever was noted", async () => {
    const { id: takeId } = await makeTake();
    const detail = {
      apiKey: CANARY,
      headers: { authorization: `Bearer ${CANARY}`, "X-Api-Key": CANARY, cookie: CANARY },
      said: `refused: Authorization: Bearer ${CANARY} is not good`,
      imageUrl: `https://store.example/still.jpg?X-Amz-Signature=${CANARY}`,
      ours: `https://dailies.example${publicStillPath(newId(), 60).replace(/~[^~]+\.jpg$/, `~${CANARY}.jpg`)}`,
      words: `called https://dailies.example/api/callbacks/wavespeed/${CANARY} and https://maya:${CANARY}@vendor.example/x`,
      nested: [{ webhook_secret: CANARY, signature: CANARY, password: CANARY }],
    };
    await record({ takeId, provider: "wavespeed", direction: "heard", what: "create", detail });
    const [kept] = await db().providerEvent.findMany({ where: { takeId }, select: { detail: true } });
    expect(JSON.stringify(kept), "as it is kept").not.toContain("CANARY");
    // by whatever hand it came there
    await db().providerEvent.create({ data: { id: newId(), takeId, provider: "wavespeed", direction: "sent", what: "upload", detail } });
    const timeline = await read(takeId);
    expect(only(timeline, "exchange")).toHaveLength(2);
    expect(JSON.stringify(timeline)).not.toContain("CANARY");
    expect(JSON.stringify(timeline)).toContain("https://store.example/still.jpg");
  });

  it("is what the create's own tokens are made of", async () => {
    const { id: takeId } = await makeTake();
    await db().create.create({
      data: { id: newId(), takeId, provider: "wavespeed", mode: "live", payloadHash: "CANARY-payload", callbackHash: "CANARY-callback" },
    });
    expect(JSON.stringify(await read(takeId))).not.toContain("CANARY");
  });
});

it("shows a callback with its signature and how often it came, and leaves the oldest of very many exchanges out", async () => {
  const { id: takeId } = await makeTake();
  await db().callbackReceipt.create({
    data: { id: newId(), provider: "wavespeed", deliveryKey: "d", takeId, signature: "forged", predictionId: "p", deliveries: 3 },
  });
  const from = Date.now() - 1_100_000;
  await db().providerEvent.createMany({
    data: Array.from({ length: 1_050 }, (_, index) => ({
      id: newId(),
      takeId,
      provider: "wavespeed" as const,
      direction: "heard" as const,
      what: "check",
      tookMs: index,
      createdAt: new Date(from + index * 1_000),
    })),
  });
  const timeline = await read(takeId);
  expect(only(timeline, "callback")).toMatchObject([{ signature: "forged", deliveries: 3, predictionId: "p" }]);
  expect(only(timeline, "exchange")).toHaveLength(1_000);
  expect(only(timeline, "exchange").at(-1)?.tookMs).toBe(1_049);
  expect(timeline.isCut).toBe(true);
});

it("is not there for a take that isn't", async () => {
  await expect(getTimeline(readScope(studio().actor), "none")).rejects.toMatchObject({ code: "not_found" });
});
