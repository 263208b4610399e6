"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import { AppliedBar } from "@/components/gallery/applied-bar";
import { pickedWords } from "@/components/gallery/gallery-words";
import { NOTHING, withPicked } from "@/components/gallery/picked";
import type { GalleryNav } from "@/components/gallery/use-gallery-place";
import { useMarks } from "@/components/gallery/use-marks";
import { usePicking } from "@/components/gallery/use-picking";
import { usePlaceKept } from "@/components/gallery/use-place-kept";
import { useWallData } from "@/components/gallery/use-wall-data";
import { useWallKeys } from "@/components/gallery/use-wall-keys";
import { Wall, type WallHandle } from "@/components/gallery/wall";
import { Player } from "@/components/player/player";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later } from "@/components/ui/later";
import type { Asked } from "@/lib/gallery/queries";
import { placeHref } from "@/lib/gallery/state";
import type { GalleryCounts } from "@/lib/gallery/view";

const GalleryEmpty = later(() => import("@/components/gallery/gallery-empty").then((module) => module.GalleryEmpty));
const BulkBar = later(() => import("@/components/gallery/bulk-bar").then((module) => module.BulkBar));

interface GalleryWallProps {
  nav: GalleryNav;
  asked: Asked;
  counts: GalleryCounts | undefined;
  /** Other filters were asked for and are on their way. */
  isBehind: boolean;
  rowRem: number;
  widthHint: number;
  canWrite: boolean;
  /** What keys do here. */
  hints: ReactNode;
}

/** The takes of one set of filters, what is selected of them, and the one that is open. */
export function GalleryWall({ nav, asked, counts, isBehind, rowRem, widthHint, canWrite, hints }: GalleryWallProps) {
  const { takeId, narrow, open } = nav;
  const handle = useRef<WallHandle>(null);
  const canMove = useCallback(() => window.scrollY < 8 && !document.querySelector(".wall:is(:hover, :focus-within)"), []);
  const data = useWallData(asked, canMove);
  const { list, tile } = data;
  const picking = usePicking(list);
  const marks = useMarks(data, asked);
  const names = useMemo(() => ({ people: counts?.people ?? [], shotSlate: counts?.shotSlate ?? null }), [counts]);
  const href = placeHref(asked);

  const favourite = useCallback(
    (id: string) => {
      void marks.mark(withPicked(NOTHING, [id], true), { what: "favourite", isOn: !tile(id)?.isFavourite });
    },
    [tile, marks],
  );
  useWallKeys({ data, handle, picking, marks, onFavourite: favourite });
  usePlaceKept(handle, list, takeId);
  const clear = () => {
    const isInside = document.activeElement?.closest(".bulk, .wall");
    picking.clear();
    if (isInside) handle.current?.refocus();
  };

  return (
    <div className={isBehind ? "gallery is-behind" : "gallery"} aria-busy={isBehind || data.isPending}>
      <AppliedBar
        data={data}
        total={counts?.total}
        filters={nav.filters}
        names={names}
        onNarrow={narrow}
        onShowWaiting={() => void data.renew().then(() => window.scrollTo({ top: 0 }))}
        hints={hints}
      />
      <span className="sr-only" role="status">
        {picking.count > 0 && pickedWords(picking.count)}
      </span>
      {data.hasFailed && list.length === 0 && (
        <Empty className="pt-[16vh]" title="The takes could not be loaded" action={<Button onClick={data.retry}>Try again</Button>}>
          Nothing is lost: they are safe on the server.
        </Empty>
      )}
      {!data.isPending && !data.hasFailed && list.length === 0 && <GalleryEmpty filters={asked.filters} names={names} onNarrow={narrow} />}
      {list.length > 0 && (
        <Wall data={data} picking={picking} rowRem={rowRem} widthHint={widthHint} href={href} onOpen={open} onFavourite={favourite} handle={handle} />
      )}
      {data.hasFailed && list.length > 0 && (
        <div className="row justify-center px-4 pb-28">
          <span className="error-text" role="alert">
            The other takes could not be loaded.
          </span>
          <Button onClick={data.retry}>Try again</Button>
        </div>
      )}
      {picking.count > 0 && <BulkBar data={data} asked={asked} picking={picking} marks={marks} canWrite={canWrite} onClear={clear} />}
      <OpenTake nav={nav} list={list} takeId={takeId} handle={handle} />
    </div>
  );
}

interface OpenTakeProps {
  nav: GalleryNav;
  list: ReturnType<typeof useWallData>["list"];
  takeId: string | null;
  handle: { current: WallHandle | null };
}

/** The player over the wall; on closing the focus goes to the tile of the take that was shown last, wherever that is. */
function OpenTake({ nav, list, takeId, handle }: OpenTakeProps) {
  const shownLast = useRef<string | null>(null);
  const at = useMemo(() => (takeId ? list.indexOf(takeId) : -1), [list, takeId]);
  useEffect(() => {
    if (takeId) shownLast.current = takeId;
    else if (shownLast.current) {
      const last = list.indexOf(shownLast.current);
      if (last >= 0) handle.current?.focus(last);
      shownLast.current = null;
    }
  }, [takeId, list, handle]);

  if (!takeId) return null;
  const [before, after] = [at > 0 ? list.idAt(at - 1) : null, at >= 0 && at + 1 < list.length ? list.idAt(at + 1) : null];
  return (
    <Player
      takeId={takeId}
      onClose={nav.close}
      onPrevious={before ? () => nav.turnTo(before) : undefined}
      onNext={after ? () => nav.turnTo(after) : undefined}
      onTurn={nav.turnTo}
    />
  );
}
