import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { receiveCallback } from "@/lib/callbacks/receive";
import { db } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { startTestSandbox, type TestSandbox } from "@/lib/sandbox/testing";
import { takeInStill } from "@/lib/stills/intake";
import type { TakeStatus } from "@/lib/takes/limits";
import { startWorker } from "@/lib/worker/worker";
import { makeMember } from "@/prisma/factories";

/** A whole studio in one process: the sandbox as both vendors, live by a key, a door for callbacks, and a worker. */
export interface TestStudio {
  actor: Actor;
  stillId: string;
  sandbox: TestSandbox;
  /** Scripts misbehaviour of the sandbox. */
  fault: (...rules: Record<string, unknown>[]) => Promise<void>;
  /** The creates that a provider saw, refused ones too. */
  creates: (provider: ProviderId) => Promise<{ isAccepted: boolean; predictionId: string | null; seed: number | null; isBilled?: boolean }[]>;
  /** Resolves once the take has one of these statuses; fails after a while, saying where it stands. */
  until: (takeId: string, ...statuses: TakeStatus[]) => Promise<void>;
}

interface StudioOptions {
  /** False leaves the work to processes of the test's own. */
  hasWorker?: boolean;
  /** How long the sandbox takes for a clip. */
  typicalMs?: number;
}

/** Call it at the top of a test file, after useDatabase; read the studio inside tests. */
export function useStudio({ hasWorker = true, typicalMs = 100 }: StudioOptions = {}): () => TestStudio {
  let studio: TestStudio;
  let close = async () => {};

  beforeAll(async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "dailies-life-"));
    // The intake blocks every loader but a few; the sandbox, a process of its own otherwise, draws its badge with one of them.
    sharp.unblock({ operation: ["VipsForeignLoadSvg"] });
    const sandbox = await startTestSandbox({ settings: { typicalMs } });
    const door = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", async () => {
        const [, , , provider = "", token = ""] = (request.url ?? "").split("/");
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
        const delivery = { provider: provider as ProviderId, token, rawBody: Buffer.concat(chunks), headers };
        // as the studio answers while its database is away, which a test's own is once the test is over
        const status = await receiveCallback(delivery).then(
          (isOurs) => (isOurs ? 200 : 404),
          () => 503,
        );
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
    Object.assign(process.env, {
      DATA_DIR: dataDir,
      SANDBOX_URL: sandbox.url,
      PUBLIC_URL: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
      WAVESPEED_API_KEY: "live-key-of-wavespeed",
      WAVESPEED_BASE_URL: `${sandbox.url}/wavespeed/api/v3`,
      WAVESPEED_CONCURRENCY: "50",
      WAVESPEED_CREATES_PER_MINUTE: "1000",
      EACHLABS_API_KEY: "live-key-of-eachlabs",
      EACHLABS_BASE_URL: `${sandbox.url}/eachlabs/v1`,
      EACHLABS_CONCURRENCY: "50",
      EACHLABS_CREATES_PER_MINUTE: "1000",
      OUTBOUND_ALLOW: new URL(sandbox.url).host,
      POLL_FIRST_S: "1",
      SUBMIT_DEADLINE_S: "5",
    });
    await sandbox.control("POST", "/settings", { createsPerMinute: 10_000, inFlight: 1_000 });
    const actor = await makeMember("owner");
    const { id: stillId } = await takeInStill(actor, { path: "public/samples/fig.jpg", name: "fig.jpg" });
    const worker = hasWorker ? await startWorker() : null;
    studio = { actor, stillId, sandbox, fault: (...rules) => script(sandbox, rules), creates: (provider) => seen(sandbox, provider), until };
    close = async () => {
      await worker?.stop();
      await sandbox.close();
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
      await rm(dataDir, { recursive: true, force: true });
    };
  });
  afterAll(() => close());

  return () => studio;
}

async function script(sandbox: TestSandbox, rules: Record<string, unknown>[]): Promise<void> {
  const { status, body } = await sandbox.control("POST", "/faults", rules);
  if (status >= 300) throw new Error(`the sandbox refused a rule: ${JSON.stringify(body)}`);
}

async function seen(sandbox: TestSandbox, provider: ProviderId) {
  const { body } = await sandbox.control("GET", "/log");
  return body.creates.filter((create: { vendor: string }) => create.vendor === provider);
}

async function until(takeId: string, ...statuses: TakeStatus[]): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const take = await db().take.findUniqueOrThrow({
      where: { id: takeId },
      select: { status: true, waitReason: true, failureCode: true, failureMessage: true },
    });
    if (statuses.includes(take.status)) return;
    if (Date.now() > deadline) throw new Error(`waited for ${statuses.join(" or ")}, but the take stands at ${JSON.stringify(take)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
