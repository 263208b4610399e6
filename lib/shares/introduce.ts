import { clientOf } from "@/lib/access/host";
import { countedAddress } from "@/lib/access/stepped-tries";
import { countTry, type TryLimit } from "@/lib/access/tries";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId, newToken, sha256 } from "@/lib/ids";
import type { Guest, Visit } from "@/lib/shares/guest";
import { GUEST_DAYS } from "@/lib/shares/limits";
import { guestCookie } from "@/lib/shares/pass-cookie";
import type { GiveName } from "@/lib/shares/schema";

const MINUTE = 60_000;
/** An office behind one address opens a link together; a script does it more often. */
const NAMES_LIMIT: TryLimit = { tries: 30, windowMs: 60 * MINUTE, firstPauseMs: 10 * MINUTE, longestPauseMs: 60 * MINUTE };

/** A guest by their name, and the cookie by which they are known again for 90 days: null when they had one, and go by another name from now on. */
export interface Introduced {
  guest: Guest;
  cookie: string | null;
}

/** Takes a guest's name in, which is asked for once. Throws `forbidden` in a frame on another site, and `too_many` for a script. */
export async function introduce(asked: { headers: Headers }, { guest, share, pass }: Visit, { name }: GiveName): Promise<Introduced> {
  if (pass.isEmbedded) throw new AppError("forbidden", "Open the link itself to say something.");
  // a plain form says it with every word
  if (guest.guestId !== null && guest.name === name) return { guest, cookie: null };
  await countTry("share-names", `${countedAddress(clientOf(asked.headers))} ${share.id}`, NAMES_LIMIT);
  if (guest.guestId !== null) {
    await db().guest.updateMany({ where: { id: guest.guestId, shareId: share.id }, data: { name } });
    return { guest: { ...guest, name }, cookie: null };
  }
  const secret = newToken();
  const guestId = newId();
  await db().$executeRaw`
    INSERT INTO guest (id, share_id, name, secret_hash, expires_at)
    VALUES (${guestId}, ${share.id}, ${name}, ${sha256(secret)}, now() + make_interval(days => ${GUEST_DAYS}::int))`;
  // what this browser did before it had a name was theirs too
  await db().$executeRaw`
    UPDATE share_activity SET guest_id = ${guestId} WHERE share_id = ${share.id} AND guest_id IS NULL AND detail->>'visit' = ${pass.visit}`;
  return { guest: { ...guest, guestId, name }, cookie: guestCookie(asked.headers, share.id, secret) };
}
