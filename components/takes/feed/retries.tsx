"use client";

import { createContext, type ReactNode, useContext, useMemo, useRef } from "react";
import { OriginLine, TakeLink } from "@/components/takes/make/origin-line";
import type { TakeName, TakeView } from "@/lib/takes/view";

/** By the id of a take, the newest take that retried it. */
type Retries = ReadonlyMap<string, TakeName>;

const Context = createContext<Retries>(new Map());

/** Tells each row whether it was retried: a retry is newer, so it is loaded where the row is. */
export function RetriesProvider({ takes, children }: { takes: readonly TakeView[]; children: ReactNode }) {
  const held = useRef<Retries>(new Map());
  const retries = useMemo(() => {
    const next = retriesOf(takes);
    // most changes of the list are no retries: then no row is drawn anew
    if (!isSame(held.current, next)) held.current = next;
    return held.current;
  }, [takes]);
  return <Context value={retries}>{children}</Context>;
}

export function retriesOf(takes: readonly TakeView[]): Retries {
  const retries = new Map<string, TakeName>();
  for (const { id, slate, number, from } of takes) {
    if (from?.how === "retried" && !retries.has(from.takeId)) retries.set(from.takeId, { takeId: id, slate, number });
  }
  return retries;
}

function isSame(one: Retries, other: Retries): boolean {
  return one.size === other.size && [...one].every(([id, retry]) => other.get(id)?.takeId === retry.takeId);
}

interface RowLineageProps {
  take: TakeView;
  onOpen: (take: Pick<TakeView, "id">) => void;
}

/** In a row: what the take was made from, and the take that retried it. */
export function RowLineage({ take, onOpen }: RowLineageProps) {
  const retry = useContext(Context).get(take.id);
  return (
    <>
      <OriginLine take={take} onOpen={onOpen} />
      {retry && (
        <div className="origin">
          retried as <TakeLink name={retry} besideSlate={take.slate} onOpen={onOpen} />
        </div>
      )}
    </>
  );
}
