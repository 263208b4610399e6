import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { db } from "@/lib/db";
import { createSafeFetch } from "@/lib/http/safe-fetch";
import { asFile, QUIET } from "@/lib/media/ffmpeg-args";
import { runTool } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";
import { saveTake } from "@/lib/saving/save";
import { makeTake } from "@/prisma/factories";
import { Prisma } from "@/prisma/generated/client";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A vendor's host that answers as a test says. */
export interface TestHost {
  url: string;
  send: typeof fetch;
  /** The ranges that were asked for, in order; null for the whole. */
  asked: (string | null)[];
  answer: Answer;
  /** A folder that is not there yet. */
  folder: () => string;
}

/** Call it at the top of a test file. Each folder is gone at its end. */
export function useHost(): TestHost {
  const host: TestHost = { url: "", send: fetch, asked: [], answer: (_, response) => response.writeHead(404).end(), folder: () => "" };
  let root = "";
  const server = createServer((request, response) => {
    host.asked.push(request.headers.range ?? null);
    host.answer(request, response);
  });
  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), "dailies-saving-"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    host.url = `http://${at}/clip.mp4?signature=one`;
    host.send = createSafeFetch({ allow: [at] });
    host.folder = () => path.join(root, randomUUID());
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(root, { recursive: true, force: true });
  });
  return host;
}

/** Sends so many of the bytes and hangs up. */
export function hangUpAfter(response: ServerResponse, bytes: Uint8Array): void {
  response.write(bytes, () => response.socket?.end());
}

const HOUR_MS = 3_600_000;

/** Takes of a vendor whose host has finished clips. Call it after useDatabase and useHost; a DATA_DIR of its own is gone at the end. */
export interface TestSaves {
  dataDir: string;
  /** A small clip that the host gives unless told otherwise. */
  clip: Buffer;
  gives: () => Answer;
  /** A take whose clip waits to be saved. */
  waiting: (changes?: Parameters<typeof makeTake>[0]) => Promise<string>;
}

export function useSaves(host: TestHost): TestSaves {
  const saves: TestSaves = {
    dataDir: "",
    clip: Buffer.alloc(0),
    gives: () => (_, response) => response.writeHead(200, { etag: '"one"', "content-length": saves.clip.length }).end(saves.clip),
    async waiting(changes = {}) {
      const now = new Date();
      const done = { status: "saving" as const, sentAt: now, doneAt: now, dueAt: new Date(0), outputUntil: new Date(now.getTime() + HOUR_MS) };
      return (await makeTake({ ...done, outputUrl: host.url, predictionId: randomUUID(), ...changes })).id;
    },
  };
  beforeAll(async () => {
    saves.dataDir = await mkdtemp(path.join(os.tmpdir(), "dailies-save-"));
    const { host: at } = new URL(host.url);
    const vendor = { WAVESPEED_API_KEY: "live-key-of-wavespeed", WAVESPEED_BASE_URL: `http://${at}/api/v3` };
    Object.assign(process.env, { DATA_DIR: saves.dataDir, OUTBOUND_ALLOW: at, ...vendor });
    const file = path.join(saves.dataDir, "made.mp4");
    const source = ["-f", "lavfi", "-i", "testsrc=size=128x72:rate=16", "-frames:v", "24", "-c:v", "libx264", "-pix_fmt", "yuv420p"];
    await runTool(ffmpegPath(), ["-nostdin", ...QUIET, ...source, asFile(file)], { timeoutMs: 30_000 });
    saves.clip = await readFile(file);
  });
  afterAll(() => rm(saves.dataDir, { recursive: true, force: true }));
  return saves;
}

/** One try, whenever the next is due. */
export async function tryOnce(takeId: string, workerId = "a worker"): Promise<void> {
  await db().take.updateMany({ where: { id: takeId, status: "saving" }, data: { dueAt: new Date(0) } });
  await saveTake(takeId, workerId);
}

/** As if so long had passed since everything that is known of the take. */
export async function after(ms: number, takeId: string): Promise<void> {
  const ago = Prisma.sql`${ms} * interval '1 millisecond'`;
  await db().$executeRaw`UPDATE take SET sent_at = sent_at - ${ago}, output_until = output_until - ${ago} WHERE id = ${takeId}`;
  await db().$executeRaw`UPDATE provider_event SET created_at = created_at - ${ago} WHERE take_id = ${takeId}`;
}

export interface SaveState {
  status: string;
  waitReason: string | null;
  leaseOwner: string | null;
  failureCode: string | null;
  /** From the beginning of the last try to the moment when the next is due, both the database's. */
  pauseMs: number;
}

export async function stateOf(takeId: string): Promise<SaveState> {
  const [state] = await db().$queryRaw<SaveState[]>`
    SELECT status::text, wait_reason AS "waitReason", lease_owner AS "leaseOwner", failure_code AS "failureCode",
      (extract(epoch FROM due_at - last_check_at) * 1000)::float8 AS "pauseMs" FROM take WHERE id = ${takeId}`;
  if (!state) throw new Error("there is no such take");
  return state;
}
