"use client";

import { type CSSProperties, useRef, useState } from "react";
import type { FacetMenuProps } from "@/components/gallery/facet-menu";
import { appliedOf, without } from "@/components/gallery/filter-words";
import { SearchField } from "@/components/gallery/search-field";
import { SORT_WORDS } from "@/components/gallery/sort-words";
import type { GalleryNav } from "@/components/gallery/use-gallery-place";
import { Button } from "@/components/ui/button";
import { ChevronDown, Grid3x3, ListFilter } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { ROW_HEIGHT } from "@/lib/gallery/state";
import type { GalleryCounts } from "@/lib/gallery/view";

const FacetMenu = later(() => import("@/components/gallery/facet-menu").then((module) => module.FacetMenu));
const SortMenu = later(() => import("@/components/gallery/sort-menu").then((module) => module.SortMenu));
const FilterSheet = later(() => import("@/components/gallery/filter-sheet").then((module) => module.FilterSheet));

/** What is asked for most has a chip of its own; all else is in the panel. */
const CHIPS = [
  ["status", "Status"],
  ["verdict", "Verdict"],
  ["tags", "Tag"],
  ["provider", "Provider"],
] as const;

interface FilterBarProps {
  nav: GalleryNav;
  counts: GalleryCounts | undefined;
  rowRem: number;
  onRowRem: (rem: number) => void;
}

/** What the wall is narrowed to and sorted by, and how tall its rows are. */
export function FilterBar({ nav, counts, rowRem, onRowRem }: FilterBarProps) {
  const { filters, narrow } = nav;
  const [isSheetOpen, setSheetOpen] = useState(false);
  const applied = appliedOf(filters, { people: counts?.people ?? [], shotSlate: counts?.shotSlate ?? null });

  return (
    <search className="filters" aria-label="Filter takes">
      <SearchField text={filters.q ?? ""} onSearch={(q, isTyping) => narrow({ ...without(filters, "q"), ...(q && { q }) }, isTyping)} />
      <span className="facets">
        {CHIPS.map(([name, label]) => (
          <FacetChip key={name} name={name} label={label} filters={filters} counts={counts} onNarrow={narrow} chosen={wordsOf(applied, name)} />
        ))}
      </span>
      <Button
        className="filters-more"
        aria-haspopup="dialog"
        onPointerEnter={FilterSheet.warm}
        onFocus={FilterSheet.warm}
        onClick={() => setSheetOpen(true)}
      >
        <ListFilter className="icon" aria-hidden="true" />
        Filters
        {applied.length > 0 && (
          <span className="mono">
            {applied.length}
            <span className="sr-only"> applied</span>
          </span>
        )}
      </Button>
      <span className="right row nowrap hide-phone">
        <SortButton nav={nav} />
        <label className="row hint" htmlFor="row-height">
          <Grid3x3 className="icon" aria-hidden="true" />
          <span className="sr-only">Picture size</span>
          <span className="range grid-cols-[5rem]">
            <input
              id="row-height"
              type="range"
              min={ROW_HEIGHT.min}
              max={ROW_HEIGHT.max}
              step={ROW_HEIGHT.step}
              value={rowRem}
              aria-valuetext={`${rowRem * 16} pixels`}
              style={{ "--v": ((rowRem - ROW_HEIGHT.min) / (ROW_HEIGHT.max - ROW_HEIGHT.min)) * 100 } as CSSProperties}
              onChange={(event) => onRowRem(event.target.valueAsNumber)}
            />
          </span>
        </label>
      </span>
      {isSheetOpen && <FilterSheet nav={nav} counts={counts} onClose={() => setSheetOpen(false)} />}
    </search>
  );
}

function wordsOf(applied: readonly { key: string; words: string }[], name: string): string | null {
  const words = applied.filter(({ key }) => key === name || (name === "tags" && key.startsWith("tag "))).map((one) => one.words);
  return words.length > 1 ? `${words[0]} +${words.length - 1}` : (words[0] ?? null);
}

interface FacetChipProps extends Omit<FacetMenuProps, "anchor" | "onClose"> {
  label: string;
  chosen: string | null;
}

function FacetChip({ label, chosen, ...menu }: FacetChipProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={chosen ? "chip is-on" : "chip"}
        aria-expanded={isOpen}
        onPointerEnter={FacetMenu.warm}
        onFocus={FacetMenu.warm}
        onClick={() => setOpen(!isOpen)}
      >
        {chosen ? `${label}: ${chosen}` : label}
        <ChevronDown className="icon" aria-hidden="true" />
      </button>
      {isOpen && <FacetMenu {...menu} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}

function SortButton({ nav }: { nav: GalleryNav }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        size="sm"
        aria-expanded={isOpen}
        onPointerEnter={SortMenu.warm}
        onFocus={SortMenu.warm}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="sr-only">Sorted: </span>
        {SORT_WORDS[nav.sort ?? "newest"]}
        <ChevronDown className="icon" aria-hidden="true" />
      </Button>
      {isOpen && <SortMenu sort={nav.sort ?? "newest"} onSort={nav.sortBy} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}
