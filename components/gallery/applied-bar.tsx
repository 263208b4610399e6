"use client";

import { countWords, footageWords } from "@/components/gallery/gallery-words";
import { useLiveState } from "@/components/takes/live-takes";
import { PROVIDER_LABELS } from "@/components/takes/take-words";
import { ArrowUp, WifiOff, X } from "@/components/ui/icons";
import type { GalleryFilters } from "@/lib/gallery/state";
import { STATUS_LABELS } from "@/lib/takes/state";
import type { TakeView } from "@/lib/takes/view";

interface AppliedBarProps {
  takes: readonly TakeView[];
  hasMore: boolean;
  isLoading: boolean;
  filters: GalleryFilters;
  onNarrow: (filters: GalleryFilters) => void;
  /** Takes that came in and wait to be shown. */
  waiting: number;
  onShowWaiting: () => void;
}

/** How much there is, what narrows it, and what waits above. */
export function AppliedBar({ takes, hasMore, isLoading, filters, onNarrow, waiting, onShowWaiting }: AppliedBarProps) {
  const { provider, status, project } = filters;
  const without = (name: keyof GalleryFilters) => onNarrow(Object.fromEntries(Object.entries(filters).filter(([held]) => held !== name)));
  const count = countWords(takes.length, hasMore);
  const footage = footageWords(takes);
  return (
    <div className="filter-applied">
      <span role="status" className="nowrap">
        {isLoading ? (
          "Loading takes"
        ) : (
          <>
            <span className="strong num">{count.number}</span> {[count.rest, footage].filter(Boolean).join(" · ")}
          </>
        )}
      </span>
      {project && <AppliedChip name={project} onRemove={() => without("project")} />}
      {provider && <AppliedChip name={PROVIDER_LABELS[provider]} onRemove={() => without("provider")} />}
      {status && <AppliedChip name={STATUS_LABELS[status]} onRemove={() => without("status")} />}
      {Object.keys(filters).length > 1 && (
        <button className="link nowrap" type="button" onClick={() => onNarrow({})}>
          Clear
        </button>
      )}
      {waiting > 0 && (
        <button className="chip min-h-6" type="button" onClick={onShowWaiting}>
          <ArrowUp className="icon" aria-hidden="true" />
          Show {waiting} new {waiting === 1 ? "take" : "takes"}
        </button>
      )}
      <Freshness hasKeys={takes.length > 0} />
    </div>
  );
}

function AppliedChip({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <span className="chip is-on min-h-6">
      {name}
      <button className="chip-x" type="button" aria-label={`Remove the filter ${name}`} onClick={onRemove}>
        <X className="icon" aria-hidden="true" />
      </button>
    </span>
  );
}

/** The keys while all is well; a word when what is shown may be old. */
function Freshness({ hasKeys }: { hasKeys: boolean }) {
  const live = useLiveState();
  if (live === "polling" || live === "offline") {
    return (
      <span className="state state-warn right" role="status">
        <WifiOff className="icon" aria-hidden="true" />
        {live === "offline" ? "Offline, this may be old" : "Reconnecting, this may be a few seconds old"}
      </span>
    );
  }
  if (!hasKeys) return null;
  return (
    <span className="right nowrap max-lg:hidden [@media(hover:none)]:hidden">
      Arrows move <span aria-hidden="true">·</span> <kbd className="kbd">Enter</kbd> opens <span aria-hidden="true">·</span>{" "}
      <kbd className="kbd">J</kbd> <kbd className="kbd">L</kbd> scrub
    </span>
  );
}
