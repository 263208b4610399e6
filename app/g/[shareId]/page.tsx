import type { Metadata } from "next";
import { GuestDoor } from "@/components/guest/guest-door";
import { GuestPage } from "@/components/guest/guest-page";
import { loadRoom } from "@/lib/shares/loaders";

interface Props {
  params: Promise<{ shareId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const opened = await loadRoom((await params).shareId);
  return opened.isLocked ? {} : { title: { absolute: opened.room.name } };
}

export default async function SharePage({ params, searchParams }: Props) {
  const [{ shareId }, { again }] = await Promise.all([params, searchParams]);
  const opened = await loadRoom(shareId);
  return opened.isLocked ? <GuestDoor shareId={shareId} isAgain={again !== undefined} /> : <GuestPage room={opened.room} />;
}
