import type { InfiniteData } from "@tanstack/react-query";
import type { TakeFilters } from "@/lib/takes/queries";
import type { TakePage, TakeView } from "@/lib/takes/view";

export type TakePages = InfiniteData<TakePage, string | null>;

/** True when the take belongs in a list that is narrowed so. */
export function isWanted(take: TakeView, filters: TakeFilters): boolean {
  return (
    (!filters.status || filters.status === take.status) &&
    (!filters.provider || filters.provider === take.provider) &&
    (!filters.shotId || filters.shotId === take.shotId) &&
    (!filters.projectId || filters.projectId === take.projectId)
  );
}

/**
 * The pages of one list after a take was seen anew: put in its place, replaced or taken out.
 * The same object when nothing changes. A take older than everything loaded is left to its own page.
 */
export function mergeTake(pages: TakePages, take: TakeView, filters: TakeFilters = {}): TakePages {
  const wanted = isWanted(take, filters);
  const at = pages.pages.findIndex((page) => page.data.some((held) => held.id === take.id));
  if (at >= 0) {
    return changePage(pages, at, (data) =>
      wanted ? data.map((held) => (held.id === take.id ? take : held)) : data.filter((held) => held.id !== take.id),
    );
  }
  if (!wanted) return pages;
  const place = pages.pages.findIndex((page) => page.nextCursor === null || page.data.some((held) => isBefore(take, held)));
  if (place < 0) return pages;
  return changePage(pages, place, (data) => {
    const index = data.findIndex((held) => isBefore(take, held));
    return index < 0 ? [...data, take] : data.toSpliced(index, 0, take);
  });
}

/** Puts takes in that are not there yet; one that is there may already know more and stays. */
export function addTakes(pages: TakePages, takes: readonly TakeView[], filters: TakeFilters = {}): TakePages {
  return takes.reduce(
    (sum, take) => (sum.pages.some((page) => page.data.some((held) => held.id === take.id)) ? sum : mergeTake(sum, take, filters)),
    pages,
  );
}

/** Newest first; of one moment the greater id. */
function isBefore(take: TakeView, other: TakeView): boolean {
  return take.createdAt === other.createdAt ? take.id > other.id : take.createdAt > other.createdAt;
}

function changePage(pages: TakePages, at: number, change: (data: TakeView[]) => TakeView[]): TakePages {
  return { ...pages, pages: pages.pages.map((page, index) => (index === at ? { ...page, data: change(page.data) } : page)) };
}
