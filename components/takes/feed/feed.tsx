"use client";

import { memo, type ReactNode, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import { BatchesAbove } from "@/components/batches/batches-above";
import { FeedTabs } from "@/components/takes/feed/feed-tabs";
import { countTabs, type FeedTab, groupTakes, isIn, keepSame, type TakeGroup as TakesOfShot } from "@/components/takes/feed/group";
import { LiveBadge } from "@/components/takes/feed/live-badge";
import { PressRefusal } from "@/components/takes/feed/press-refusal";
import { RetriesProvider } from "@/components/takes/feed/retries";
import { TakeGroup } from "@/components/takes/feed/take-group";
import { NoticeMenu } from "@/components/takes/notice/notice-menu";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { TakeView } from "@/lib/takes/view";

interface FeedProps {
  takes: readonly TakeView[];
  fresh: ReadonlySet<string>;
  updatedAt: number;
  state: "loading" | "failed" | "loaded";
  more: { hasMore: boolean; isLoading: boolean; hasFailed: boolean; load: () => void };
  onRetry: () => void;
  /** What stands here before the first take. */
  empty: ReactNode;
}

const NOTHING: Record<Exclude<FeedTab, "all">, { title: string; words: string }> = {
  working: { title: "Nothing is running", words: "Takes that wait, generate or are being saved show here." },
  look: { title: "Nothing needs a look", words: "Takes that failed, or that nobody is sure of, show here." },
  ready: { title: "Nothing is ready yet", words: "Clips show here as soon as they are saved." },
};

/** Every take there is, the newest first: running work above, footage as it comes. */
export const Feed = memo(function Feed({ takes, fresh, updatedAt, state, more, onRetry, empty }: FeedProps) {
  const panelId = useId();
  const [tab, setTab] = useState<FeedTab>("all");
  const counts = useMemo(() => countTabs(takes), [takes]);
  // the tab answers at once; what stands under it is drawn right after
  const shownTab = useDeferredValue(tab);
  const held = useRef<TakesOfShot[]>([]);
  const groups = useMemo(() => {
    held.current = keepSame(held.current, groupTakes(takes.filter((take) => isIn(shownTab, take))));
    return held.current;
  }, [takes, shownTab]);

  if (state === "loaded" && takes.length === 0) {
    return (
      <section className="feed" aria-label="Takes">
        <div className="feed-body grid-cols-1 place-content-center">
          <PressRefusal />
          {empty}
        </div>
      </section>
    );
  }

  return (
    <section className="feed" aria-label="Takes">
      <div className="feed-head">
        <h2 className="sr-only">Takes</h2>
        <FeedTabs current={tab} counts={counts} hasMore={more.hasMore} panelId={panelId} onTab={setTab} />
        <div className="right row">
          <LiveBadge updatedAt={updatedAt} />
          <NoticeMenu />
        </div>
      </div>
      <BatchesAbove />
      <div
        ref={hearFingers}
        className="feed-body grid-cols-1"
        id={panelId}
        role="tabpanel"
        aria-labelledby={`${panelId}-${tab}`}
        tabIndex={-1}
        aria-busy={state === "loading" || shownTab !== tab || undefined}
      >
        <PressRefusal />
        {state === "failed" && (
          <Empty title="The takes could not be loaded" action={<Button onClick={onRetry}>Try again</Button>}>
            Nothing is lost: they are safe on the server, and those that run keep running.
          </Empty>
        )}
        <RetriesProvider takes={takes}>
          {groups.map((group) => (
            <TakeGroup key={group.key} group={group} fresh={fresh} />
          ))}
        </RetriesProvider>
        {state === "loaded" && groups.length === 0 && shownTab !== "all" && !more.hasMore && (
          <Empty title={NOTHING[shownTab].title}>{NOTHING[shownTab].words}</Empty>
        )}
        {more.hasMore && state === "loaded" && <More {...more} />}
      </div>
    </section>
  );
});

/** Where there are fingers, one that stays on a picture opens the take's menu. */
function hearFingers(element: HTMLElement | null) {
  if (!element || !matchMedia("(hover: none)").matches) return;
  const gone = new AbortController();
  import("@/components/takes/feed/long-press").then(
    ({ hearLongPresses }) => hearLongPresses(element, gone.signal),
    () => {}, // the button beside it does the same
  );
  return () => gone.abort();
}

/** The end of what is loaded: more comes when it is reached, or by hand; after a failure by hand only. */
function More({ isLoading, hasFailed, load }: FeedProps["more"]) {
  const mark = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = mark.current;
    if (isLoading || hasFailed || !element) return;
    const watch = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && load(), {
      root: element.parentElement,
      rootMargin: "600px 0px",
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [isLoading, hasFailed, load]);

  return (
    <div ref={mark} className="grid justify-items-center gap-2 py-2">
      {hasFailed && <span className="error-text">More takes could not be loaded.</span>}
      <Button isBusy={isLoading} onClick={load}>
        {isLoading ? "Loading more" : hasFailed ? "Try again" : "Load more"}
      </Button>
    </div>
  );
}
