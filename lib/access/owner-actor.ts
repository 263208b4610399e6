import type { Actor } from "@/lib/access/actor";
import { findOwner } from "@/lib/access/data";
import { AppError } from "@/lib/errors";

/** The owner, for the command line: whoever can run it holds the database and the key anyway. Throws `conflict` before set-up. */
export async function ownerActor(): Promise<Actor> {
  const owner = await findOwner();
  if (!owner) {
    throw new AppError(
      "conflict",
      "There is no owner yet. Open the link that npm start prints, or run: npm run dailies -- owner create --email EMAIL --name NAME",
    );
  }
  return { kind: "system", memberId: owner.id, name: owner.name, role: owner.role, tokenId: null, scopes: null };
}
