import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { sweepAccess } from "@/lib/access/sweep";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { sweepChanges } from "@/lib/gallery/sweep";
import { sweepPresets } from "@/lib/presets/sweep";
import { sweepOldRenders } from "@/lib/reels/sweep-old";
import { prepareProviders } from "@/lib/settings/prepare";
import { sweepUploads } from "@/lib/uploads/sweep";
import { sweepZips } from "@/lib/zip/sweep";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Exchanges with providers are kept so long, for whoever must explain a bill. */
const EVENTS_KEPT_MS = 400 * DAY_MS;

/** Makes providers ready, and clears what nobody needs any more: old intents and sessions, deleted presets, changes that nobody takes back any more, abandoned uploads and work folders, zips that have run out, videos that a newer one replaced, very old exchanges. */
export async function housekeeping(): Promise<void> {
  const now = Date.now();
  await db().intent.deleteMany({ where: { createdAt: { lt: new Date(now - 2 * DAY_MS) } } });
  await db().providerEvent.deleteMany({ where: { createdAt: { lt: new Date(now - EVENTS_KEPT_MS) } } });
  await sweepAccess();
  await sweepPresets();
  await sweepChanges();
  await prepareProviders();
  await sweepUploads();
  await sweepZips();
  await sweepOldRenders();
  await clearWorkFolders(now - DAY_MS);
}

async function clearWorkFolders(before: number): Promise<void> {
  const parent = path.resolve(env().DATA_DIR, "tmp");
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const folder = path.join(parent, name);
    const facts = await stat(folder).catch(() => null);
    if (facts && facts.mtimeMs < before) await rm(folder, { recursive: true, force: true });
  }
}
