"use client";

import type { CSSProperties } from "react";
import { Facet } from "@/components/gallery/facet";
import { StateIcon } from "@/components/takes/state-icon";
import { PROVIDER_LABELS } from "@/components/takes/take-words";
import { Grid3x3 } from "@/components/ui/icons";
import { ProviderMark } from "@/components/ui/provider-mark";
import { type GalleryFilters, placeHref, ROW_HEIGHT } from "@/lib/gallery/state";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { TAKE_STATUSES } from "@/lib/takes/limits";
import { STATUS_LABELS } from "@/lib/takes/state";

interface FilterBarProps {
  filters: GalleryFilters;
  onNarrow: (filters: GalleryFilters) => void;
  rowHeight: number;
  onRowHeight: (rem: number) => void;
}

/** What the wall is narrowed to, and how tall its rows are. */
export function FilterBar({ filters, onNarrow, rowHeight, onRowHeight }: FilterBarProps) {
  return (
    <search className="filters" aria-label="Filter takes">
      <span className="facets flex">
        <Facet
          name="Provider"
          value={filters.provider ?? null}
          options={[
            { value: null, label: "All providers", href: placeHref({ filters: withProvider(filters, null) }) },
            ...PROVIDER_IDS.map((id) => ({
              value: id,
              label: PROVIDER_LABELS[id],
              icon: <ProviderMark provider={id} label="" />,
              href: placeHref({ filters: withProvider(filters, id) }),
            })),
          ]}
          onChoose={(value) => onNarrow(withProvider(filters, value))}
        />
        <Facet
          name="Status"
          value={filters.status ?? null}
          options={[
            { value: null, label: "All statuses", href: placeHref({ filters: withStatus(filters, null) }) },
            ...TAKE_STATUSES.map((status) => ({
              value: status,
              label: STATUS_LABELS[status],
              icon: <StateIcon status={status} />,
              href: placeHref({ filters: withStatus(filters, status) }),
            })),
          ]}
          onChoose={(value) => onNarrow(withStatus(filters, value))}
        />
      </span>
      <label className="right row nowrap hint hide-phone" htmlFor="row-height">
        <Grid3x3 className="icon" aria-hidden="true" />
        <span className="sr-only">Picture size</span>
        <span className="range grid-cols-[5rem]">
          <input
            id="row-height"
            type="range"
            min={ROW_HEIGHT.min}
            max={ROW_HEIGHT.max}
            step={ROW_HEIGHT.step}
            value={rowHeight}
            aria-valuetext={`${rowHeight * 16} pixels`}
            style={{ "--v": ((rowHeight - ROW_HEIGHT.min) / (ROW_HEIGHT.max - ROW_HEIGHT.min)) * 100 } as CSSProperties}
            onChange={(event) => onRowHeight(event.target.valueAsNumber)}
          />
        </span>
      </label>
    </search>
  );
}

function withProvider({ provider: _before, ...others }: GalleryFilters, value: string | null): GalleryFilters {
  const provider = PROVIDER_IDS.find((id) => id === value);
  return { ...others, ...(provider && { provider }) };
}

function withStatus({ status: _before, ...others }: GalleryFilters, value: string | null): GalleryFilters {
  const status = TAKE_STATUSES.find((name) => name === value);
  return { ...others, ...(status && { status }) };
}
