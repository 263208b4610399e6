import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/errors";
import { checkedOrigin } from "@/lib/next/host";
import { tellOpened } from "@/lib/shares/activity";
import { findEmbed } from "@/lib/shares/embed";
import { isLocked, requireDoor, requireShare, type Visit } from "@/lib/shares/guest";
import { requireLink } from "@/lib/shares/open-link";
import { FIXED_CARD, findCard } from "@/lib/shares/preview";
import { getRoom } from "@/lib/shares/room";
import { linkOrigin } from "@/lib/shares/token";
import type { GuestRoom } from "@/lib/shares/view";

/** Whether an address that was sent to somebody opens anything; the page of one that does says nothing of it. Not found otherwise. */
export const loadLink = cache(async (token: string): Promise<void> => {
  await orNotFound(() => requireLink(token));
});

/** What a messenger shows beside a link. Of all but open links the name is null and the picture the same for all. */
export const loadCard = cache(async (token: string): Promise<{ name: string | null; pictureUrl: string }> => {
  const origin = linkOrigin(checkedOrigin({ headers: new Headers(await headers()) }));
  const card = await findCard(token);
  return card ? { name: card.name, pictureUrl: `${origin}/s/${token}/preview` } : { name: null, pictureUrl: `${origin}${FIXED_CARD}` };
});

/** The guest's room, or that its password is still to be given. Counts that it was opened. Not found in every other case. */
export const loadRoom = cache(async (shareId: string): Promise<{ isLocked: true } | { isLocked: false; room: GuestRoom }> => {
  const asked = { headers: new Headers(await headers()) };
  const door = await orNotFound(() => requireDoor(asked, shareId));
  if (isLocked(door)) return { isLocked: true };
  return { isLocked: false, room: await openRoom(await orNotFound(() => requireShare(asked, shareId))) };
});

/** The room in a frame on another site: what is in it, or that the key of its address is good and is to be exchanged first. Not found in every other case. */
export const loadEmbed = cache(async (shareId: string, key: string | undefined): Promise<{ isOpen: false } | { isOpen: true; room: GuestRoom }> => {
  if (key !== undefined) return (await findEmbed(shareId, key)) ? { isOpen: false } : notFound();
  const asked = { headers: new Headers(await headers()) };
  const visit = await orNotFound(() => requireShare(asked, shareId, { isFrame: true }));
  return { isOpen: true, room: await openRoom(visit) };
});

async function openRoom(visit: Visit): Promise<GuestRoom> {
  await tellOpened(visit);
  return getRoom(visit);
}

async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
