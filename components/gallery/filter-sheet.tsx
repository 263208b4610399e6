"use client";

import { type ReactNode, useId } from "react";
import { Takes } from "@/components/gallery/facet-menu";
import { type Chosen, FACET_LABELS, optionsOf } from "@/components/gallery/facets";
import { without, withTags } from "@/components/gallery/filter-words";
import { countWords } from "@/components/gallery/gallery-words";
import { SORT_WORDS } from "@/components/gallery/sort-words";
import type { GalleryNav } from "@/components/gallery/use-gallery-place";
import { useTags } from "@/components/gallery/use-tags";
import { useProjects } from "@/components/projects/use-projects";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { SORTS } from "@/lib/gallery/limits";
import type { GalleryFilters } from "@/lib/gallery/state";
import type { Count, GalleryCounts } from "@/lib/gallery/view";

interface FilterSheetProps {
  nav: GalleryNav;
  counts: GalleryCounts | undefined;
  onClose: () => void;
}

const ORDER = Object.keys(FACET_LABELS) as Chosen[]; // its keys are exactly those

/** Everything that takes can be narrowed by. Each press is seen on the wall behind it at once. */
export function FilterSheet({ nav, counts, onClose }: FilterSheetProps) {
  const { filters, narrow, sort = "newest" } = nav;
  const projects = useProjects()?.projects ?? [];
  const total = counts && countWords(counts.total);
  const isNarrowed = Object.keys(filters).length > 0;

  return (
    <Dialog
      isOpen
      onClose={onClose}
      className="filter-sheet"
      title="Filters"
      footer={
        <>
          <Button isBlocked={!isNarrowed} onClick={() => narrow({})}>
            Clear all
          </Button>
          <Button variant="primary" onClick={onClose}>
            {total ? `Show ${total.number} ${total.rest}` : "Show takes"}
          </Button>
        </>
      }
    >
      <p className="sr-only" role="status">
        {total && `${total.number} ${total.rest} match`}
      </p>
      <Segmented
        label="Shelf"
        isLabelHidden
        options={[
          { value: "", label: "Takes" },
          { value: "archive", label: shelfWords("Archive", counts?.archived) },
          { value: "trash", label: shelfWords("Trash", counts?.trashed) },
        ]}
        value={filters.view ?? ""}
        onChange={(view) => narrow({ ...without(filters, "view"), ...((view === "archive" || view === "trash") && { view }) })}
      />
      <label className="field">
        <span className="label">Sort</span>
        <select className="select" value={sort} onChange={(event) => nav.sortBy(SORTS.find((one) => one === event.target.value) ?? "newest")}>
          {SORTS.map((one) => (
            <option key={one} value={one}>
              {SORT_WORDS[one]}
            </option>
          ))}
        </select>
      </label>
      <Group label="Yours">
        <Choice
          isOn={filters.favourite === true}
          label="Favourites"
          count={counts?.favourites}
          onPress={() => narrow(filters.favourite ? without(filters, "favourite") : { ...filters, favourite: true })}
        />
      </Group>
      {ORDER.map((name) => (
        <FacetGroup key={name} name={name} options={optionsOf(name, filters, counts, projects)} onNarrow={narrow} noted={counts?.noted} />
      ))}
      <TagGroup filters={filters} onNarrow={narrow} />
      <Dates filters={filters} onNarrow={narrow} />
    </Dialog>
  );
}

function shelfWords(name: string, takes: number | undefined): string {
  return takes ? `${name} ${takes.toLocaleString("en-US")}` : name;
}

interface FacetGroupProps {
  name: Chosen;
  options: ReturnType<typeof optionsOf>;
  onNarrow: (filters: GalleryFilters) => void;
  noted: Count | undefined;
}

function FacetGroup({ name, options, onNarrow, noted }: FacetGroupProps) {
  // one choice that is not on narrows nothing
  if (options.length === 0 || (options.length === 1 && !options[0]?.isOn && name !== "rating")) return null;
  return (
    <Group label={FACET_LABELS[name]}>
      {options.map(({ value, label, takes, isOn, next }) => (
        <Choice
          key={value}
          isOn={isOn}
          label={label}
          count={takes === null ? (name === "notes" && value === "any" ? noted : undefined) : { takes, isMore: false }}
          onPress={() => onNarrow(next)}
        />
      ))}
    </Group>
  );
}

function TagGroup({ filters, onNarrow }: { filters: GalleryFilters; onNarrow: (filters: GalleryFilters) => void }) {
  const tags = useTags();
  const chosen = filters.tags ?? [];
  if (!tags || tags.length === 0) return null;
  return (
    <Group label="Tags">
      {tags.map((tag) => {
        const isOn = chosen.includes(tag.name);
        return (
          <Choice
            key={tag.name}
            isOn={isOn}
            label={tag.name}
            count={tag}
            onPress={() => onNarrow(withTags(filters, isOn ? chosen.filter((held) => held !== tag.name) : [...chosen, tag.name]))}
          />
        );
      })}
    </Group>
  );
}

function Dates({ filters, onNarrow }: { filters: GalleryFilters; onNarrow: (filters: GalleryFilters) => void }) {
  const set = (name: "from" | "to", day: string) => onNarrow({ ...without(filters, name), ...(day && { [name]: day }) });
  const today = dayBefore(0);
  return (
    <Group label="Made">
      {[
        ["Today", today],
        ["Last 7 days", dayBefore(6)],
        ["Last 30 days", dayBefore(29)],
      ].map(([label = "", day = ""]) => {
        const isOn = filters.from === day && !filters.to;
        const others = without(without(filters, "from"), "to");
        return <Choice key={label} isOn={isOn} label={label} count={undefined} onPress={() => onNarrow(isOn ? others : { ...others, from: day })} />;
      })}
      <span className="filter-dates">
        <label className="field">
          <span className="label">From</span>
          <input
            className="input"
            type="date"
            value={filters.from ?? ""}
            max={filters.to ?? today}
            onChange={(event) => set("from", event.target.value)}
          />
        </label>
        <label className="field">
          <span className="label">Until</span>
          <input
            className="input"
            type="date"
            value={filters.to ?? ""}
            min={filters.from}
            max={today}
            onChange={(event) => set("to", event.target.value)}
          />
        </label>
      </span>
    </Group>
  );
}

/** Days are counted in UTC, as the filters do. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, in no form
    <div role="group" aria-labelledby={id} className="filter-group">
      <h3 className="label" id={id}>
        {label}
      </h3>
      <div className="chips">{children}</div>
    </div>
  );
}

function Choice({ isOn, label, count, onPress }: { isOn: boolean; label: string; count: Count | undefined; onPress: () => void }) {
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={onPress}>
      {label}
      {count && <Takes {...count} />}
    </button>
  );
}
