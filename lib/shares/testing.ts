import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { glob, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Handler } from "@/lib/next/route";
import { makeShares } from "@/lib/shares/make";
import { hashSharePassword } from "@/lib/shares/password";
import { type LeadsTo, MakeShares } from "@/lib/shares/schema";
import { storage } from "@/lib/storage/current";
import { makeStill, makeTake } from "@/prisma/factories";

export const ORIGIN = "http://127.0.0.1:3000";
const APP = path.resolve(import.meta.dirname, "../../app");

/** A folder for bytes. Call it at the top of a test file. */
export function useBytes(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "dailies-shares-"));
  process.env.DATA_DIR = folder;
  afterAll(() => rm(folder, { recursive: true, force: true }));
}

export interface ReadyTake {
  id: string;
  shotId: string;
  clip: Buffer;
  sha256: string;
}

/** A take with a clip, a still and all their bytes on the storage. */
export async function makeReadyTake(changes: NonNullable<Parameters<typeof makeTake>[0]> = {}): Promise<ReadyTake> {
  const clip = randomBytes(5_000);
  const sha256 = createHash("sha256").update(clip).digest("hex");
  const still = await makeStill({ bytes: 700 });
  const { id, shotId } = await makeTake({ stillId: still.id, ...changes });
  const keys = { storageKey: `clips/${id}.mp4`, posterKey: `clips/${id}-poster.jpg`, spriteKey: `clips/${id}-sprite.jpg` };
  await storage().put(keys.storageKey, once(clip), "video/mp4");
  await storage().put(keys.posterKey, once(randomBytes(900)), "image/jpeg");
  await storage().put(keys.spriteKey, once(randomBytes(800)), "image/jpeg");
  await storage().put(`stills/${still.id}.jpg`, once(randomBytes(700)), "image/jpeg");
  await db().clip.create({
    data: { takeId: id, ...keys, bytes: BigInt(clip.length), sha256, width: 832, height: 480, durationMs: 5_000, fps: 16, thumbhash: "x" },
  });
  await db().take.update({ where: { id }, data: { status: "ready", predictionId: newId(), sentAt: new Date(), finishedAt: new Date() } });
  return { id, shotId, clip, sha256 };
}

/** A link and its token, made as a member makes it. */
export async function makeLink(actor: Actor, leadsTo: LeadsTo, rules: Partial<MakeShares> = {}): Promise<{ id: string; token: string }> {
  const input = MakeShares.parse({ name: "Autumn table, first look", ...rules, leadsTo });
  const [made] = await makeShares(actor, input, ORIGIN);
  if (!made) throw new Error("no link was made");
  return { id: made.share.id, token: made.url.split("/s/")[1] ?? "" };
}

/** Gives a link a password that costs next to nothing to check, for tests that try often. */
export async function setCheapPassword(shareId: string, password: string): Promise<void> {
  const passwordHash = await hashSharePassword(password, { log2N: 2, r: 1, p: 1 });
  await db().share.update({ where: { id: shareId }, data: { passwordHash } });
}

export const aSelection = (...takes: readonly { id: string }[]): LeadsTo => ({ scope: "selection", takeIds: takes.map(({ id }) => id) });

/** A handler of a share's addresses, as it stands on disk. */
export interface ShareRoute {
  /** "g/[shareId]/api/room" */
  file: string;
  methods: Record<string, Handler<Record<string, string>>>;
}

const found: ShareRoute[] = [];

/** Every handler below app/s and app/g. */
export async function shareRoutes(): Promise<readonly ShareRoute[]> {
  if (found.length > 0) return found;
  for await (const file of glob("{s,g}/**/route.ts", { cwd: APP })) {
    const module = (await import(path.join(APP, file))) as Record<string, Handler<Record<string, string>>>;
    found.push({ file: path.dirname(file), methods: { ...module } });
  }
  return found;
}

interface Sent {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as a plain form. */
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

/** A guest's browser: keeps cookies by their paths, and asks the handlers as our web server would. */
export class GuestBrowser {
  readonly #cookies: { name: string; value: string; path: string }[] = [];
  #address: string;

  constructor(address = "203.0.113.7") {
    this.#address = address;
  }

  /** The Cookie header for an address. */
  cookiesFor(at: string): string {
    const fitting = this.#cookies.filter(({ path: held }) => at === held || at.startsWith(`${held}/`));
    return fitting.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  headersFor(at: string): Headers {
    return new Headers({ host: "127.0.0.1:3000", "x-dailies-client": this.#address, cookie: this.cookiesFor(at.split("?")[0] ?? at) });
  }

  async ask(at: string, { method = "GET", body, form, headers = {} }: Sent = {}): Promise<Response> {
    const all = this.headersFor(at);
    if (method !== "GET" && method !== "HEAD") all.set("origin", ORIGIN);
    if (body !== undefined) all.set("content-type", "application/json");
    if (form) all.set("content-type", "application/x-www-form-urlencoded");
    for (const [name, value] of Object.entries(headers)) value === "" ? all.delete(name) : all.set(name, value);
    const sent = form ? new URLSearchParams(form).toString() : body === undefined ? null : JSON.stringify(body);
    const { handler, params } = await routeOf(at, method);
    const response = await handler(new Request(new URL(at, ORIGIN), { method, headers: all, body: sent }), { params: Promise.resolve(params) });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Comes by a link and, where they are asked for, gives a password and a name. */
  async come(token: string, { password, name }: { password?: string; name?: string } = {}): Promise<Response> {
    const opened = await this.ask(`/s/${token}/open`, { method: "POST", form: {} });
    const room = opened.headers.get("location");
    if (room && password !== undefined) await this.ask(`${room}/api/unlock`, { method: "POST", body: { password } });
    if (room && name !== undefined) await this.ask(`${room}/api/name`, { method: "POST", body: { name } });
    return opened;
  }

  /** Takes another browser's cookies of one share and shows them at another's addresses. */
  steal(from: GuestBrowser, shareId: string, at: string): void {
    for (const cookie of from.#cookies) if (cookie.path === `/g/${shareId}`) this.#cookies.push({ ...cookie, path: `/g/${at}` });
  }

  #keep(line: string): void {
    const [pair = "", ...more] = line.split(/;\s*/);
    const equals = pair.indexOf("=");
    const name = pair.slice(0, equals);
    const held = more.find((part) => part.startsWith("Path="))?.slice(5) ?? "/";
    const at = this.#cookies.findIndex((cookie) => cookie.name === name && cookie.path === held);
    if (at >= 0) this.#cookies.splice(at, 1);
    this.#cookies.push({ name, value: pair.slice(equals + 1), path: held });
  }
}

async function routeOf(at: string, method: string): Promise<{ handler: Handler<Record<string, string>>; params: Record<string, string> }> {
  const parts = (at.split("?")[0] ?? "").slice(1).split("/");
  for (const { file, methods } of await shareRoutes()) {
    const names = file.split("/");
    if (names.length !== parts.length || !names.every((name, index) => name.startsWith("[") || name === parts[index])) continue;
    const handler = methods[method];
    if (handler)
      return {
        handler,
        params: Object.fromEntries(names.flatMap((name, index) => (name.startsWith("[") ? [[name.slice(1, -1), parts[index] ?? ""]] : []))),
      };
  }
  throw new Error(`no handler for ${method} ${at}`);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
