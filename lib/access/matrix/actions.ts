import { FAILED, newBatch, newCode, newMember, newNote, newPreset, newProject, newReel, newShare, next, queuedTake } from "@/lib/access/matrix/rows";
import type { Row } from "@/lib/access/matrix/table";
import { type By, PASSWORD, type World } from "@/lib/access/matrix/world";
import { setupLink } from "@/lib/access/setup";
import { signedIn } from "@/lib/access/testing";
import { createToken } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { changeTakes } from "@/lib/gallery/change-takes";
import { sha256 } from "@/lib/ids";
import { invite } from "@/lib/invitations/invite";
import { makeTake } from "@/prisma/factories";

const SETTINGS = { resolution: "480p", duration: 5 };
const shown = { isFree: false, totalMicros: 150_000 };
const press = (micros: number) => ({ intentId: crypto.randomUUID(), shown: { wavespeed: { isFree: false, pricedMicros: micros, unpriced: 0 } } });
const preset = (more: object) => ({ provider: "wavespeed", settings: SETTINGS, ...more });
const ofTake = async (_world: World, by: By) => ({ takeId: await queuedTake(by) });
const ofBatch = async (world: World, by: By) => ({ batchId: await newBatch(world, by) });
const ofPreset = async (_world: World, by: By) => ({ presetId: await newPreset(by) });
const ofNote = async (world: World, by: By) => ({ noteId: await newNote(world, by) });
const ofChange = async (_world: World, by: By) => {
  const selection = { takeIds: [await queuedTake(by)] };
  const { id } = await changeTakes(by.actor, { changeId: crypto.randomUUID(), selection, change: { what: "rating", rating: 3 } });
  return { changeId: id };
};
const newShot = async () => (await makeTake()).shotId;
const ofShare = async (world: World) => ({ shareId: (await newShare(world)).id });
const aTake = ({ takeId }: World) => ({ takeId });
const provider = { provider: "wavespeed" };

/** Who may use each server action, by its folder of lib/ and its name; with an input that succeeds. A new one is one line here. */
export const ACTIONS: Record<string, Row> = {
  "access/signInAction": ["open", () => ({ email: "door@dailies.test", password: PASSWORD })],
  "access/signOutAction": ["open", () => undefined],
  "access/makeOwnerAction": [
    "open",
    async () => {
      // a studio that nobody has made theirs yet; the test puts its owner back
      await db().member.updateMany({ where: { role: "owner" }, data: { role: "producer" } });
      return { token: (await setupLink())?.token, name: "First", email: `first${next()}@dailies.test`, password: PASSWORD };
    },
  ],
  "access/createTokenAction": ["self", () => ({ name: "script", scopes: ["read"] })],
  "access/revokeTokenAction": [
    "self",
    async (_world, { actor }) => ({ tokenId: (await createToken(actor, { name: "old", scopes: ["read"] })).token.id }),
  ],
  "access/changePasswordAction": ["self", () => ({ current: PASSWORD, password: PASSWORD })],
  "access/endSessionAction": [
    "self",
    async (_world, by) => {
      await signedIn(by, "another device");
      return { sessionId: (await db().session.findFirstOrThrow({ where: { userId: by.memberId, userAgent: "another device" } })).id };
    },
  ],
  "access/endOtherSessionsAction": "self",

  "members/setPreferencesAction": ["self", () => ({ hasGrace: true })],
  "members/setRoleAction": ["manage", async () => ({ memberId: await newMember(), role: "producer" })],
  "members/removeMemberAction": ["manage", async () => ({ memberId: await newMember() })],
  "gallery/changeTakesAction": [
    "review",
    ({ takeId }) => ({ changeId: crypto.randomUUID(), selection: { takeIds: [takeId] }, change: { what: "favourite", isOn: true } }),
  ],
  "gallery/moveTakesAction": [
    "write",
    async (_world, by) => ({
      changeId: crypto.randomUUID(),
      selection: { takeIds: [await queuedTake(by)] },
      to: { projectId: await newProject(by) },
    }),
  ],
  "gallery/goOnAction": ["review", ofChange],
  "gallery/takeBackAction": ["review", ofChange],
  "gallery/leaveChangeAction": ["review", ofChange],

  "invitations/inviteAction": ["manage", () => ({ role: "reviewer", email: "" })],
  "invitations/revokeInvitationAction": [
    "manage",
    async ({ owner }) => ({ invitationId: (await invite(owner, { role: "reviewer", email: null })).invitation.id }),
  ],
  "invitations/joinAction": [
    "open",
    async ({ owner }) => ({
      token: (await invite(owner, { role: "reviewer", email: null })).path.slice("/join/".length),
      name: "Invited",
      email: `invited${next()}@dailies.test`,
      password: PASSWORD,
    }),
  ],

  "batches/startBatchAction": [
    "spend",
    ({ stillId }) => ({ ...press(150_000), name: "Batch", rows: [{ provider: "wavespeed", stillId, prompt: "Pan.", settings: SETTINGS, count: 1 }] }),
  ],
  "batches/pauseBatchAction": ["write", ofBatch],
  "batches/resumeBatchAction": ["write", ofBatch],
  "batches/cancelRestAction": ["write", ofBatch],
  "batches/hideBatchAction": ["write", async (world, by) => ({ batchId: await newBatch(world, by, { ...FAILED }) })],
  "batches/retryBatchAction": [
    "spend",
    async (world, by) => ({
      ...press(150_000),
      batchId: await newBatch(world, by, { ...FAILED, settings: SETTINGS }),
    }),
  ],

  "budgets/setBudgetsAction": ["manage", () => ({ scope: "workspace", month: null })],
  "settings/setKeyAction": ["manage", () => ({ ...provider, key: "live-key-of-wavespeed" })],
  "settings/removeKeyAction": ["manage", () => provider],
  "settings/checkKeyAction": ["manage", () => provider],
  "settings/setLimitsAction": ["manage", () => ({ ...provider, concurrency: 5 })],
  "settings/setPricesAction": ["manage", () => ({ ...provider, prices: {} })],

  "deliver/openRecipeAction": [
    "read",
    ({ takeId }) => ({
      format: 1,
      take: { id: takeId, slate: "DAY-01", number: 1 },
      provider: "wavespeed",
      prompt: "Pan.",
      negativePrompt: null,
      settings: SETTINGS,
      seed: 1,
      still: { sha256: sha256("none"), name: "fig.jpg", width: 10, height: 10 },
      endStill: null,
    }),
  ],

  "presets/savePresetAction": ["write", () => preset({ name: `Kept ${next()}` })],
  "presets/updatePresetAction": ["write", async (_world, by) => preset({ presetId: await newPreset(by) })],
  "presets/renamePresetAction": ["write", async (_world, by) => ({ presetId: await newPreset(by), name: `Renamed ${next()}` })],
  "presets/deletePresetAction": ["write", ofPreset],
  "presets/restorePresetAction": ["write", async (_world, by) => ({ presetId: await newPreset(by, { deletedAt: new Date() }) })],

  "projects/makeProjectAction": ["write", () => ({ name: `Made ${next()}`, code: newCode() })],
  "projects/renameProjectAction": ["write", async (_world, by) => ({ projectId: await newProject(by), name: `Renamed ${next()}` })],
  "projects/archiveProjectAction": ["write", async (_world, by) => ({ projectId: await newProject(by) })],
  "projects/restoreProjectAction": ["write", async (_world, by) => ({ projectId: await newProject(by, { archivedAt: new Date() }) })],
  "projects/makeDefaultAction": ["write", ({ projectId }) => ({ projectId })],
  "projects/workInAction": ["read", ({ projectId }) => ({ projectId })],

  "shots/moveShotsAction": ["write", async (_world, by) => ({ shotIds: [await newShot()], to: { projectId: await newProject(by) } })],
  "shots/moveShotsBackAction": [
    "write",
    async ({ projectId }, by) => ({ fromProjectId: projectId, shots: [{ shotId: await newShot(), projectId: await newProject(by), number: 1 }] }),
  ],

  "stills/canOpenHeicAction": "read",
  "stills/cropStillAction": ["write", ({ stillId }) => ({ stillId, x: 0, y: 0, width: 400, height: 400 })],
  "stills/fitStillAction": ["write", ({ stillId }) => ({ stillId, width: 1, height: 1 })],
  "stills/keepFrameAction": ["write", ({ takeId }) => ({ takeId, frame: 1 })],
  "stills/useSampleAction": ["write", () => ({ sample: "fig" })],

  "takes/startTakesAction": [
    "spend",
    ({ stillId }) => ({ provider: "wavespeed", stillId, prompt: "Pan.", settings: SETTINGS, intentId: crypto.randomUUID(), shown }),
  ],
  "takes/cancelTakeAction": ["write", ofTake],
  "takes/checkTakeAction": ["write", ofTake],
  "takes/settleTakeAction": [
    "write",
    async (_world, by) => ({ takeId: await queuedTake(by, { status: "unconfirmed", sentAt: new Date() }), said: "not_created" }),
  ],
  "takes/saveAgainAction": ["write", ofTake],
  "takes/rawAddressAction": [
    "write",
    async (_world, by) => ({
      takeId: await queuedTake(by, {
        ...FAILED,
        outputUrl: "https://vendor.example/clip.mp4",
      }),
    }),
  ],
  "takes/moveToFrontAction": ["write", ofTake],
  "takes/reorderQueueAction": ["write", async (_world, by) => ({ takeIds: [await queuedTake(by), await queuedTake(by)] })],

  "notes/addNoteAction": ["review", ({ takeId }) => ({ id: crypto.randomUUID(), takeId, body: "Softer at the end." })],
  "notes/editNoteAction": ["review", async (world, by) => ({ ...(await ofNote(world, by)), body: "Softer, please." })],
  "notes/deleteNoteAction": ["review", ofNote],
  "notes/resolveNoteAction": ["review", async (world, by) => ({ ...(await ofNote(world, by)), isResolved: true })],
  "notes/reactToNoteAction": ["review", async (world, by) => ({ ...(await ofNote(world, by)), sign: "agree", isOn: true })],
  "notices/readNoticesAction": ["read", () => ({ noticeIds: "all" })],

  "verdicts/giveVerdictAction": ["review", ({ takeId }) => ({ takeId, kind: "approved" })],
  "verdicts/takeBackVerdictAction": ["review", aTake],
  "verdicts/pickTakeAction": ["write", ({ shotId, takeId }) => ({ shotId, takeId })],
  "verdicts/setApproversAction": ["write", ({ projectId }) => ({ projectId, approverRole: "producer", guestsApprove: true })],

  "reels/makeReelAction": ["write", ({ takeId }) => ({ name: "Reel", selection: { takeIds: [takeId] } })],
  "reels/addToReelAction": ["write", async (world) => ({ reelId: await newReel(world), selection: { takeIds: [world.otherTakeId] } })],
  "reels/changeReelAction": ["write", async (world) => ({ reelId: await newReel(world), version: 1, items: [] })],
  "reels/renameReelAction": ["write", async (world) => ({ reelId: await newReel(world), name: "Other name" })],
  "reels/archiveReelAction": ["write", async (world) => ({ reelId: await newReel(world), isArchived: true })],
  "reels/renderReelAction": ["write", async (world) => ({ reelId: await newReel(world) })],
  "reels/cancelRenderAction": ["write", async (world) => ({ reelId: await newReel(world) })],

  "shares/makeSharesAction": ["write", ({ takeId }) => ({ leadsTo: { scope: "selection", takeIds: [takeId] }, name: "Round 1" })],
  "shares/changeShareAction": ["write", async (world) => ({ ...(await ofShare(world)), name: "Round 2" })],
  "shares/pauseShareAction": ["write", ofShare],
  "shares/resumeShareAction": ["write", async (world) => ({ shareId: (await newShare(world, { pausedAt: new Date() })).id })],
  "shares/revokeShareAction": ["write", ofShare],
  "shares/renewShareAction": ["write", ofShare],
  "shares/setSharePasswordAction": ["write", async (world) => ({ ...(await ofShare(world)), password: "a new password" })],
};
