import { type Actor, requireRight } from "@/lib/access/actor";
import { writeCells } from "@/lib/csv";
import { db } from "@/lib/db";
import { getShare } from "@/lib/shares/data";
import type { ShareSignOffView } from "@/lib/shares/view";
import { NAME_SELECT, toTakeName } from "@/lib/takes/to-view";
import { VERDICT_WORDS } from "@/lib/verdicts/limits";

const HEAD = [
  ...["at", "who", "verdict", "sentence", "stands", "taken_back_at"],
  ...["take", "seconds", "size", "clip_bytes", "clip_sha256"],
  ...["link", "link_for", "link_for_email", "guest_id", "take_id", "link_id"],
];

/** What was signed off over a link, the newest first: every word that was ever given, also those that were replaced. Throws `not_found`. */
export async function listSignOffs(actor: Actor, shareId: string): Promise<ShareSignOffView[]> {
  requireRight(actor, "write");
  await getShare(actor, shareId);
  const rows = await db().signOff.findMany({
    where: { shareId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: {
      id: true,
      guestId: true,
      name: true,
      kind: true,
      sentence: true,
      clipSha256: true,
      at: true,
      takenBackAt: true,
      take: { select: { ...NAME_SELECT, clip: { select: { bytes: true, durationMs: true, width: true, height: true } } } },
    },
  });
  return rows.map(({ take, at, takenBackAt, ...row }) => {
    const { takeId, slate, number } = toTakeName(take);
    const { clip } = take;
    return {
      ...row,
      take: { takeId, name: `${slate} take ${number}` },
      clip: clip && { bytes: Number(clip.bytes), durationMs: clip.durationMs, width: clip.width, height: clip.height },
      at: at.toISOString(),
      takenBackAt: takenBackAt?.toISOString() ?? null,
    };
  });
}

/** The same as CSV, for whoever keeps the record: the oldest first, each line whole by itself, with the link that it was said over and whom that was for. */
export async function signOffsCsv(actor: Actor, shareId: string): Promise<{ name: string; csv: string }> {
  const [share, signOffs] = await Promise.all([getShare(actor, shareId), listSignOffs(actor, shareId)]);
  const link = [share.name, share.recipient.name ?? "", share.recipient.email ?? ""];
  const lines = signOffs
    .toReversed()
    .map(({ at, name, kind, sentence, takenBackAt, take, clip, clipSha256, guestId }) => [
      ...[at, name, VERDICT_WORDS[kind], sentence ?? "", takenBackAt ? "no" : "yes", takenBackAt ?? ""],
      ...[
        take.name,
        ...(clip ? [(clip.durationMs / 1000).toFixed(3), `${clip.width}x${clip.height}`, String(clip.bytes)] : ["", "", ""]),
        clipSha256,
      ],
      ...[...link, guestId ?? "", take.takeId, share.id],
    ]);
  // the mark of byte order tells Excel that it is Unicode
  return { name: `${share.name}, sign-offs`, csv: `\ufeff${writeCells([HEAD, ...lines])}` };
}
