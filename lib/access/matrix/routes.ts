import { newBatch, newNote, newReel, newRenderedReel, newShare, queuedTake } from "@/lib/access/matrix/rows";
import type { Row, Who } from "@/lib/access/matrix/table";
import type { By, Sent, World } from "@/lib/access/matrix/world";
import { asNobody } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { newId, newToken, sha256 } from "@/lib/ids";
import { publicStillPath } from "@/lib/stills/public-path";

const SETTINGS = { resolution: "480p", duration: 5 };
const JPEG = { name: "fig.jpg", type: "image/jpeg", size: 1_000, lastModified: 1_700_000_000_000 };

const take = ({ takeId }: World): Sent => ({ params: { id: takeId } });
const shot = ({ shotId }: World): Sent => ({ params: { id: shotId } });
const still = ({ stillId }: World): Sent => ({ params: { id: stillId } });
const batch = async (world: World, by: By): Promise<Sent> => ({ params: { id: await newBatch(world, by) } });
const reelVideo = async (world: World): Promise<Sent> => ({ params: { id: await newRenderedReel(world) } });
const share = async (world: World): Promise<Sent> => ({ params: { id: (await newShare(world)).id } });
const startOne = ({ stillId }: World): Sent => ({ body: { provider: "wavespeed", stillId, prompt: "Pan.", settings: SETTINGS } });
const askUpload = (): Sent => ({ query: "actionType=upload&slug=still", body: { files: [JPEG] } });

/** GET, and HEAD by the same handler. */
const readable = (address: string, who: Who, sample: (world: World, by: By) => Sent | Promise<Sent>): Record<string, Row> => ({
  [`GET ${address}`]: [who, sample],
  [`HEAD ${address}`]: [who, sample],
});

/** Who may use each method of each handler of the team's side; with a request that succeeds. A new one is one line here. */
export const ROUTES: Record<string, Row> = {
  "GET /api/batches": "read",
  "GET /api/batches/[id]": ["read", batch],
  "GET /api/batches/[id]/results": ["read", batch],
  "POST /api/batches/made": ["read", () => ({ body: { rows: [] } })],
  "GET /api/batches/stills": "read",
  "POST /api/batches/stills": ["read", () => ({ body: { refs: ["fig.jpg"] } })],
  "GET /api/budgets": "read",
  "GET /api/gallery": "read",
  "GET /api/gallery/changes": "read",
  "GET /api/gallery/counts": "read",
  "GET /api/gallery/order": "read",
  "GET /api/gallery/tags": "read",
  "GET /api/gallery/tiles": ["read", ({ takeId }) => ({ query: `ids=${takeId}` })],
  "GET /api/metrics": "read",
  "GET /api/notes/[id]/history": ["read", async (world, by) => ({ params: { id: await newNote(world, by) } })],
  "GET /api/notices": "read",
  "GET /api/presets": "read",
  "GET /api/projects": "read",
  "GET /api/projects/[id]/approvers": ["read", ({ projectId }) => ({ params: { id: projectId } })],
  "GET /api/prompts": "read",
  "GET /api/queue": ["read", async (_world, by) => ({ query: `takes=${await queuedTake(by)}` })],
  "GET /api/reels": "read",
  "GET /api/reels/[id]": ["read", async (world) => ({ params: { id: await newReel(world) } })],
  ...readable("/api/reels/[id]/video", "read", reelVideo),
  ...readable("/api/reels/[id]/video/poster", "read", reelVideo),
  "GET /api/search": ["read", () => ({ query: "q=push" })],
  "GET /api/shares": "write",
  "GET /api/shares/[id]": ["write", share],
  "GET /api/shares/[id]/sign-offs": ["write", share],
  "GET /api/shares/[id]/sign-offs/csv": ["write", share],
  "GET /api/shots": ["read", ({ projectId }) => ({ query: `projectId=${projectId}` })],
  "GET /api/shots/[id]/notes/export": ["read", (world) => ({ ...shot(world), query: "format=csv" })],
  "GET /api/shots/[id]/room": ["read", shot],
  "GET /api/state": "read",
  "GET /api/takes/[id]/downloads": ["read", take],
  "GET /api/takes/[id]/lineage": ["read", take],
  "GET /api/takes/[id]/notes": ["read", take],
  "GET /api/takes/[id]/notes/export": ["read", (world) => ({ ...take(world), query: "format=csv" })],
  "GET /api/takes/[id]/timeline": ["read", take],
  "GET /api/takes/[id]/verdicts": ["read", take],
  "POST /api/zip": ["read", ({ takeId }) => ({ body: { selection: { takeIds: [takeId] } } })],
  ...readable("/api/zip/[id]", "read", aZip),

  "GET /api/media/stills/[id]": ["read", still],
  "HEAD /api/media/stills/[id]": ["read", (world) => ({ ...still(world), query: "width=320" })],
  ...readable("/api/media/takes/[id]/clip", "read", take),
  ...readable("/api/media/takes/[id]/frames/[number]", "read", ({ takeId }) => ({ params: { id: takeId, number: "1" } })),
  ...readable("/api/media/takes/[id]/made/[kind]", "read", ({ takeId }) => ({ params: { id: takeId, kind: "webp" } })),
  "GET /api/media/takes/[id]/poster": ["read", take],
  "HEAD /api/media/takes/[id]/poster": ["read", (world) => ({ ...take(world), query: "width=320" })],
  ...readable("/api/media/takes/[id]/sprite", "read", take),
  ...readable("/api/media/public/[name]", "signed", ({ stillId }) => ({ params: { name: publicStillPath(stillId, 600).split("/").at(-1) ?? "" } })),

  "GET /api/uploadthing": ["write", () => ({})],
  "POST /api/uploadthing": ["write", askUpload],
  "GET /api/ingest/[...path]": "open",
  "HEAD /api/ingest/[...path]": ["signed", aPlaceForBytes],
  "PUT /api/ingest/[...path]": ["signed", aPlaceForBytes],
  "POST /api/callbacks/[provider]/[token]": ["signed", aCallback],

  "GET /api/health": "open",
  "GET /api/v1/openapi.json": "open",
  "GET /api/v1/[...path]": "open",
  "POST /api/v1/[...path]": "open",
  "PUT /api/v1/[...path]": "open",
  "PATCH /api/v1/[...path]": "open",
  "DELETE /api/v1/[...path]": "open",
  "GET /api/v1/costs": "read",
  "GET /api/v1/projects": "read",
  "POST /api/v1/stills": ["write", aPicture],
  "GET /api/v1/takes": "read",
  "POST /api/v1/takes": ["spend", startOne],
  "GET /api/v1/takes/[id]": ["read", take],
  ...readable("/api/v1/takes/[id]/clip", "read", take),
  "POST /api/v1/takes/[id]/cancellation": ["write", async (_world, by) => ({ params: { id: await queuedTake(by) } })],
};

/** What `open` ones answer where nothing is: the answer is the same for everybody. */
export const OPEN_STATUS: Record<string, number> = {
  "GET /api/ingest/[...path]": 404,
  "GET /api/health": 503, // no worker is up while things are tried
  "GET /api/v1/[...path]": 404,
  "POST /api/v1/[...path]": 404,
  "PUT /api/v1/[...path]": 404,
  "PATCH /api/v1/[...path]": 404,
  "DELETE /api/v1/[...path]": 404,
};

/** What a signed address answers without its signature. */
export const UNSIGNED_STATUS: Record<string, number> = {
  "GET /api/media/public/[name]": 404,
  "HEAD /api/media/public/[name]": 404,
  "HEAD /api/ingest/[...path]": 403,
  "PUT /api/ingest/[...path]": 403,
  "POST /api/callbacks/[provider]/[token]": 404,
};

async function aZip({ takeId }: World, by: By): Promise<Sent> {
  const { makeZip } = await import("@/lib/zip/make");
  const { ZipOptions } = await import("@/lib/zip/schema");
  const scope = { owner: { memberId: by.memberId }, shows: { prompts: true, costs: true }, allowed: async (ids: readonly string[]) => new Set(ids) };
  const zip = await makeZip(scope, [[takeId]], ZipOptions.parse({}));
  return { params: { id: new URL(zip.url, "http://localhost").pathname.split("/").at(-1) ?? "" } };
}

async function aPicture(): Promise<Sent> {
  const { readFile } = await import("node:fs/promises");
  const body = new FormData();
  body.set("file", new File([Uint8Array.from(await readFile("public/samples/fig.jpg"))], "fig.jpg", { type: "image/jpeg" }));
  return { body };
}

/** An address that our own ingest signed for an upload of the owner's. */
async function aPlaceForBytes({ headers }: World): Promise<Sent> {
  const { POST } = await import("@/app/api/uploadthing/route");
  const body = { files: [JPEG] };
  const response = await POST(asNobody("/api/uploadthing?actionType=upload&slug=still", { body, headers: headers["token write"] }), {
    params: Promise.resolve({}),
  });
  const [{ url }] = (await response.json()) as [{ url: string }];
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(JPEG.size)]));
  return { query: new URL(url).search.slice(1), params: { path: new URL(url).pathname.split("/").at(-1) ?? "" }, body: form };
}

async function aCallback(_world: World, by: By): Promise<Sent> {
  const token = newToken();
  const takeId = await queuedTake(by, { status: "generating", sentAt: new Date(), predictionId: newId() });
  await db().create.create({
    data: {
      id: newId(),
      takeId,
      provider: "wavespeed",
      mode: "live",
      outcome: "accepted",
      payloadHash: sha256("payload"),
      callbackHash: sha256(token),
    },
  });
  return { params: { provider: "wavespeed", token }, body: { id: "prediction", status: "completed" } };
}
