"use client";

import type { RefObject } from "react";
import { SORT_WORDS } from "@/components/gallery/sort-words";
import { Check } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import { SORTS, type Sort } from "@/lib/gallery/limits";

interface SortMenuProps {
  sort: Sort;
  onSort: (sort: Sort) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** Which takes come first. */
export function SortMenu({ sort, onSort, anchor, onClose }: SortMenuProps) {
  return (
    <Popup anchor={anchor} label="Sort" onClose={onClose}>
      {SORTS.map((one) => (
        <button
          key={one}
          type="button"
          className="menu-item"
          aria-pressed={one === sort}
          onClick={() => {
            anchor.current?.focus();
            onClose();
            if (one !== sort) onSort(one);
          }}
        >
          <span className="grow">{SORT_WORDS[one]}</span>
          {one === sort && <Check className="icon" aria-hidden="true" />}
        </button>
      ))}
    </Popup>
  );
}
