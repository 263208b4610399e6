"use client";

import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { STRETCH } from "@/components/gallery/page-height";
import { isPicked } from "@/components/gallery/picked";
import { rowOfTake, TILES_MOST } from "@/components/gallery/placed";
import { unitOf } from "@/components/gallery/rows";
import { useMarquee } from "@/components/gallery/use-marquee";
import type { Picking } from "@/components/gallery/use-picking";
import { useTouchPicking } from "@/components/gallery/use-touch-picking";
import type { WallData } from "@/components/gallery/use-wall-data";
import { useWallLayout } from "@/components/gallery/use-wall-layout";
import { useWallWindow, type WallPlace } from "@/components/gallery/use-wall-window";
import { useWanted } from "@/components/gallery/use-wanted";
import { tileAfterKey } from "@/components/gallery/wall-keys";
import { narrowness, WallTile } from "@/components/gallery/wall-tile";

/** Tiles that are sure to stand in the first screen: their posters are asked for at once. */
const EAGER = 8;
/** The row that has the focus is drawn wherever it is: so many tiles are kept for it. */
const KEPT = 14;

/** What the gallery asks of its wall. */
export interface WallHandle {
  /** The take whose tile has the focus, or had it last. */
  held: () => { takeId: string; index: number } | null;
  focus: (index: number) => void;
  /** Gives the focus back to the tile that had it last, or to the first in sight. */
  refocus: () => void;
  /** Brings a take into sight, without the focus. */
  show: (index: number) => void;
  place: () => WallPlace;
  goTo: (place: WallPlace) => void;
}

interface WallProps {
  data: WallData;
  picking: Picking;
  rowRem: number;
  widthHint: number;
  /** The wall's own address, to which a take is added. */
  href: string;
  onOpen: (takeId: string) => void;
  onFavourite: (takeId: string) => void;
  handle: RefObject<WallHandle | null>;
}

/** Takes as a justified wall of any height, of which only what is near the screen is drawn. One tab stop; arrows, Home, End and Page keys move. */
export function Wall({ data, picking, rowRem, widthHint, href, onOpen, onFavourite, handle }: WallProps) {
  const { list, tile } = data;
  const root = useRef<HTMLDivElement>(null);
  const { wall, width, gap, rem } = useWallLayout(root, list, rowRem, widthHint);
  const { span, from, place, goTo, showRow, wallY } = useWallWindow(root, wall, list, TILES_MOST - KEPT);
  const [held, setHeld] = useState({ takeId: "", index: -1 });
  const [hasFocus, setFocus] = useState(false);
  const touch = useTouchPicking(picking);

  const heldAt = useMemo(() => {
    if (held.takeId === "") return -1;
    return list.idAt(held.index) === held.takeId ? held.index : list.indexOf(held.takeId);
  }, [list, held]);
  const heldRow = heldAt < 0 ? null : rowOfTake(wall, heldAt);
  const isHeldDrawn = heldRow !== null && ((heldRow >= span.first && heldRow < span.last) || hasFocus);
  const stop = isHeldDrawn ? heldAt : (wall.rows[span.first]?.start ?? 0);
  const drawn = rowsBetween(span.first, span.last, hasFocus ? heldRow : null);
  const columns = useMemo(() => wall.rows.reduce((most, row) => Math.max(most, row.end - row.start), 0), [wall]);
  useWanted(data, wall, span);

  const hold = useCallback((index: number) => setHeld({ takeId: list.idAt(index), index }), [list]);
  const focus = useCallback(
    (index: number) => {
      const row = rowOfTake(wall, index);
      if (row === null) return;
      flushSync(() => {
        hold(index);
        setFocus(true);
      });
      root.current?.querySelector<HTMLElement>(`[data-at="${index}"] .tile-link`)?.focus({ preventScroll: true });
      showRow(row);
    },
    [wall, hold, showRow],
  );

  useImperativeHandle(
    handle,
    () => ({
      held: () => (heldAt < 0 ? null : { takeId: list.idAt(heldAt), index: heldAt }),
      focus,
      refocus: () => focus(stop),
      show: (index) => {
        const row = rowOfTake(wall, index);
        if (row !== null) showRow(row, true);
      },
      place,
      goTo,
    }),
    [list, wall, heldAt, stop, focus, showRow, place, goTo],
  );

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = atOf(event.target);
    if (at === null || (event.target instanceof HTMLElement && event.target.closest("[popover]"))) return;
    if (event.key === " ") return event.preventDefault();
    const to = tileAfterKey(event.key, at, wall, list.ratios, window.innerHeight * 0.8);
    if (to === null) return;
    event.preventDefault();
    if (event.shiftKey) picking.extendTo(to, at);
    focus(to);
  };
  const click = (event: MouseEvent) => {
    const at = atOf(event.target);
    if (at === null || !(event.target instanceof Element)) return;
    const deed = event.target.closest<HTMLElement>("[data-do]")?.dataset.do;
    if (deed === "favourite") return onFavourite(list.idAt(at));
    if (deed === "pick") return event.shiftKey ? picking.extendTo(at) : picking.toggle(at);
    if (!event.target.closest(".tile-link")) return;
    if (touch.wasPicking() || (event.shiftKey && event.button === 0)) {
      event.preventDefault();
      if (event.shiftKey) picking.extendTo(at);
      return;
    }
    if (event.metaKey || event.ctrlKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(list.idAt(at));
  };
  const startMarquee = useMarquee({ list, wall, gap, width, picking, wallY, root });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table can't stand in rows of their own heights, of which only some are drawn
    <div
      ref={root}
      role="grid"
      aria-label="Takes"
      aria-rowcount={list.isWhole ? wall.rows.length : -1}
      aria-colcount={columns}
      aria-multiselectable
      tabIndex={-1}
      className={`${width === null ? "wall" : "wall is-placed"} ${picking.count > 0 ? "has-selection" : ""}`}
      style={width === null ? undefined : { height: Math.min(STRETCH, wall.height - from) }}
      onKeyDown={press}
      onClick={click}
      onPointerDown={(event: PointerEvent) => {
        touch.down(event, atOf(event.target));
        startMarquee(event);
      }}
      onContextMenu={touch.menu}
      onFocus={(event: FocusEvent) => {
        const at = atOf(event.target);
        if (at !== null) hold(at);
        setFocus(true);
      }}
      onBlur={(event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && setFocus(false)}
    >
      {drawn.map((at) => {
        const row = wall.rows[at];
        if (!row) return null;
        const unit = unitOf(row, list.ratios, { width: width ?? widthHint, gap }) / rem;
        return (
          // biome-ignore lint/a11y/useSemanticElements: as the grid
          // biome-ignore lint/a11y/useFocusableInteractive: the focus is on its tiles
          <div
            key={list.idAt(row.start)}
            role="row"
            aria-rowindex={at + 1}
            className="wall-row"
            style={{ "--h": `${row.height}px`, top: (wall.tops[at] ?? 0) - from, width: `${row.fill * 100}%` } as CSSProperties}
          >
            {Array.from({ length: row.end - row.start }, (_, column) => {
              const index = row.start + column;
              const takeId = list.idAt(index);
              return (
                <WallTile
                  key={takeId}
                  takeId={takeId}
                  index={index}
                  column={column}
                  ratio={list.ratios[index] ?? 1}
                  narrow={narrowness((list.ratios[index] ?? 1) * unit)}
                  tile={tile(takeId)}
                  href={`${href}${href.includes("?") ? "&" : "?"}take=${takeId}`}
                  isPicked={isPicked(picking.picked, takeId)}
                  isStop={index === stop}
                  isEager={index < EAGER}
                />
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

function rowsBetween(first: number, last: number, also: number | null): number[] {
  const rows = Array.from({ length: last - first }, (_, at) => first + at);
  if (also === null || (also >= first && also < last)) return rows;
  return also < first ? [also, ...rows] : [...rows, also];
}

/** The place of the tile that this is a part of, in the order of the wall. */
function atOf(target: EventTarget | null): number | null {
  const at = target instanceof Element ? target.closest<HTMLElement>("[data-at]")?.dataset.at : undefined;
  return at === undefined ? null : Number(at);
}
