"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { between, countPicked, EVERYTHING, isPicked, NOTHING, type Picked, withPicked } from "@/components/gallery/picked";
import type { WallList } from "@/components/gallery/wall-list";

export interface Picking {
  picked: Picked;
  count: number;
  /** One more, or one less; from here on ranges begin at it. */
  toggle: (index: number) => void;
  /** All from where the last one was toggled to here; a range that is drawn shorter lets go of what it left. */
  extendTo: (index: number, from?: number) => void;
  all: () => void;
  clear: () => void;
  set: (picked: Picked) => void;
}

/** Which takes of a wall are selected. */
export function usePicking(list: WallList): Picking {
  const [picked, setPicked] = useState<Picked>(NOTHING);
  const held = useRef({ list, picked, base: NOTHING as Picked, pivot: null as string | null });
  useEffect(() => {
    held.current.list = list;
    held.current.picked = picked;
  }, [list, picked]);

  const set = useCallback((next: Picked) => {
    held.current.picked = next;
    setPicked(next);
  }, []);
  const toggle = useCallback(
    (index: number) => {
      const { list, picked } = held.current;
      const id = list.idAt(index);
      const next = withPicked(picked, [id], !isPicked(picked, id));
      Object.assign(held.current, { base: next, pivot: id });
      set(next);
    },
    [set],
  );
  const extendTo = useCallback(
    (index: number, from = index) => {
      const { list, picked, pivot } = held.current;
      const at = pivot === null ? -1 : list.indexOf(pivot);
      if (at < 0) Object.assign(held.current, { base: picked, pivot: list.idAt(from) });
      set(withPicked(held.current.base, between(at < 0 ? from : at, index).map(list.idAt), true));
    },
    [set],
  );
  const startAnew = useCallback(
    (next: Picked) => {
      Object.assign(held.current, { base: next, pivot: null });
      set(next);
    },
    [set],
  );
  const all = useCallback(() => startAnew(EVERYTHING), [startAnew]);
  const clear = useCallback(() => startAnew(NOTHING), [startAnew]);

  const count = countPicked(picked, list.length) ?? 0;
  return useMemo(() => ({ picked, count, toggle, extendTo, all, clear, set: startAnew }), [picked, count, toggle, extendTo, all, clear, startAnew]);
}
