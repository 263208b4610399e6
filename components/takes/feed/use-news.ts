"use client";

import { useEffect, useRef, useState } from "react";
import { isWorking } from "@/components/takes/feed/group";
import { finishedOf, newsOf, statusesOf, titleOf } from "@/components/takes/feed/news";
import { isNoticeOn } from "@/components/takes/notice/choice";
import { dotFavicon } from "@/components/takes/notice/favicon";
import type { TakeView } from "@/lib/takes/view";

interface NewsInput {
  takes: readonly TakeView[];
  memberId: string;
  /** A press on a notice: of one take, or of several with the newest first. */
  onOpen: (takes: readonly TakeView[]) => void;
}

const NONE: readonly TakeView[] = [];

/** Follows what changes among the takes: what to say aloud, which clips are new, and what the browser tells of the member's own while nobody looks. */
export function useNews({ takes, memberId, onOpen }: NewsInput) {
  const before = useRef(statusesOf(takes));
  const opened = useRef(onOpen);
  const [words, setWords] = useState("");
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [unseen, setUnseen] = useState(NONE);
  const unseenNow = useRef(unseen);

  useEffect(() => {
    opened.current = onOpen;
  });

  useEffect(() => {
    const said = newsOf(before.current, takes);
    const finished = finishedOf(before.current, takes);
    before.current = statusesOf(takes);
    if (said) setWords(said);
    if (finished.length === 0) return;
    setFresh((held) => new Set([...held, ...finished.filter(({ status }) => status === "ready").map(({ id }) => id)]));
    const mine = finished.filter((take) => take.memberId === memberId);
    if (mine.length === 0 || isLookedAt()) return;
    const all = [...mine, ...unseenNow.current.filter(({ id }) => !mine.some((take) => take.id === id))];
    unseenNow.current = all;
    setUnseen(all);
    if (document.hidden && isNoticeOn()) {
      void import("@/components/takes/notice/speak").then(({ speak }) => speak(mine, all, (told) => opened.current(told)));
    }
  }, [takes, memberId]);

  useLook(() => {
    unseenNow.current = NONE;
    setUnseen(NONE);
  });

  const title = titleOf(takes.filter(isWorking).length, unseen);
  const hasNews = unseen.length > 0;
  useEffect(() => {
    document.title = title;
    dotFavicon(hasNews);
  }, [title, hasNews]);

  const look = (takeId: string) => setFresh((held) => (held.has(takeId) ? new Set([...held].filter((id) => id !== takeId)) : held));
  return { words, fresh, look, say: setWords };
}

/** Calls `onLook` whenever somebody comes to look, and says to other tabs that they do for as long. */
function useLook(onLook: () => void): void {
  const seen = useRef(onLook);
  useEffect(() => {
    let looking: AbortController | null = null;
    const hear = () => {
      if (isLookedAt()) seen.current();
      if (document.hidden) {
        looking?.abort();
        looking = null;
      } else if (!looking && isNoticeOn()) {
        looking = new AbortController();
        const { signal } = looking;
        void import("@/components/takes/notice/speak").then(({ holdLook }) => signal.aborted || holdLook(signal));
      }
    };
    hear();
    document.addEventListener("visibilitychange", hear);
    window.addEventListener("focus", hear);
    return () => {
      looking?.abort();
      document.removeEventListener("visibilitychange", hear);
      window.removeEventListener("focus", hear);
    };
  }, []);
}

function isLookedAt(): boolean {
  return !document.hidden && document.hasFocus();
}
