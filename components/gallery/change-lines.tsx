"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useRef } from "react";
import { brokenWords, doingWords } from "@/components/gallery/change-words";
import { goOnWithChange, isDriven, leaveChange, stopChange, takeBackChange, type Wall } from "@/components/gallery/follow-change";
import { useTileStore } from "@/components/gallery/use-wall-data";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { X } from "@/components/ui/icons";
import { changesQuery } from "@/lib/gallery/queries";
import type { ChangeView } from "@/lib/gallery/view";

/** What another page goes on with is looked at this often. */
const LOOK_MS = 2_000;

/** A line for each change of many takes that is not over: how far it is, or what can be done about it. */
export function ChangeLines({ changes }: { changes: readonly ChangeView[] }) {
  const client = useQueryClient();
  const store = useTileStore();
  const isElsewhere = changes.some(({ id, isMoving }) => isMoving && !isDriven(id));
  useQuery({ ...changesQuery(), refetchInterval: isElsewhere && LOOK_MS, refetchOnMount: false });
  return (
    <section className="changes" aria-label="Changes of many takes">
      {changes.map((change) => (
        <ChangeLine key={change.id} change={change} wall={{ client, store, isOther: true }} />
      ))}
    </section>
  );
}

function ChangeLine({ change, wall }: { change: ChangeView; wall: Wall }) {
  const { id, of, seen, isMoving, isBack } = change;
  const line = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  const words = isMoving ? doingWords(change) : brokenWords(change);

  // the buttons are others now: whoever was on one of them is on the first again
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of its state
  useEffect(() => {
    if (hadFocus.current && !line.current?.contains(document.activeElement)) line.current?.querySelector("button")?.focus();
  }, [isMoving]);
  useLayoutEffect(
    () => () => {
      if (hadFocus.current) document.querySelector<HTMLElement>(".wall")?.focus({ preventScroll: true });
    },
    [],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears where the focus is
    <div
      className="change-line"
      ref={line}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget) hadFocus.current = false;
      }}
    >
      {isMoving ? (
        <>
          <div className="change-how-far">
            <span className="num">{words}</span>
            <progress className="reel-progress" max={of} value={seen} aria-label={words.replace(/ [\d,]+ of /, " ")} />
          </div>
          {isDriven(id) && <Button onClick={() => stopChange(id)}>Stop</Button>}
        </>
      ) : (
        <>
          <span role="status" className="change-how-far num">
            {words}
          </span>
          {!isBack && <Button onClick={() => void takeBackChange(id, wall)}>Take back</Button>}
          <Button variant="primary" onClick={() => void goOnWithChange(id, wall)}>
            Go on
          </Button>
          <IconButton label="Leave it as it is" onClick={() => void leaveChange(id, wall)}>
            <X className="icon" aria-hidden="true" />
          </IconButton>
        </>
      )}
    </div>
  );
}
