import { knownOrigins } from "@/lib/access/host";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { NOTICE_SELECT, toNoticeViews } from "@/lib/notices/data";
import { digestMail } from "@/lib/notices/digest-mail";
import { type Mail, type MailOutcome, sendMail } from "@/lib/notices/mailer";

/** So long the first notice waits for those that come after it, and so long lies between two mails to one person. */
const GATHER = "15 minutes";
/** What is older was told before mail was set up, or to somebody who was away for a reason. */
const NEWEST_OF = "24 hours";

/**
 * Mails each member what they were told and have not read, at most once in 15 minutes. A notice is marked as mailed before its mail leaves: after a crash in
 * between it is not mailed, and never mailed twice, however many workers do this; it stands in the app all the same. Only a mail that was surely not taken is
 * tried again. Answers how many were sent.
 */
export async function sendDigests(send: (mail: Mail) => Promise<MailOutcome> = sendMail): Promise<number> {
  if (env().SMTP_URL === undefined) return 0;
  let sent = 0;
  for (;;) {
    const claimed = await db().$transaction(claimOne);
    if (!claimed) return sent;
    const outcome = await send(claimed.mail);
    if (outcome === "sent") sent += 1;
    if (outcome !== "later") continue;
    await db().notice.updateMany({ where: { id: { in: claimed.noticeIds } }, data: { mailedAt: null } });
    // the server takes nothing now: the others would fare the same
    return sent;
  }
}

/** Takes the next member's notices: nobody else mails them from then on. */
async function claimOne(tx: Tx): Promise<{ mail: Mail; noticeIds: string[] } | null> {
  const [member] = await tx.$queryRaw<{ id: string; email: string }[]>`
    SELECT m.id, m.email FROM member m
    WHERE m.has_digest AND m.removed_at IS NULL
      AND EXISTS (SELECT 1 FROM notice n WHERE n.member_id = m.id AND n.mailed_at IS NULL AND n.read_at IS NULL
        AND n.created_at BETWEEN now() - ${NEWEST_OF}::interval AND now() - ${GATHER}::interval)
      AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.member_id = m.id AND n.mailed_at > now() - ${GATHER}::interval)
    ORDER BY m.id LIMIT 1 FOR NO KEY UPDATE OF m SKIP LOCKED`;
  if (!member) return null;
  const claimed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE notice SET mailed_at = clock_timestamp()
    WHERE member_id = ${member.id} AND mailed_at IS NULL AND read_at IS NULL AND created_at > now() - ${NEWEST_OF}::interval
    RETURNING id`;
  const noticeIds = claimed.map(({ id }) => id);
  const rows = await tx.notice.findMany({ where: { id: { in: noticeIds } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: NOTICE_SELECT });
  const notices = await toNoticeViews(rows);
  if (notices.length === 0) return null;
  return { mail: digestMail(member.email, notices, knownOrigins()[0] ?? ""), noticeIds };
}
