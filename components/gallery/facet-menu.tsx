"use client";

import { type RefObject, useState } from "react";
import { FACET_LABELS, optionsOf } from "@/components/gallery/facets";
import { withTags } from "@/components/gallery/filter-words";
import { useTags } from "@/components/gallery/use-tags";
import { useProjects } from "@/components/projects/use-projects";
import { StateIcon } from "@/components/takes/state-icon";
import { Check } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import { ProviderMark } from "@/components/ui/provider-mark";
import type { GalleryFilters } from "@/lib/gallery/state";
import type { GalleryCounts } from "@/lib/gallery/view";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { TAKE_STATUSES } from "@/lib/takes/limits";

export interface FacetMenuProps {
  name: "status" | "verdict" | "provider" | "tags";
  filters: GalleryFilters;
  counts: GalleryCounts | undefined;
  onNarrow: (filters: GalleryFilters) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** The choices of one filter with how many takes each leaves. A second press on a choice takes it away. */
export function FacetMenu({ name, ...rest }: FacetMenuProps) {
  return name === "tags" ? <TagMenu {...rest} /> : <ChoiceMenu name={name} {...rest} />;
}

function ChoiceMenu({ name, filters, counts, onNarrow, anchor, onClose }: FacetMenuProps & { name: Exclude<FacetMenuProps["name"], "tags"> }) {
  const options = optionsOf(name, filters, counts, useProjects()?.projects ?? []);
  const choose = (next: GalleryFilters) => {
    anchor.current?.focus();
    onClose();
    onNarrow(next);
  };
  return (
    <Popup anchor={anchor} label={FACET_LABELS[name]} onClose={onClose}>
      {options.map(({ value, label, takes, isOn, next }) => (
        <button key={value} type="button" className="menu-item" aria-pressed={isOn} onClick={() => choose(next)}>
          <OptionIcon name={name} value={value} />
          <span className="grow">{label}</span>
          {isOn ? <Check className="icon" aria-hidden="true" /> : <Takes takes={takes} />}
        </button>
      ))}
      {options.length === 0 && <p className="muted px-2.5 py-1.5">No takes to narrow.</p>}
    </Popup>
  );
}

function TagMenu({ filters, onNarrow, anchor, onClose }: Omit<FacetMenuProps, "name">) {
  const tags = useTags();
  const [text, setText] = useState("");
  const chosen = filters.tags ?? [];
  const found = tags?.filter((tag) => tag.name.toLowerCase().includes(text.trim().toLowerCase())) ?? [];
  return (
    <Popup anchor={anchor} label="Tag" onClose={onClose}>
      {(tags?.length ?? 0) > 8 && (
        <label className="block p-1.5">
          <span className="sr-only">Find a tag</span>
          <input className="input" type="search" placeholder="Find a tag" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      )}
      {found.map(({ name, takes, isMore }) => {
        const isOn = chosen.includes(name);
        return (
          <button
            key={name}
            type="button"
            className="menu-item"
            aria-pressed={isOn}
            onClick={() => onNarrow(withTags(filters, isOn ? chosen.filter((held) => held !== name) : [...chosen, name]))}
          >
            <span className="grow truncate">{name}</span>
            {isOn ? <Check className="icon" aria-hidden="true" /> : <Takes takes={takes} isMore={isMore} />}
          </button>
        );
      })}
      {tags && found.length === 0 && (
        <p className="muted px-2.5 py-1.5">{text ? `No tag with “${text}”.` : "No tags yet. Select takes, then press Tag."}</p>
      )}
    </Popup>
  );
}

/** How many takes a choice leaves. */
export function Takes({ takes, isMore = false }: { takes: number | null; isMore?: boolean }) {
  if (takes === null) return null;
  return (
    <span className="num muted">
      {takes.toLocaleString("en-US")}
      {isMore && "+"}
    </span>
  );
}

function OptionIcon({ name, value }: { name: string; value: string }) {
  const status = name === "status" ? TAKE_STATUSES.find((one) => one === value) : undefined;
  const provider = name === "provider" ? PROVIDER_IDS.find((one) => one === value) : undefined;
  if (status) return <StateIcon status={status} />;
  return provider ? <ProviderMark provider={provider} label="" /> : null;
}
