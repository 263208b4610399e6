"use client";

import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import type { NoteToAnswer } from "@/components/takes/make/read-origin";
import type { StillView, TakeView } from "@/lib/takes/view";

/** What a person wants to stand in the form, from wherever they see a take. */
export type FormWish =
  /** All of the take's recipe. */
  | { kind: "recipe"; take: TakeView }
  /** The same, to change this field of it: the form remembers the take, and the note that it is to answer. */
  | { kind: "change"; take: TakeView; field: string; note?: NoteToAnswer }
  /** Its recipe with a frame of its clip as the still. */
  | { kind: "extend"; take: TakeView; still: StillView }
  /** A picture alone; all else stays as it is. */
  | { kind: "still"; still: StillView }
  | { kind: "endStill"; still: StillView };

let held: FormWish | null = null;
const listeners = new Set<() => void>();

/** Leaves a wish for the form, and goes to where it stands. */
export function useWish(): (wish: FormWish) => void {
  const router = useRouter();
  const isThere = usePathname() === "/studio";
  return useCallback(
    (wish) => {
      held = wish;
      for (const listener of listeners) listener();
      if (!isThere) router.push("/studio");
    },
    [router, isThere],
  );
}

/** Grants wishes, each once: those to come, and one that was left before the form was ready. */
export function useWishes(isReady: boolean, grant: (wish: FormWish) => Promise<void>): void {
  useEffect(() => {
    if (!isReady) return;
    const look = () => {
      const wish = held;
      held = null;
      if (wish) void grant(wish);
    };
    look();
    listeners.add(look);
    return () => {
      listeners.delete(look);
    };
  }, [isReady, grant]);
}
