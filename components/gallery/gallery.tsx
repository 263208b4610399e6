"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { AppliedBar } from "@/components/gallery/applied-bar";
import { FilterBar } from "@/components/gallery/filter-bar";
import { WallSkeleton } from "@/components/gallery/gallery-skeleton";
import { LoadMore } from "@/components/gallery/load-more";
import { type GalleryNav, useGalleryPlace } from "@/components/gallery/use-gallery-place";
import { useHeldBack } from "@/components/gallery/use-held-back";
import { focusTake, Wall } from "@/components/gallery/wall";
import { Player } from "@/components/player/player";
import { useProjects } from "@/components/projects/use-projects";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later } from "@/components/ui/later";
import { knownFilters, placeHref, ROW_HEIGHT, takeFiltersOf } from "@/lib/gallery/state";
import type { ProjectView } from "@/lib/projects/view";
import { takesQuery } from "@/lib/takes/queries";
import type { TakeView } from "@/lib/takes/view";

const GalleryEmpty = later(() => import("@/components/gallery/gallery-empty").then((module) => module.GalleryEmpty));

const NONE: readonly ProjectView[] = [];

/** Every take, as a wall of pictures. Filters and the open take live in the address. */
export function Gallery({ rowHeight: given }: { rowHeight: number }) {
  const place = useGalleryPlace();
  const projects = useProjects()?.projects ?? NONE;
  const nav = { ...place, filters: knownFilters(place.filters, projects) };
  const [rowHeight, setRowHeight] = useState(given);

  const resize = (rem: number) => {
    setRowHeight(rem);
    // where there is no store of cookies (plain http by name) the choice lasts as long as the page
    void window.cookieStore?.set({
      name: ROW_HEIGHT.cookie,
      value: String(rem),

      expires: Date.now() + 31_536_000_000,
      sameSite: "lax",
    });
  };

  return (
    <>
      <h1 className="sr-only">Gallery</h1>
      <FilterBar filters={nav.filters} onNarrow={nav.narrow} rowHeight={rowHeight} onRowHeight={resize} />
      <Takes key={placeHref({ filters: nav.filters })} nav={nav} projects={projects} rowHeight={rowHeight} />
    </>
  );
}

/** The takes of one set of filters. */
function Takes({ nav, projects, rowHeight }: { nav: GalleryNav; projects: readonly ProjectView[]; rowHeight: number }) {
  const { filters, takeId, narrow } = nav;
  const wall = useRef<HTMLUListElement>(null);
  const query = useInfiniteQuery(takesQuery(takeFiltersOf(filters, projects)));
  const { fetchNextPage } = query;
  const all = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? [], [query.data]);
  const canMove = useCallback(() => window.scrollY < 8 && !wall.current?.matches(":hover, :focus-within"), []);
  const { takes, waiting, show } = useHeldBack(all, canMove);
  const open = useCallback((take: TakeView) => nav.open(take.id), [nav.open]);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);

  return (
    <>
      <AppliedBar
        takes={takes}
        hasMore={query.hasNextPage}
        isLoading={query.isPending}
        filters={filters}
        onNarrow={narrow}
        waiting={waiting}
        onShowWaiting={show}
      />
      {query.isPending && <WallSkeleton rowHeight={rowHeight} />}
      {query.isError && all.length === 0 && (
        <Empty className="pt-[20vh]" title="The takes could not be loaded" action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
          Nothing is lost: they are safe on the server.
        </Empty>
      )}
      {query.isSuccess && all.length === 0 && <GalleryEmpty filters={filters} onNarrow={narrow} />}
      {takes.length > 0 && <Wall takes={takes} hasMore={query.hasNextPage} filters={filters} rowHeight={rowHeight} onOpen={open} wallRef={wall} />}
      {query.hasNextPage && <LoadMore isLoading={query.isFetchingNextPage} hasFailed={query.isFetchNextPageError} onLoad={loadMore} />}
      <OpenTake nav={nav} takes={takes} takeId={takeId} wall={wall} />
    </>
  );
}

interface OpenTakeProps {
  nav: GalleryNav;
  takes: readonly TakeView[];
  takeId: string | null;
  wall: { current: HTMLUListElement | null };
}

/** The player over the wall; on closing the focus goes to the tile of the take that was shown last. */
function OpenTake({ nav, takes, takeId, wall }: OpenTakeProps) {
  const shownLast = useRef<string | null>(null);
  useEffect(() => {
    if (takeId) shownLast.current = takeId;
    else if (shownLast.current) {
      focusTake(wall.current, shownLast.current);
      shownLast.current = null;
    }
  }, [takeId, wall]);

  if (!takeId) return null;
  const at = takes.findIndex((take) => take.id === takeId);
  const [before, after] = [takes[at - 1], at < 0 ? undefined : takes[at + 1]];
  return (
    <Player
      takeId={takeId}
      take={takes[at]}
      onClose={nav.close}
      onPrevious={before && (() => nav.turnTo(before.id))}
      onNext={after && (() => nav.turnTo(after.id))}
      onTurn={nav.turnTo}
    />
  );
}
