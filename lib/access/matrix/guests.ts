import { newGuest, SHARE_PASSWORD } from "@/lib/access/matrix/guest-routes";
import { newShare } from "@/lib/access/matrix/rows";
import type { GuestName } from "@/lib/access/matrix/subjects";
import type { World } from "@/lib/access/matrix/world";
import { db } from "@/lib/db";
import { newToken, sha256 } from "@/lib/ids";
import { guestCookie, newPass, passCookie } from "@/lib/shares/pass-cookie";
import { hashSharePassword } from "@/lib/shares/password";
import type { Prisma } from "@/prisma/generated/client";

const ORIGIN = "http://127.0.0.1:3000";
const HEADERS = new Headers({ host: "127.0.0.1:3000" });

/** What each guest's link is like, where it isn't an open one that allows all. */
const LINKS: Partial<Record<GuestName, () => Prisma.ShareUncheckedUpdateInput | Promise<Prisma.ShareUncheckedUpdateInput>>> = {
  "may view": () => ({ permission: "view" }),
  "may comment": () => ({ permission: "comment" }),
  "in a frame": () => ({ embedOrigins: ["https://client.example"] }),
  "password pending": async () => ({ passwordHash: await passwordHash() }),
  expired: () => ({ expiresAt: new Date(Date.now() - 1_000) }),
  paused: () => ({ pausedAt: new Date() }),
  revoked: () => ({ revokedAt: new Date() }),
  "password changed": async () => ({ passwordHash: await passwordHash(), keyVersion: 2 }),
};

/** A link of its own and what the guest's browser sends to it. */
export async function arriveAs(name: GuestName, world: World): Promise<{ shareId: string; guestId: string | null; headers: Record<string, string> }> {
  const { id: shareId } = await newShare(world, { permission: "approve", downloads: "on" });
  const secret = newToken();
  const isNamed = name !== "may approve, no name yet";
  const guestId = isNamed ? await newGuest(shareId, sha256(secret)) : null;
  const passFor = name === "of another link" ? (await newShare(world, { permission: "approve", downloads: "on" })).id : shareId;
  const pass = newPass(passFor, 1, { isUnlocked: name !== "password pending", isEmbedded: name === "in a frame" });
  const cookies = [passCookie(HEADERS, pass), ...(isNamed ? [guestCookie(HEADERS, shareId, secret)] : [])].map((line) => line.split(";", 1)[0] ?? "");
  if (name === "forged") cookies[0] = (cookies[0] ?? "").replace(/\.[\w-]{6}/, ".AAAAAA");
  await db().share.update({ where: { id: shareId }, data: (await LINKS[name]?.()) ?? {} });
  return { shareId, guestId, headers: { cookie: cookies.join("; "), origin: ORIGIN } };
}

let hash: Promise<string> | undefined;
/** Once: it is slow on purpose. */
function passwordHash(): Promise<string> {
  hash ??= hashSharePassword(SHARE_PASSWORD);
  return hash;
}
