import { newRenderedReel } from "@/lib/access/matrix/rows";
import type { GuestName } from "@/lib/access/matrix/subjects";
import type { GuestRight } from "@/lib/access/matrix/table";
import type { Sent, World } from "@/lib/access/matrix/world";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeZip } from "@/lib/zip/make";
import { ZipOptions } from "@/lib/zip/schema";

/** A link and who came by it, as one try meets them. */
export interface GuestTry {
  shareId: string;
  guestId: string | null;
}

type GuestSample = (world: World, at: GuestTry) => Sent | Promise<Sent>;
/** What some guests are answered otherwise than the guard would: 0 is success. */
type Otherwise = Partial<Record<GuestName, number>>;
export type GuestRow = GuestRight | [need: GuestRight, sample: GuestSample, otherwise?: Otherwise];

const take: GuestSample = ({ takeId }) => ({ params: { takeId } });
const readable = (address: string, sample: GuestSample, otherwise: Otherwise = {}): Record<string, GuestRow> => ({
  [`GET ${address}`]: ["view", sample, otherwise],
  [`HEAD ${address}`]: ["view", sample, otherwise],
});
const TAKE = "/g/[shareId]/api/takes/[takeId]";

/** What each handler below /g/ asks of a guest; with a request that succeeds. A new one is one line here. */
export const GUEST_ROUTES: Record<string, GuestRow> = {
  "GET /g/[shareId]/api/room": "view",
  "GET /g/[shareId]/api/shots/[shotId]": ["view", ({ shotId }) => ({ params: { shotId } })],
  ...readable(`${TAKE}/clip`, take),
  ...readable(`${TAKE}/poster`, take),
  ...readable(`${TAKE}/sprite`, take),
  ...readable(`${TAKE}/still`, take),
  [`GET ${TAKE}/notes`]: ["view", take],
  [`POST ${TAKE}/notes`]: ["comment", (world) => ({ params: { takeId: world.takeId }, body: { id: crypto.randomUUID(), body: "Softer, please." } })],
  [`GET ${TAKE}/verdict`]: ["view", take],
  [`PUT ${TAKE}/verdict`]: ["approve", ({ takeId }) => ({ params: { takeId }, body: { kind: "approved" } })],
  [`DELETE ${TAKE}/verdict`]: ["approve", take],
  [`POST ${TAKE}/watched`]: ["view", ({ takeId }) => ({ params: { takeId }, body: { share: 0.5 } })],
  "PATCH /g/[shareId]/api/notes/[noteId]": [
    "comment",
    async (world, at) => ({ params: { noteId: await noteOf(world, at) }, body: { body: "Softer." } }),
  ],
  "DELETE /g/[shareId]/api/notes/[noteId]": ["comment", async (world, at) => ({ params: { noteId: await noteOf(world, at) } })],
  "PUT /g/[shareId]/api/notes/[noteId]/reactions": [
    "comment",
    async (world, at) => ({ params: { noteId: await noteOf(world, at) }, body: { sign: "agree", isOn: true } }),
  ],
  "POST /g/[shareId]/api/name": ["view", () => ({ body: { name: "Client" } }), { "in a frame": 403 }],
  "POST /g/[shareId]/api/sign-off": [
    "approve",
    ({ takeId }) => ({ body: { name: "Client", takeId, kind: "approved" } }),
    // it gives the name with it
    { "may approve, no name yet": 0 },
  ],
  "POST /g/[shareId]/api/unlock": ["door", () => ({ body: { password: SHARE_PASSWORD } }), { "in a frame": 404 }],
  "POST /g/[shareId]/api/zip": ["view", () => ({ body: {} }), { "in a frame": 403 }],
  ...readable("/g/[shareId]/api/zip/[zipId]", async ({ takeId }, { shareId }) => ({ params: { zipId: await zipOf(takeId, shareId) } }), {
    "in a frame": 403,
  }),
  ...readable("/g/[shareId]/api/reel/clip", async (world, { shareId }) => leadToReel(world, shareId)),
  ...readable("/g/[shareId]/api/reel/poster", async (world, { shareId }) => leadToReel(world, shareId)),
};

/** Those below /g/ and /s/ that a signature or the link's own secret opens; they have tries of their own. */
export const LINK_ROUTES = ["GET /s/[token]/preview", "HEAD /s/[token]/preview", "POST /g/[shareId]/api/embed", "POST /s/[token]/open"];

export const SHARE_PASSWORD = "the password of a link";

/** A note of the guest's own, or a client's where they have no name yet. */
export async function noteOf({ takeId }: World, { shareId, guestId }: GuestTry): Promise<string> {
  const id = newId();
  const owner = guestId ?? (await newGuest(shareId));
  await db().note.create({ data: { id, takeId, guestId: owner, audience: "clients", body: "Softer at the end." } });
  return id;
}

export async function newGuest(shareId: string, secretHash: string = newId()): Promise<string> {
  const id = newId();
  await db().guest.create({ data: { id, shareId, name: "Client", secretHash, expiresAt: new Date(Date.now() + 86_400_000) } });
  return id;
}

export async function zipOf(takeId: string, shareId: string): Promise<string> {
  const scope = { owner: { shareId }, shows: { prompts: false, costs: false }, allowed: async (ids: readonly string[]) => new Set(ids) };
  const { url } = await makeZip(scope, [[takeId]], ZipOptions.parse({ recipe: "none" }));
  return new URL(url, "http://localhost").pathname.split("/").at(-1) ?? "";
}

async function leadToReel(world: World, shareId: string): Promise<Sent> {
  await db().share.update({ where: { id: shareId }, data: { scope: "reel", reelId: await newRenderedReel(world) } });
  return {};
}
