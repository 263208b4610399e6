import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ReadNotices } from "@/lib/notices/schema";
import { announceNotices } from "@/lib/notices/tell";

/** Marks a member's own notices as read: by their ids, or all. What is read is not mailed. */
export async function readNotices(actor: Actor, { noticeIds }: ReadNotices): Promise<void> {
  requireRight(actor, "read");
  // a token works for its member, it does not read for them
  if (actor.kind !== "member") throw new AppError("forbidden", "Notices are the member’s own to read, signed in.");
  await db().$transaction(async (tx) => {
    const { count } = await tx.notice.updateMany({
      where: { memberId: actor.memberId, readAt: null, ...(noticeIds !== "all" && { id: { in: noticeIds } }) },
      data: { readAt: new Date() },
    });
    if (count > 0) await announceNotices(tx);
  });
}
