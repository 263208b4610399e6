import { crc32 } from "node:zlib";
import { clipName } from "@/lib/clips/clip-name";
import { db, dbNow } from "@/lib/db";
import { type AppError, invalidField } from "@/lib/errors";
import { newId, sha256 } from "@/lib/ids";
import { slateOf } from "@/lib/shots/slate";
import { ZIP_KEPT_MS, ZIP_TAKES_MAX } from "@/lib/zip/limits";
import { listKey, manifestKey } from "@/lib/zip/list";
import { manifestHead, manifestLine } from "@/lib/zip/manifest";
import { UniqueNames } from "@/lib/zip/names";
import { type ZipRow, zipRows } from "@/lib/zip/rows";
import type { ZipOptions } from "@/lib/zip/schema";
import type { ZipScope } from "@/lib/zip/scope";
import { removeZipFiles } from "@/lib/zip/sweep";
import { recipeTail } from "@/lib/zip/tail";
import type { ZipView } from "@/lib/zip/view";
import { ZipWriter } from "@/lib/zip/writer";

const BATCH = 500;
/** What names a clip to whoever is shown no recipe: nothing of it is in its name. */
const PLAIN_TEMPLATE = "{slate}-{take}";

/**
 * Settles what a zip will hold: its files, their names and order, its manifest and its exact length are those of this moment. No clip is read.
 * `takeIds` come in batches, in the order of the files. `path` is where it is served, before its id. Throws `invalid` when nothing of it can be had.
 */
export async function makeZip(
  scope: ZipScope,
  takeIds: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  { onlyApproved, recipe, name: template }: ZipOptions,
  path = "/api/zip",
): Promise<ZipView> {
  const id = newId();
  const { prompts, costs } = scope.shows;
  const expiresAt = new Date((await dbNow()).getTime() + ZIP_KEPT_MS);
  const row = { id, ...scope.owner, name: "", bytes: 0n, entries: 0, tag: "", hasPrompts: prompts, hasCosts: costs, expiresAt };
  await db().zip.create({ data: row });
  try {
    const names = new UniqueNames();
    const codes = new Set<string>();
    const writer = new ZipWriter();
    const seen = new Set<string>();
    const hasRecipes = prompts && recipe === "embedded";

    const addAll = async () => {
      await writer.note(manifestHead(scope.shows));
      for await (const batch of takeIds) {
        const fresh = [...new Set(batch)].filter((takeId) => !seen.has(takeId));
        for (const takeId of fresh) seen.add(takeId);
        if (seen.size > ZIP_TAKES_MAX) throw invalidField("selection", `One zip holds ${ZIP_TAKES_MAX.toLocaleString("en-US")} takes at most.`);
        for (let at = 0; at < fresh.length; at += BATCH) {
          for (const take of await zipRows(scope, fresh.slice(at, at + BATCH), onlyApproved)) {
            codes.add(take.shot.project.code);
            const file = names.give(clipName({ ...take, slate: slateOf(take.shot) }, ".mp4", prompts ? template : PLAIN_TEMPLATE));
            await writer.add(entryOf(take, file, hasRecipes));
            await writer.note(manifestLine(take, file, scope.shows));
          }
        }
      }
      if (writer.entries === 0) throw nothingLeft(onlyApproved, seen.size);
    };
    const made = await writer.write(listKey(id), manifestKey(id), addAll);

    const name = zipName(codes);
    await db().zip.update({ where: { id }, data: { name, bytes: BigInt(made.bytes), entries: made.entries, tag: made.tag } });
    const clips = made.entries - 1;
    return { url: `${path}/${id}`, name, bytes: made.bytes, clips, leftOut: seen.size - clips, until: expiresAt.toISOString() };
  } catch (error) {
    await removeZipFiles(id);
    throw error;
  }
}

function entryOf(row: ZipRow, name: string, hasRecipe: boolean) {
  const tail = hasRecipe ? recipeTail(row) : null;
  return {
    name,
    takeId: row.id,
    bytes: Number(row.clip.bytes),
    sha256: row.clip.sha256,
    tail: tail && { bytes: tail.length, crc: crc32(tail), sha256: sha256(tail) },
    modifiedS: Math.floor(row.clip.savedAt.getTime() / 1000),
    crc: null,
  };
}

function nothingLeft(onlyApproved: boolean, chosen: number): AppError {
  const which = chosen === 1 ? "The take" : `None of the ${chosen} takes`;
  if (onlyApproved) return invalidField("onlyApproved", chosen === 1 ? "The take isn’t approved yet." : `${which} is approved yet.`);
  return invalidField("selection", chosen === 1 ? "The take has no clip yet, or is gone." : `${which} has a clip, or they are gone.`);
}

/** AUT-takes-2026-11-21.zip; takes of several projects carry none's code. */
function zipName(codes: ReadonlySet<string>): string {
  const [code] = codes;
  return `${codes.size === 1 ? code : "Dailies"}-takes-${new Date().toISOString().slice(0, 10)}.zip`;
}
