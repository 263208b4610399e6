import { createHmac } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as ingestRoute from "@/app/api/ingest/[...path]/route";
import * as uploadRoute from "@/app/api/uploadthing/route";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { photo } from "@/lib/media/picture-corpus";
import { serve } from "@/lib/uploads/stand-ins";
import { bearerOf } from "@/lib/uploads/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

// With UPLOADTHING_TOKEN: a stand-in for UploadThing's ingest, its store and its API, as far as the SDK speaks to them.

useDatabase();

const KEY = "sk_live_of_the_team";
const asked: { what: string; body: unknown }[] = [];
const originals = new Map<string, Buffer>();
let cloud: Awaited<ReturnType<typeof serve>>;
let folder: string;
let maya: Actor;

beforeAll(async () => {
  cloud = await serve(async (request) => {
    const { pathname } = new URL(request.url);
    const original = originals.get(pathname);
    if (original) return new Response(Uint8Array.from(original));
    asked.push({ what: pathname, body: await request.json() });
    return Response.json(pathname.includes("deleteFiles") ? { success: true, deletedCount: 1 } : { ok: true });
  });
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-cloud-"));
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("PUBLIC_URL", "https://studio.example.com");
  vi.stubEnv("OUTBOUND_ALLOW", `127.0.0.1:${cloud.port}`);
  vi.stubEnv("UPLOADTHING_TOKEN", Buffer.from(JSON.stringify({ apiKey: KEY, appId: "app", regions: ["sea1"] })).toString("base64"));
  vi.stubEnv("UPLOADTHING_INGEST_URL", cloud.origin);
  vi.stubEnv("UPLOADTHING_API_URL", cloud.origin);
  vi.spyOn(console, "log").mockReturnValue(undefined); // the SDK's own log of what fails
  maya = await makeMember("producer");
});

afterAll(async () => {
  await cloud.close();
  await fs.rm(folder, { recursive: true, force: true });
});

function ask(query: string, headers: Record<string, string>, body: unknown): Promise<Response> {
  const init = {
    method: "POST",
    headers: { host: "studio.example.com", "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
  return uploadRoute.POST(new Request(`http://localhost:3000/api/uploadthing?${query}`, init), { params: Promise.resolve({}) });
}

function callback(key: string, signedWith = KEY): Promise<Response> {
  const file = {
    key,
    name: "cloud.jpg",
    size: 1,
    type: "image/jpeg",
    customId: null,
    url: "",
    appUrl: "",
    ufsUrl: `${cloud.origin}/f/${key}`,
    fileHash: "",
  };
  const body = { status: "uploaded", origin: cloud.origin, metadata: { memberId: maya.memberId, files: [] }, file };
  const signature = `hmac-sha256=${createHmac("sha256", signedWith).update(JSON.stringify(body)).digest("hex")}`;
  return ask("slug=still", { "uploadthing-hook": "callback", "x-uploadthing-signature": signature }, body);
}

test("the browser is sent to UploadThing, which is told to call PUBLIC_URL back", async () => {
  const response = await ask("actionType=upload&slug=still", await bearerOf(maya), { files: [{ name: "a.jpg", size: 1000, type: "image/jpeg" }] });
  expect(response.status).toBe(200);
  expect((await response.json())[0].url).toContain(`${cloud.origin}/`);
  const told = asked.find(({ what }) => what === "/route-metadata");
  expect(told?.body).toMatchObject({
    callbackUrl: "https://studio.example.com/api/uploadthing",
    isDev: false,
    metadata: { memberId: maya.memberId },
  });
});

test("a file that arrived there becomes a still of ours, and the original is deleted", async () => {
  originals.set("/f/arrived", await photo(200, 120));
  expect((await callback("arrived")).status).toBe(200);
  const still = await db().still.findFirstOrThrow({ where: { name: "cloud.jpg" } });
  expect(still).toMatchObject({ width: 200, height: 120, createdById: maya.memberId });
  expect(asked).toContainEqual({ what: "/callback-result", body: { fileKey: "arrived", callbackData: expect.objectContaining({ id: still.id }) } });
  expect(asked).toContainEqual({ what: expect.stringContaining("deleteFiles"), body: expect.objectContaining({ fileKeys: ["arrived"] }) });
});

test("one that is no picture becomes nothing, and is deleted all the same", async () => {
  originals.set("/f/text", Buffer.from("not a picture"));
  await callback("text");
  expect(asked.some(({ what, body }) => what === "/callback-result" && JSON.stringify(body).includes('"text"'))).toBe(false);
  expect(asked).toContainEqual({ what: expect.stringContaining("deleteFiles"), body: expect.objectContaining({ fileKeys: ["text"] }) });
});

test("a forged callback does nothing", async () => {
  originals.set("/f/forged", await photo());
  const before = asked.length;
  expect((await callback("forged", "sk_of_a_stranger")).status).toBe(400);
  expect(asked.length).toBe(before);
});

test("our own ingest is closed", async () => {
  const request = new Request("http://localhost:3000/api/ingest/x", { method: "PUT", headers: { host: "studio.example.com" }, body: "x" });
  expect((await ingestRoute.PUT(request, { params: Promise.resolve({}) })).status).toBe(404);
});
