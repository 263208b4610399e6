import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { genUploader } from "uploadthing/client";
import { afterAll, beforeAll, beforeEach, expect, vi } from "vitest";
import * as ingestRoute from "@/app/api/ingest/[...path]/route";
import * as uploadRoute from "@/app/api/uploadthing/route";
import type { Actor } from "@/lib/access/actor";
import { createToken } from "@/lib/access/tokens";
import { partPath } from "@/lib/uploads/ingest/parts";
import type { StillRouter } from "@/lib/uploads/router";
import { StandInXhr, serve } from "@/lib/uploads/stand-ins";
import { makeMember } from "@/prisma/factories";

/** For tests: the two upload routes on a socket, and whoever uses them. Call it at the top of the file. */
export interface TestStudio {
  origin: string;
  folder: string;
  maya: Actor;
  /** Maya's token. */
  bearer: Record<string, string>;
  /** Each PUT as it reached the ingest: where it began. */
  puts: string[];
}

const context = { params: Promise.resolve({}) };

export function useTestStudio(): TestStudio {
  const studio: TestStudio = { origin: "", folder: "", maya: {} as Actor, bearer: {}, puts: [] };
  let close: () => Promise<void>;

  beforeAll(async () => {
    const server = await serve(async (request) => {
      const { pathname } = new URL(request.url);
      if (request.method === "PUT") studio.puts.push(request.headers.get("range") ?? "none");
      if (pathname === "/api/uploadthing") return uploadRoute.POST(request, context);
      if (request.method === "HEAD") return ingestRoute.HEAD(request, context);
      return request.method === "PUT" ? ingestRoute.PUT(request, context) : ingestRoute.GET(request, context);
    });
    close = server.close;
    studio.origin = server.origin;
    studio.folder = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-uploads-"));
    vi.stubEnv("DATA_DIR", studio.folder);
    vi.stubEnv("PORT", String(server.port));
    vi.stubGlobal("XMLHttpRequest", StandInXhr);
    studio.maya = await makeMember("producer");
    studio.bearer = await bearerOf(studio.maya);
  });

  afterAll(async () => {
    await close();
    await fs.rm(studio.folder, { recursive: true, force: true });
  });

  beforeEach(() => void studio.puts.splice(0));
  return studio;
}

/** A new token of a member. Only an owner makes tokens; what one may do is read from its member's row. */
export async function bearerOf(actor: Actor): Promise<Record<string, string>> {
  const { secret } = await createToken({ ...actor, role: "owner" }, { name: "test", scopes: ["read", "write"] });
  return { authorization: `Bearer ${secret}` };
}

interface UploadOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  onUploadProgress?: (at: { loaded: number }) => void;
}

/** Uploads with the SDK's own client. */
export function upload({ origin, bearer }: TestStudio, files: File[], more: UploadOptions = {}) {
  const { uploadFiles } = genUploader<StillRouter>({
    url: `${origin}/api/uploadthing`,
    fetch: (input, init) => fetch(input, init as RequestInit),
  });
  return uploadFiles("still", { files, headers: bearer, ...more });
}

export function file(bytes: Buffer, name: string, type = "image/jpeg"): File {
  return new File([Uint8Array.from(bytes)], name, { type, lastModified: 1_700_000_000_000 });
}

/** Begins an upload by hand and answers where its bytes go. */
export async function presign({ origin, bearer }: TestStudio, of: File, headers = bearer): Promise<{ url: string; key: string }> {
  const response = await fetch(`${origin}/api/uploadthing?actionType=upload&slug=still`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ files: [{ name: of.name, size: of.size, type: of.type, lastModified: of.lastModified }] }),
  });
  expect(response.status).toBe(200);
  return (await response.json())[0];
}

export async function put(url: string, bytes: Buffer, start = 0): Promise<Response> {
  const form = new FormData();
  form.append("file", new Blob([Uint8Array.from(bytes)]));
  return fetch(url, { method: "PUT", body: form, headers: { range: `bytes=${start}-` } });
}

/** Sends the first bytes of a file and hangs up. */
export async function cutPut(url: string, bytes: Buffer, length: number): Promise<void> {
  const stop = new AbortController();
  const sent = slowPut(url, bytes.subarray(0, length), stop.signal);
  const key = new URL(url).pathname.split("/").at(-1) ?? "";
  await vi.waitFor(async () => expect((await fs.stat(partPath(key))).size).toBe(length), { timeout: 10_000 });
  stop.abort();
  await sent;
}

/** Sends bytes as the beginning of a file, and then nothing more until the signal. */
export async function slowPut(url: string, bytes: Buffer, signal: AbortSignal): Promise<void> {
  const boundary = "a-boundary";
  const opening = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\n`;
  // The ingest holds back as many bytes as a boundary is long, as they might be one.
  const padding = Buffer.alloc(`\r\n--${boundary}`.length - 1);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.concat([Buffer.from(opening), bytes, padding])),
  });
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}`, range: "bytes=0-" };
  await fetch(url, { method: "PUT", headers, body, signal, duplex: "half" } as RequestInit).catch(() => undefined);
}
