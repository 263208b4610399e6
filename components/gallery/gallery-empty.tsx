"use client";

import { useQueries } from "@tanstack/react-query";
import { appliedOf, type Names, without } from "@/components/gallery/filter-words";
import { countWords } from "@/components/gallery/gallery-words";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { countsQuery } from "@/lib/gallery/queries";
import type { GalleryFilters } from "@/lib/gallery/state";

interface GalleryEmptyProps {
  filters: GalleryFilters;
  names: Names;
  onNarrow: (filters: GalleryFilters) => void;
}

/** Each of so many filters is looked at for whether it alone hides the rest. */
const LOOKED_AT = 6;

/** An empty wall: nothing made yet, an empty shelf, or which of the filters it is that leaves nothing, with the way out. */
export function GalleryEmpty({ filters, names, onNarrow }: GalleryEmptyProps) {
  const parts = [
    ...(filters.q ? [{ key: "q", words: `“${filters.q}”`, without: without(filters, "q") }] : []),
    ...appliedOf(filters, names).filter(({ key }) => key !== "view"),
  ];
  const asked = parts.length > 1 ? parts.slice(0, LOOKED_AT) : [];
  const left = useQueries({ queries: asked.map((part) => countsQuery(part.without)) });
  const ways = asked
    .map((part, at) => ({ ...part, total: left[at]?.data?.total }))
    .filter((way) => (way.total?.takes ?? 0) > 0)
    .sort((a, b) => (b.total?.takes ?? 0) - (a.total?.takes ?? 0));
  const { project, view } = filters;

  if (parts.length === 0) return view ? <EmptyShelf view={view} onNarrow={onNarrow} /> : <NothingYet />;
  const isProjectAlone = parts.length === 1 && project;
  return (
    <Empty
      className="pt-[16vh]"
      title={titleOf(parts.map(({ words }) => words))}
      action={
        <div className="row row-wrap mt-2 justify-center">
          {isProjectAlone && (
            <Link className={buttonClass({ variant: "primary" })} href={`/studio?project=${project}`}>
              Open it in the studio
            </Link>
          )}
          {ways.slice(0, 3).map(({ key, words, without: next, total }) => (
            <Button key={key} onClick={() => onNarrow(next)}>
              Without {words}: {total && countWords(total).number}
            </Button>
          ))}
          <Button variant={ways.length > 0 ? "ghost" : "default"} onClick={() => onNarrow(view ? { view } : {})}>
            {view ? "Clear all filters" : "Show all takes"}
          </Button>
        </div>
      }
    >
      {isProjectAlone
        ? "Takes arrive here as soon as they are made in this project."
        : parts.length === 1
          ? "There may be others: this filter hides them."
          : ways[0]
            ? `Together these filters leave nothing. Without ${ways[0].words} there is something.`
            : "Together these filters leave nothing."}
    </Empty>
  );
}

/** "No takes for “rain” · Failed" */
function titleOf(words: readonly string[]): string {
  return `No takes match ${words.join(" · ")}`;
}

function EmptyShelf({ view, onNarrow }: { view: "archive" | "trash"; onNarrow: (filters: GalleryFilters) => void }) {
  return (
    <Empty
      className="pt-[16vh]"
      title={view === "trash" ? "The trash is empty" : "Nothing is archived"}
      action={
        <Button className="mt-2" onClick={() => onNarrow({})}>
          Back to the takes
        </Button>
      }
    >
      {view === "trash"
        ? "Takes that you put in the trash wait here, until they are put back. What was spent stays spent."
        : "Archived takes leave the wall, and stay in their shots, links and reels."}
    </Empty>
  );
}

function NothingYet() {
  return (
    <Empty
      className="pt-[16vh]"
      title="No takes yet"
      action={
        <Link className={buttonClass({ variant: "primary", className: "mt-2" })} href="/studio">
          Open the studio
        </Link>
      }
    >
      Drop a still, say what moves, press Generate. Takes arrive here while you keep working.
    </Empty>
  );
}
