"use client";

import { type KeyboardEvent, useRef } from "react";
import { FEED_TABS, type FeedTab, TAB_LABELS } from "@/components/takes/feed/group";

interface FeedTabsProps {
  current: FeedTab;
  counts: Record<FeedTab, number>;
  /** More takes can be loaded, so the counts are of what is. */
  hasMore: boolean;
  panelId: string;
  onTab: (tab: FeedTab) => void;
}

/** Which takes are shown, with how many there are. Arrow keys move between them. */
export function FeedTabs({ current, counts, hasMore, panelId, onTab }: FeedTabsProps) {
  const list = useRef<HTMLDivElement>(null);

  function turn(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = FEED_TABS.indexOf(current);
    const next =
      event.key === "Home"
        ? FEED_TABS[0]
        : event.key === "End"
          ? FEED_TABS.at(-1)
          : step && FEED_TABS[(at + step + FEED_TABS.length) % FEED_TABS.length];
    if (!next) return;
    event.preventDefault();
    onTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  return (
    <div ref={list} className="tabs" role="tablist" aria-label="Show takes" tabIndex={-1} onKeyDown={turn}>
      {FEED_TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${panelId}-${tab}`}
          data-tab={tab}
          className="tab"
          aria-selected={tab === current}
          aria-controls={panelId}
          tabIndex={tab === current ? 0 : -1}
          title={hasMore ? "Of the takes that are loaded" : undefined}
          onClick={() => onTab(tab)}
        >
          {TAB_LABELS[tab]}{" "}
          <span className={tab === "look" && counts.look > 0 ? "n n-warn" : "n"}>
            {counts[tab]}
            {tab === "all" && hasMore && "+"}
          </span>
        </button>
      ))}
    </div>
  );
}
