import type { Actor } from "@/lib/access/actor";
import { findMember } from "@/lib/access/data";
import { AppError } from "@/lib/errors";

/** The member for whom a request that was checked before is now being finished, with the rights they have by now. Throws `forbidden` when they are gone. */
export async function actorOfMember(memberId: string): Promise<Actor> {
  const member = await findMember(memberId);
  if (!member) throw new AppError("forbidden", "You are no longer a member of this studio.");
  return { kind: "member", memberId: member.id, name: member.name, role: member.role, tokenId: null, scopes: null };
}
