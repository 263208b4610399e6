"use client";

import { statePill } from "@/components/takes/state-icon";
import { takeMark } from "@/components/takes/take-words";
import { TimelineButton } from "@/components/timeline/timeline-button";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { ChevronRight, MessageSquare, X } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { ChevronLeft } from "@/components/ui/more-icons";
import { ProviderMark } from "@/components/ui/provider-mark";
import { STATUS_LABELS } from "@/lib/takes/state";
import type { TakeView } from "@/lib/takes/view";

/** At an end of the list a button stays where it is, but stands back. */
const END = "aria-disabled:border-transparent aria-disabled:bg-transparent";

interface PlayerHeaderProps {
  take: TakeView | undefined;
  titleId: string;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** The room of a take's shot, with this take on the stage. */
export function reviewHref({ id, shotId }: Pick<TakeView, "id" | "shotId">): string {
  return `/shots/${encodeURIComponent(shotId)}?takes=${encodeURIComponent(id)}`;
}

/** Which take it is, and the way to the others. */
export function PlayerHeader({ take, titleId, onClose, onPrevious, onNext }: PlayerHeaderProps) {
  return (
    <header className="sticky top-0 z-10 col-span-2 flex min-h-13 items-center gap-3 border-b border-line bg-surface px-4 max-md:px-3">
      <h2 className="row nowrap" id={titleId}>
        <span className="mark text-base leading-none">{take ? takeMark(take) : "Take"}</span>
        {take && <span className="slate">{take.slate}</span>}
      </h2>
      {take && <ProviderMark provider={take.provider} className="max-md:hidden" />}
      {take && take.status !== "ready" && <span className={statePill(take.status)}>{STATUS_LABELS[take.status]}</span>}
      {take?.mode === "sandbox" && <span className="pill">SANDBOX</span>}
      <span className="right row gap-0.5">
        {take?.clip && (
          <Link
            className={buttonClass({ variant: "ghost" })}
            href={reviewHref(take)}
            prefetch={false}
            title="Open it in the review room (R)"
            aria-keyshortcuts="R"
          >
            <MessageSquare className="icon" aria-hidden="true" />
            <span className="max-md:sr-only">Review</span>
          </Link>
        )}
        {take && <TimelineButton take={take} />}
        <IconButton label="Take before ([)" className={END} isBlocked={!onPrevious} onClick={onPrevious}>
          <ChevronLeft className="icon" aria-hidden="true" />
        </IconButton>
        <IconButton label="Next take (])" className={END} isBlocked={!onNext} onClick={onNext}>
          <ChevronRight className="icon" aria-hidden="true" />
        </IconButton>
        <IconButton label="Close (Esc)" onClick={onClose}>
          <X className="icon" aria-hidden="true" />
        </IconButton>
      </span>
    </header>
  );
}
