"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type FocusEvent, useCallback, useDeferredValue, useMemo, useState } from "react";
import { Player } from "@/components/player/player";
import { useFeedFilters, useProject } from "@/components/projects/shown-project";
import { Composer } from "@/components/takes/composer/composer";
import { useComposer } from "@/components/takes/composer/use-composer";
import { Feed } from "@/components/takes/feed/feed";
import { type FeedDeeds, FeedDeedsProvider } from "@/components/takes/feed/feed-context";
import { isWorking, stillsOf } from "@/components/takes/feed/group";
import { goToTake, useFeedPlace, useRecipeFromAddress } from "@/components/takes/feed/use-feed-place";
import { useNews } from "@/components/takes/feed/use-news";
import { usePressed } from "@/components/takes/feed/use-pressed";
import { showNewTakes } from "@/components/takes/live/take-cache";
import { useGrantedWishes } from "@/components/takes/make/use-granted-wishes";
import { useStudioKeys } from "@/components/takes/use-studio-keys";
import { Empty } from "@/components/ui/empty";
import { later } from "@/components/ui/later";
import { Segmented } from "@/components/ui/segmented";
import type { ProviderForm } from "@/lib/settings/loaders";
import { takesQuery } from "@/lib/takes/queries";
import type { TakeView } from "@/lib/takes/view";

interface StudioProps {
  memberId: string;
  /** False for those who look only. */
  canSpend: boolean;
  /** Others' takes in the queue are the owner's to move too. */
  isOwner: boolean;
  forms: [ProviderForm, ...ProviderForm[]];
}

const SampleCards = later(() => import("@/components/takes/feed/samples").then((module) => module.SampleCards));
const ArchivedNote = later(() => import("@/components/projects/archived-note").then((module) => module.ArchivedNote));

type Mode = "compose" | "feed";
const NONE: TakeView[] = [];

/** The studio: takes are made on one side and arrive on the other; a phone shows one of them at a time. */
export function Studio({ memberId, canSpend, isOwner, forms }: StudioProps) {
  const client = useQueryClient();
  const [mode, setMode] = useState<Mode>(canSpend ? "compose" : "feed");
  const project = useProject();
  const query = useInfiniteQuery(takesQuery(useFeedFilters()));
  const takes = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? NONE, [query.data]);
  const recent = useMemo(() => stillsOf(takes), [takes]);
  const composer = useComposer(memberId, forms);
  // what was pressed is answered at once; its cards are drawn right after
  const cards = useDeferredValue(usePressed(takes));
  const place = useFeedPlace();
  const { open } = place;
  const goTo = useCallback(
    (told: readonly TakeView[]) => {
      const [first] = told;
      if (!first) return;
      setMode("feed");
      if (told.length === 1 && first.status === "ready") open(first.id);
      // a phone shows the feed first
      else requestAnimationFrame(() => goToTake(first.id));
    },
    [open],
  );
  const news = useNews({ takes, memberId, onOpen: goTo });
  const working = useMemo(() => takes.filter(isWorking).length, [takes]);

  useStudioKeys(setMode, canSpend);
  const compose = useCallback(() => setMode("compose"), []);
  const use = useGrantedWishes(composer, place, compose);
  useRecipeFromAddress(composer.isLoaded, use);

  const { say, look } = news;
  const start = useCallback(
    (started: TakeView[]) => {
      showNewTakes(client, started);
      say(`${started.length === 1 ? "1 take" : `${started.length} takes`} queued.`);
      setMode("feed");
    },
    [client, say],
  );
  const deeds = useMemo<FeedDeeds>(
    () => ({
      canSpend,
      mayMove: (queue) => canSpend && (isOwner || queue.memberId === memberId),
      open: (take) => open(take.id),
    }),
    [canSpend, isOwner, memberId, open],
  );

  const { fetchNextPage, refetch } = query;
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  const { hasNextPage: hasMore, isFetchingNextPage: isLoading, isFetchNextPageError: hasFailed } = query;
  const more = useMemo(() => ({ hasMore, isLoading, hasFailed, load }), [hasMore, isLoading, hasFailed, load]);

  // a window that becomes narrower shows the half where one is, with the dialog that is open there
  const follow = ({ target }: FocusEvent) => {
    if (target.closest(".feed")) setMode("feed");
    else if (target.closest(".composer")) setMode("compose");
  };

  return (
    <div className="fills grid h-full grid-rows-[minmax(0,1fr)]">
      <h1 className="sr-only">Studio</h1>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears where the focus goes */}
      <div className="studio" data-mode={mode} onFocus={follow}>
        <div className="mode-tabs">
          <Segmented
            className="grow"
            label="Show"
            isLabelHidden
            value={mode}
            onChange={setMode}
            options={[
              { value: "compose", label: "Compose" },
              {
                value: "feed",
                label: <>Takes {working > 0 && <span className="mono muted">{working} working</span>}</>,
              },
            ]}
          />
        </div>
        {project?.isArchived ? (
          <ArchivedNote project={project} />
        ) : canSpend ? (
          <Composer state={composer} forms={forms} recent={recent} onStarted={start} />
        ) : (
          <div className="composer">
            <Empty className="col-span-full content-center" title="You can look, but not start takes">
              Ask the owner for the producer role to make some of your own.
            </Empty>
          </div>
        )}
        <FeedDeedsProvider value={deeds}>
          <Feed
            takes={cards}
            fresh={news.fresh}
            updatedAt={query.dataUpdatedAt}
            state={query.isPending ? "loading" : query.isError && takes.length === 0 ? "failed" : "loaded"}
            more={more}
            onRetry={retry}
            empty={
              cards.length > 0 ? null : canSpend && !project?.isArchived ? (
                <SampleCards samples={composer.samples} onUsed={compose} />
              ) : (
                <Empty title="No takes yet">They arrive here as soon as somebody makes one.</Empty>
              )
            }
          />
        </FeedDeedsProvider>
      </div>
      <div className="sr-only" role="status" aria-live="polite">
        {news.words}
      </div>
      <OpenTake place={place} takes={takes} onSeen={look} />
    </div>
  );
}

/** The player over the studio, with the clips before and after. */
function OpenTake({
  place,
  takes,
  onSeen,
}: {
  place: ReturnType<typeof useFeedPlace>;
  takes: readonly TakeView[];
  onSeen: (takeId: string) => void;
}) {
  const { takeId, close, turnTo } = place;
  if (!takeId) return null;
  const clips = takes.filter((take) => take.status === "ready");
  const at = clips.findIndex((take) => take.id === takeId);
  const [before, after] = at < 0 ? [] : [clips[at - 1], clips[at + 1]];
  return (
    <Player
      takeId={takeId}
      take={takes.find((take) => take.id === takeId)}
      onClose={() => {
        onSeen(takeId);
        close();
      }}
      onPrevious={before && (() => turnTo(before.id))}
      onNext={after && (() => turnTo(after.id))}
      onTurn={turnTo}
    />
  );
}
