"use client";

import { useEffect, useRef, useState } from "react";
import { isWorking } from "@/components/takes/feed/group";
import { arrivedOf, newsOf, statusesOf, titleOf } from "@/components/takes/feed/news";
import type { TakeView } from "@/lib/takes/view";

/** Follows what changes among the takes: what to say aloud, which clips are new, and the title of the page. */
export function useNews(takes: readonly TakeView[]) {
  const before = useRef(statusesOf(takes));
  const [words, setWords] = useState("");
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [unseen, setUnseen] = useState(0);

  useEffect(() => {
    const said = newsOf(before.current, takes);
    const arrived = arrivedOf(before.current, takes);
    before.current = statusesOf(takes);
    if (said) setWords(said);
    if (arrived.length === 0) return;
    setFresh((held) => new Set([...held, ...arrived]));
    if (document.hidden) setUnseen((held) => held + arrived.length);
  }, [takes]);

  useEffect(() => {
    const see = () => !document.hidden && setUnseen(0);
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, []);

  const title = titleOf(takes.filter(isWorking).length, unseen);
  useEffect(() => {
    document.title = title;
  }, [title]);

  const look = (takeId: string) => setFresh((held) => (held.has(takeId) ? new Set([...held].filter((id) => id !== takeId)) : held));
  return { words, fresh, look, say: setWords };
}
