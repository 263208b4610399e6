"use client";

import type { MouseEvent } from "react";
import { nameWords, originOf } from "@/components/takes/make/origin-words";
import type { TakeName, TakeView } from "@/lib/takes/view";

interface TakeLinkProps {
  name: TakeName;
  /** Beside takes of this shot its slate goes without saying. */
  besideSlate?: string | undefined;
  onOpen: (take: Pick<TakeView, "id">) => void;
}

/** A take's name that leads to it: a real address, opened in place by a plain press. */
export function TakeLink({ name, besideSlate, onOpen }: TakeLinkProps) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen({ id: name.takeId });
  };
  return (
    <a className="link" href={`/studio?take=${encodeURIComponent(name.takeId)}`} onClick={open}>
      {nameWords(name, besideSlate)}
    </a>
  );
}

/** What a take was made from, with the way there; nothing where it began by itself. */
export function OriginLine({ take, onOpen }: { take: TakeView; onOpen: (take: Pick<TakeView, "id">) => void }) {
  const words = originOf(take);
  if (!words) return null;
  return (
    <div className="origin">
      {words.lead} <TakeLink name={words.origin} besideSlate={take.slate} onOpen={onOpen} />
    </div>
  );
}
