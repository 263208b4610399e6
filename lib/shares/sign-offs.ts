import { type Actor, requireRight } from "@/lib/access/actor";
import { writeCells } from "@/lib/csv";
import { db } from "@/lib/db";
import { getShare } from "@/lib/shares/data";
import type { ShareSignOffView } from "@/lib/shares/view";
import { NAME_SELECT, toTakeName } from "@/lib/takes/to-view";
import { VERDICT_WORDS } from "@/lib/verdicts/limits";

const HEAD = ["at", "who", "verdict", "sentence", "taken_back_at", "take", "clip_sha256", "take_id"];

/** What was signed off over a link, the newest first: every word that was ever given, also those that were replaced. Throws `not_found`. */
export async function listSignOffs(actor: Actor, shareId: string): Promise<ShareSignOffView[]> {
  requireRight(actor, "write");
  await getShare(actor, shareId);
  const rows = await db().signOff.findMany({
    where: { shareId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true, name: true, kind: true, sentence: true, clipSha256: true, at: true, takenBackAt: true, take: { select: NAME_SELECT } },
  });
  return rows.map(({ take, at, takenBackAt, ...row }) => {
    const { takeId, slate, number } = toTakeName(take);
    return { ...row, take: { takeId, name: `${slate} take ${number}` }, at: at.toISOString(), takenBackAt: takenBackAt?.toISOString() ?? null };
  });
}

/** The same as CSV, for whoever keeps the record: the oldest first. */
export async function signOffsCsv(actor: Actor, shareId: string): Promise<{ name: string; csv: string }> {
  const [share, signOffs] = await Promise.all([getShare(actor, shareId), listSignOffs(actor, shareId)]);
  const lines = signOffs
    .toReversed()
    .map(({ at, name, kind, sentence, takenBackAt, take, clipSha256 }) => [
      at,
      name,
      VERDICT_WORDS[kind],
      sentence ?? "",
      takenBackAt ?? "",
      take.name,
      clipSha256,
      take.takeId,
    ]);
  // the mark of byte order tells Excel that it is Unicode
  return { name: `${share.name}, sign-offs`, csv: `\ufeff${writeCells([HEAD, ...lines])}` };
}
