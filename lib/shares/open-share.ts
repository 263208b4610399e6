import { db, type Tx } from "@/lib/db";
import type { Reach } from "@/lib/shares/covered";
import type { DownloadRule, Permission } from "@/lib/shares/limits";
import { Prisma } from "@/prisma/generated/client";

/** A link that is open now. */
export interface OpenShare extends Reach {
  name: string;
  keyVersion: number;
  permission: Permission;
  downloads: DownloadRule;
  showsPrompts: boolean;
  showsCosts: boolean;
  showsTeamNotes: boolean;
  passwordHash: string | null;
  embedOrigins: string[];
  recipientName: string | null;
  /** It is for somebody, so nothing of it is shown to whoever finds the link. */
  isForOne: boolean;
  expiresAt: Date | null;
  /** Who made it. */
  from: string | null;
}

interface Known {
  guestId: string | null;
  guestName: string | null;
}

/** By the database's clock: every process agrees on when a link has closed. */
const IS_OPEN = Prisma.sql`share.revoked_at IS NULL AND share.paused_at IS NULL AND (share.expires_at IS NULL OR share.expires_at > now())`;

const FIELDS = Prisma.sql`
  share.id, share.name, share.scope::text, share.shot_id AS "shotId", share.reel_id AS "reelId", share.filter, share.takes::text,
  share.key_version AS "keyVersion", share.permission::text, share.downloads::text, share.shows_prompts AS "showsPrompts",
  share.shows_costs AS "showsCosts", share.shows_team_notes AS "showsTeamNotes", share.password_hash AS "passwordHash",
  share.embed_origins AS "embedOrigins", share.recipient_name AS "recipientName",
  (share.recipient_name IS NOT NULL OR share.recipient_email IS NOT NULL) AS "isForOne", share.expires_at AS "expiresAt", share.created_by_id AS "createdById", maker.name AS "from"`;

/** The link of this id and version, and the guest whose secret this is, in one statement: it is asked for every piece of a clip. Null unless it is open. */
export async function findOpenShare(id: string, keyVersion: number, guestHash: string): Promise<(OpenShare & Known) | null> {
  const [row] = await db().$queryRaw<(OpenShare & Known)[]>`
    SELECT ${FIELDS}, guest.id AS "guestId", guest.name AS "guestName" FROM share
    LEFT JOIN member maker ON maker.id = share.created_by_id
    LEFT JOIN guest ON guest.share_id = share.id AND guest.secret_hash = ${guestHash} AND guest.expires_at > now()
    WHERE share.id = ${id} AND share.key_version = ${keyVersion} AND ${IS_OPEN}`;
  return row ?? null;
}

/** The link that a token leads to, by the token's hash. Null unless it is open. */
export async function findShareByToken(tokenHash: string): Promise<OpenShare | null> {
  const [row] = await db().$queryRaw<OpenShare[]>`
    SELECT ${FIELDS} FROM share LEFT JOIN member maker ON maker.id = share.created_by_id WHERE share.token_hash = ${tokenHash} AND ${IS_OPEN}`;
  return row ?? null;
}

/** The link of this id, whoever asks: for what has been let in already. Null unless it is open. */
export async function findShareNow(id: string, tx: Tx = db()): Promise<OpenShare | null> {
  const [row] = await tx.$queryRaw<OpenShare[]>`
    SELECT ${FIELDS} FROM share LEFT JOIN member maker ON maker.id = share.created_by_id WHERE share.id = ${id} AND ${IS_OPEN}`;
  return row ?? null;
}

/** True when anybody who finds the link may see it: nobody in particular is meant, and no password is asked. */
export function isForAnybody(share: Pick<OpenShare, "passwordHash" | "isForOne">): boolean {
  return share.passwordHash === null && !share.isForOne;
}

/** True when a frame on another site may show it. */
export function isEmbeddable(share: Pick<OpenShare, "passwordHash" | "isForOne" | "embedOrigins">): boolean {
  return isForAnybody(share) && share.embedOrigins.length > 0;
}
