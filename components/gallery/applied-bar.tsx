"use client";

import type { ReactNode } from "react";
import { appliedOf, type Names } from "@/components/gallery/filter-words";
import { countWords, footageWords } from "@/components/gallery/gallery-words";
import type { WallData } from "@/components/gallery/use-wall-data";
import { useLiveState } from "@/components/takes/live-takes";
import { ArrowUp, WifiOff, X } from "@/components/ui/icons";
import type { GalleryFilters } from "@/lib/gallery/state";
import type { Count } from "@/lib/gallery/view";

interface AppliedBarProps {
  data: WallData;
  /** How many match, while not all of them are known. */
  total: Count | undefined;
  filters: GalleryFilters;
  names: Names;
  onNarrow: (filters: GalleryFilters) => void;
  onShowWaiting: () => void;
  /** What keys do here. */
  hints: ReactNode;
}

/** Of so few the length is summed up: they are all here. */
const FEW = 50;

/** How much there is, what narrows it, and what waits above. */
export function AppliedBar({ data, total, filters, names, onNarrow, onShowWaiting, hints }: AppliedBarProps) {
  const { list, waiting, isPending } = data;
  const count = list.isWhole ? { takes: list.length, isMore: false } : total;
  const words = count && countWords(count);
  const tiles = list.isWhole && list.length <= FEW ? Array.from({ length: list.length }, (_, at) => data.tile(list.idAt(at))) : [];
  const known = tiles.filter((tile) => tile !== undefined);
  const footage = known.length > 0 && known.length === tiles.length ? footageWords(known) : null;
  const applied = appliedOf(filters, names);
  return (
    <div className="filter-applied">
      <span role="status" className="nowrap">
        {isPending || !words ? (
          "Loading takes"
        ) : (
          <>
            <span className="strong num">{words.number}</span> {[words.rest, footage].filter(Boolean).join(" · ")}
          </>
        )}
      </span>
      {applied.map(({ key, words: name, without }) => (
        <span key={key} className="chip is-on min-h-6">
          {name}
          <button className="chip-x" type="button" aria-label={`Remove the filter ${name}`} onClick={() => onNarrow(without)}>
            <X className="icon" aria-hidden="true" />
          </button>
        </span>
      ))}
      {applied.length + (filters.q ? 1 : 0) > 1 && (
        <button className="link nowrap" type="button" onClick={() => onNarrow({})}>
          Clear all
        </button>
      )}
      {waiting > 0 && (
        <button className="chip min-h-6" type="button" onClick={onShowWaiting}>
          <ArrowUp className="icon" aria-hidden="true" />
          Show {waiting} new {waiting === 1 ? "take" : "takes"}
        </button>
      )}
      <Freshness hints={list.length > 0 && hints} />
    </div>
  );
}

/** The keys while all is well; a word when what is shown may be old. */
function Freshness({ hints }: { hints: ReactNode }) {
  const live = useLiveState();
  if (live === "polling" || live === "offline") {
    return (
      <span className="state state-warn right" role="status">
        <WifiOff className="icon" aria-hidden="true" />
        {live === "offline" ? "Offline, this may be old" : "Reconnecting, this may be a few seconds old"}
      </span>
    );
  }
  return hints;
}
