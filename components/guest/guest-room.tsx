"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { GuestClips } from "@/components/guest/guest-clips";
import { GuestProgress } from "@/components/guest/guest-progress";
import { takesOf } from "@/components/guest/guest-words";
import { PlainTake } from "@/components/guest/plain-take";
import { useGuestName } from "@/components/guest/use-guest-name";
import { later } from "@/components/ui/later";
import type { GuestRoom as Room } from "@/lib/shares/view";

const GuestViewer = later(() => import("@/components/guest/guest-viewer").then((module) => module.GuestViewer), PlainTake);

/** The clips of a share as a wall, and the one that is open above it. Which one it is stands in the address. */
export function GuestRoom({ room }: { room: Room }) {
  const router = useRouter();
  const wanted = useSearchParams().get("take");
  const takes = takesOf(room);
  const open = takes.find(({ id }) => id === wanted) ?? null;
  const openId = open?.id ?? null;
  const wall = useRef<HTMLDivElement>(null);
  const { askName, dialog } = useGuestName(room);
  const refresh = useCallback(() => router.refresh(), [router]);

  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    void import("@/components/guest/follow-room").then(({ followRoom }) => {
      if (!isGone) stop = followRoom(room.api, refresh);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [room.api, refresh]);

  const show = (takeId: string | null) => {
    window.history.pushState(null, "", takeId ? `?take=${encodeURIComponent(takeId)}` : window.location.pathname);
    // back to where one came from
    if (!takeId) requestAnimationFrame(() => wall.current?.querySelector<HTMLElement>(`[data-take="${CSS.escape(openId ?? "")}"]`)?.focus());
  };

  return (
    <>
      {room.permission === "approve" && <GuestProgress room={room} takes={takes} openId={openId} onShow={show} />}
      {open && <GuestViewer room={room} takes={takes} take={open} onShow={show} onChanged={refresh} askName={askName} />}
      <div ref={wall}>
        <h2 className="sr-only">All clips</h2>
        <GuestClips room={room} takes={takes} openId={openId} onShow={show} onNear={GuestViewer.warm} />
      </div>
      {dialog}
    </>
  );
}
