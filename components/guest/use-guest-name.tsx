"use client";

import { type ReactNode, useCallback, useRef, useState } from "react";
import { later } from "@/components/ui/later";
import type { GuestRoom } from "@/lib/shares/view";

const NameDialog = later(() => import("@/components/guest/name-dialog").then((module) => module.NameDialog));

/** Asks a guest for their name, the first time that one is needed. `askName` answers whether there is one now; `dialog` goes into the page. */
export function useGuestName(room: GuestRoom): { askName: () => Promise<boolean>; dialog: ReactNode } {
  const [isAsking, setAsking] = useState(false);
  const hasName = useRef(false);
  hasName.current ||= room.guest !== null;
  const answer = useRef<(isThere: boolean) => void>(() => undefined);

  const askName = useCallback(async () => {
    if (hasName.current) return true;
    setAsking(true);
    return new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const end = (isThere: boolean) => {
    hasName.current = isThere;
    setAsking(false);
    answer.current(isThere);
  };

  return { askName, dialog: isAsking && <NameDialog room={room} onNamed={() => end(true)} onClose={() => end(false)} /> };
}
