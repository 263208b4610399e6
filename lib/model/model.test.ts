import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import type * as Derive from "@/lib/media/derive";
import type * as Probe from "@/lib/media/probe";
import { type Action, happenings, perform, WAVESPEED_SECRET } from "@/lib/model/actions";
import { settleAll } from "@/lib/model/end";
import { broken, committedToday, LIMITS } from "@/lib/model/invariants";
import { Vendor } from "@/lib/model/vendor";
import { World } from "@/lib/model/world";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import type * as Registry from "@/lib/providers/registry";
import { sealCallbackSecret } from "@/lib/settings/access";
import { takeInStill } from "@/lib/stills/intake";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

const vendor = vi.hoisted(() => ({ current: undefined as Vendor | undefined }));

// Outside the process: the database's wire, the providers, their stores, ffmpeg. All else is the studio's own.
vi.mock("@prisma/adapter-pg", async (original) => {
  const { mortal } = await import("@/lib/model/strand");
  return { PrismaPg: mortal((await original<typeof import("@prisma/adapter-pg")>()).PrismaPg) };
});
vi.mock("@/lib/providers/registry", async (original) => ({
  ...(await original<typeof Registry>()),
  createProvider: (id: ProviderId) => vendor.current?.clientOf(id),
}));
vi.mock("@/lib/http/outbound", () => ({ outbound: () => (url: string | URL) => vendor.current?.fetchOutput(String(url)) }));
vi.mock("@/lib/media/probe", async (original) => {
  const real = await original<typeof Probe>();
  const { readFile } = await import("node:fs/promises");
  return {
    ...real,
    probeClip: async (file: string) => {
      if (!(await readFile(file, "utf8")).startsWith("clip of ")) throw new real.NotAVideoError("not a video");
      return { width: 832, height: 480, durationMs: 5_062, fps: 16, codec: "h264", frames: 81 };
    },
  };
});
vi.mock("@/lib/media/derive", async (original) => ({
  ...(await original<typeof Derive>()),
  makePictures: async () => ({ poster: Buffer.from("poster"), sprite: Buffer.from("sprite"), thumbhash: "1QcSHQRnh493V4dIh4eXh1h4kJUI" }),
}));

useDatabase();

/** The same runs every time; for others MODEL_RUNS and MODEL_SEED. A failure prints its seed and path, and MODEL_SEED with MODEL_PATH plays it again. */
const { MODEL_RUNS = "60", MODEL_SEED = "20261121", MODEL_PATH } = process.env;
/** Some tenths of a second on an idle machine. */
const PER_RUN_MS = 4_000;

let world: World;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "dailies-model-"));
  const limits = PROVIDER_IDS.flatMap((id) => [
    [`${id.toUpperCase()}_API_KEY`, "a key of the model"],
    [`${id.toUpperCase()}_CONCURRENCY`, String(LIMITS[id].concurrency)],
    [`${id.toUpperCase()}_CREATES_PER_MINUTE`, String(LIMITS[id].createsPerMinute)],
  ]);
  Object.assign(process.env, { DATA_DIR: dataDir, PUBLIC_URL: "http://127.0.0.1:1", ...Object.fromEntries(limits) });
  vendor.current = new Vendor();
  const actor = await makeMember("owner");
  const { id: stillId } = await takeInStill(actor, { path: "public/samples/fig.jpg", name: "fig.jpg" });
  const callbackSecret = sealCallbackSecret("wavespeed", "a key of the model", "https://api.wavespeed.ai/api/v3", WAVESPEED_SECRET);
  await db().providerSetting.create({ data: { provider: "wavespeed", callbackSecret } });
  await db().providerSetting.create({ data: { provider: "eachlabs", assumeMicros: 400_000n } });
  world = await World.open(process.env.DATABASE_URL!, vendor.current, actor, stillId);
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});

afterAll(async () => {
  await world.close();
  // a client some of whose transactions were left by the dead can't be closed: it goes with the process
  Reflect.deleteProperty(globalThis, "dailiesDb");
  await rm(dataDir, { recursive: true, force: true });
});

async function live(list: readonly Action[]): Promise<void> {
  await world.reset();
  await rm(path.join(dataDir, "spool"), { recursive: true, force: true });
  let takes = await world.takes();
  for (const happening of list) {
    const before = takes;
    await perform(world, happening, before);
    takes = await world.takes();
    expect(broken(world, takes), `after ${JSON.stringify(happening)}`).toEqual([]);
    if (happening.do === "start" && takes.length > before.length) expect(committedToday(takes)).toBeLessThanOrEqual(world.dayMicros);
    if (happening.do === "forge" || happening.do === "end") expect(takes).toEqual(before);
  }
  await settleAll(world);
}

test(
  "whatever happens in whatever order, no take is sent twice, none is lost, and the ledger says what was billed",
  async () => {
    await fc.assert(fc.asyncProperty(happenings, live), {
      numRuns: Number(MODEL_RUNS),
      seed: Number(MODEL_SEED),
      ...(MODEL_PATH && { path: MODEL_PATH, endOnFailure: true }),
    });
  },
  60_000 + Number(MODEL_RUNS) * PER_RUN_MS,
);
