import { createHash } from "node:crypto";
import pg from "pg";
import { NOW } from "@/e2e/looks/takes";

const SHOTS = [
  { sample: "peaks", prompt: "Clouds drift over the peaks.", verdicts: ["approved", null] },
  { sample: "dogs", prompt: "Two dogs run towards the camera over wet sand, low sun.", verdicts: ["rejected", null] },
  {
    sample: "fig",
    prompt: "Steam rises from the fig tart, the camera pushes in slowly.",
    verdicts: ["rejected", "changes_requested", "approved", null],
  },
  { sample: "stream", prompt: "Water runs over the stones, leaves stir, the camera rises.", verdicts: [null, null] },
] as const;

/** Opens the client's link. */
export const TOKEN = "looks-looks-looks-looks-looks-looks-looks-0";
export const SHOT = "shot-fig";
export const SHOWN = takeId("fig", 3);
export const REEL = "reel-1";

/** The order of the wall holds ids as UUIDs: this one says which photograph is its picture. */
export function takeId(sample: string, number: number): string {
  const place = SHOTS.findIndex((shot) => shot.sample === sample);
  return `01938000-0000-7000-8000-00000000${place}00${number}`;
}

/** The photograph of a take with such an id. */
export function sampleOf(id: string): string | undefined {
  return SHOTS[Number(/^01938000-.+(\d)00\d$/.exec(id)?.[1] ?? Number.NaN)]?.sample;
}

const at = (minutesAgo: number) => new Date(Date.parse(NOW) - minutesAgo * 60_000).toISOString();
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

const STILL = { width: 1920, height: 1280, bytes: 400_000, content_type: "image/jpeg", thumbhash: "" };
const TAKE = { model: "wavespeed-ai/wan-2.2/image-to-video", mode: "live", status: "saving", estimate_micros: 300_000, price_source: "price_table" };
const CLIP = { bytes: 2_400_000, width: 1280, height: 854, duration_ms: 5063, fps: 16, thumbhash: "" };

/** Fills an empty studio with the work of a week: every row has a name, a moment and an order of its own, so that two runs look the same. */
export async function fill(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // all at once: nobody meets half of it
    await client.query("BEGIN");
    await putRows(client);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

async function putRows(client: pg.Client): Promise<void> {
  const put = async (table: string, ...entries: Record<string, unknown>[]) => {
    for (const entry of entries) {
      const names = Object.keys(entry);
      const places = names.map((_, place) => `$${place + 1}`);
      await client.query(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${places.join(", ")})`,
        Object.values(entry),
      );
    }
  };
  const [owner] = (await client.query<{ id: string }>("SELECT id FROM member")).rows;
  if (!owner) throw new Error("The studio has no owner yet.");
  // it may be there already: whoever opened the studio's page was given one
  const named = { name: "Autumn table", code: "AUT", next_shot: SHOTS.length + 1, created_at: at(60 * 24) };
  await client.query("DELETE FROM project");
  const project = { id: "project-1" };
  await put("project", { ...named, ...project, is_default: true });
  const ofProject = { project_id: project.id, created_by_id: owner.id };
  await put("member", { id: "jonas", name: "Jonas Lind", email: "jonas@dailies.test", role: "reviewer", updated_at: NOW });

  let age = 60 * 24;
  for (const [place, { sample, prompt, verdicts }] of SHOTS.entries()) {
    const still = {
      id: sample,
      name: `${sample}.jpg`,
      sha256: hash(sample),
      storage_key: `stills/${sample}.jpg`,
      created_by_id: owner.id,
      created_at: at(age),
    };
    await put("still", { ...STILL, ...still });
    const shot = { id: `shot-${sample}`, number: place + 1, still_id: sample, prompt, next_take: verdicts.length + 1, created_at: at(age) };
    await put("shot", { ...ofProject, ...shot });
    for (const [index, verdict] of verdicts.entries()) {
      const id = takeId(sample, index + 1);
      const isOther = index % 2 === 1;
      age -= 7;
      await put("take", {
        ...ofProject,
        ...TAKE,
        ...{ id, shot_id: shot.id, number: index + 1, still_id: sample, prompt, verdict, seed: 41_027 + index * 1_013, prediction_id: `p-${id}` },
        ...{ provider: isOther ? "eachlabs" : "wavespeed", settings: { resolution: isOther ? "580p" : "720p" } },
        ...{ created_at: at(age), updated_at: at(age), sent_at: at(age), due_at: at(age) },
      });
      const keys = { storage_key: `clips/${id}.mp4`, poster_key: `posters/${id}.jpg`, sprite_key: `sprites/${id}.jpg` };
      await put("clip", { ...CLIP, ...keys, take_id: id, sha256: hash(id), saved_at: at(age - 1) });
      // only what has its clip is ready
      await client.query("UPDATE take SET status = 'ready', finished_at = $2 WHERE id = $1", [id, at(age - 1)]);
      if (verdict)
        await put("verdict", {
          id: `verdict-${id}`,
          take_id: id,
          member_id: owner.id,
          kind: verdict,
          decides: true,
          created_at: at(age - 3),
          updated_at: at(age - 3),
        });
    }
  }
  await client.query("UPDATE shot SET picked_take_id = $1 WHERE id = $2", [SHOWN, SHOT]);

  await put("reel", { ...ofProject, id: REEL, name: "Autumn table, round one", created_at: at(90), updated_at: at(40) });
  const part = { reel_id: REEL, kind: "take" };
  await put(
    "reel_item",
    { id: "part-0", reel_id: REEL, rank: 0, kind: "card", title: "Autumn table", text: "Round one", duration_ms: 3000 },
    { ...part, id: "part-1", rank: 1, take_id: SHOWN, in_frame: 8, out_frame: 63, fade_ms: 500 },
    { ...part, id: "part-2", rank: 2, take_id: takeId("dogs", 2) },
    { ...part, id: "part-3", rank: 3, take_id: takeId("peaks", 1), fade_ms: 500 },
  );
  await put("reel_render", {
    ...{ id: "render-1", reel_id: REEL, version: 1, status: "ready", percent: 100, take_ids: [SHOWN, takeId("dogs", 2), takeId("peaks", 1)] },
    ...{ storage_key: "reels/render-1.mp4", poster_key: "reels/render-1.jpg", thumbhash: "", bytes: 9_300_000, sha256: hash("render-1") },
    ...{ width: 1280, height: 854, fps: 16, duration_ms: 15_600, created_at: at(41), finished_at: at(40) },
  });

  const link = { ...ofProject, updated_at: at(30), key_version: 1, embed_origins: [] };
  await put(
    "share",
    {
      ...link,
      ...{ id: "share-1", scope: "shot", shot_id: SHOT, name: "Autumn table, first look", recipient_name: "Dana Whitlock", permission: "approve" },
      ...{ downloads: "after_approval", token_hash: hash(TOKEN), token_hint: TOKEN.slice(-4), created_at: at(200), expires_at: at(-60 * 24 * 21) },
      ...{ opens: 4, last_opened_at: at(18) },
    },
    {
      ...link,
      ...{
        id: "share-2",
        scope: "reel",
        reel_id: REEL,
        name: "Round one, for the agency",
        permission: "comment",
        token_hash: hash("two"),
        token_hint: "b7Qe",
      },
      ...{ created_at: at(190), expires_at: at(-60 * 24 * 28) },
    },
    {
      ...link,
      ...{
        id: "share-3",
        scope: "shot",
        shot_id: "shot-peaks",
        name: "Peaks, for print",
        permission: "view",
        token_hash: hash("three"),
        token_hint: "0xYk",
      },
      ...{ created_at: at(180), expires_at: null, paused_at: at(60), opens: 1, last_opened_at: at(120) },
    },
  );
  await put("guest", {
    id: "dana",
    share_id: "share-1",
    name: "Dana Whitlock",
    secret_hash: hash("dana"),
    created_at: at(100),
    expires_at: at(-60 * 24 * 80),
  });

  const note = { take_id: SHOWN };
  const box = {
    shapes: [
      {
        kind: "box",
        points: [
          [0.42, 0.24],
          [0.66, 0.52],
        ],
      },
    ],
  };
  await put(
    "note",
    { ...note, id: "note-1", member_id: "jonas", from_frame: 10, body: "Lovely start. The shadow edge is clean, keep it.", created_at: at(62) },
    {
      ...{ ...note, id: "note-2", guest_id: "dana", audience: "clients", from_frame: 30, mark: JSON.stringify(box), created_at: at(18) },
      body: "This is the one. For the 8 second cut, can the steam start higher, on the rim?",
    },
    {
      ...{ ...note, id: "note-3", member_id: owner.id, parent_id: "note-2", audience: "clients", created_at: at(9) },
      body: "Yes. I’ll extend from the last frame and say it in the prompt.",
    },
    {
      ...{ ...note, id: "note-4", member_id: "jonas", from_frame: 60, to_frame: 68, body: "The last half second drifts left.", created_at: at(61) },
      ...{ resolved_at: at(20), resolved_by_id: owner.id },
    },
  );
  await put("note_reaction", { id: "sign-1", note_id: "note-1", member_id: owner.id, sign: "love" });
  await put("verdict", {
    ...{ id: "verdict-dana", take_id: SHOWN, guest_id: "dana", kind: "approved", sentence: "Print this one.", decides: true },
    ...{ created_at: at(17), updated_at: at(17) },
  });
  await put("sign_off", {
    ...{
      id: "sign-off-1",
      take_id: SHOWN,
      share_id: "share-1",
      guest_id: "dana",
      name: "Dana Whitlock",
      kind: "approved",
      sentence: "Print this one.",
    },
    ...{ clip_sha256: hash(SHOWN), at: at(17) },
  });
  await put(
    "notice",
    {
      id: "notice-1",
      member_id: owner.id,
      kind: "sign_off",
      take_id: SHOWN,
      share_id: "share-1",
      who: "Dana Whitlock",
      text: "Approved: Print this one.",
      created_at: at(17),
    },
    {
      id: "notice-2",
      member_id: owner.id,
      kind: "note",
      take_id: SHOWN,
      note_id: "note-1",
      who: "Jonas Lind",
      text: "Lovely start.",
      created_at: at(62),
      read_at: at(30),
    },
  );
}
