"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { CopyButton } from "@/components/player/copy-button";
import { TimelineList } from "@/components/timeline/timeline-list";
import { timelineText } from "@/components/timeline/timeline-words";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { takeQuery } from "@/lib/takes/queries";
import { timelineQuery } from "@/lib/timeline/queries";

/** Everything that happened to a take, at the side of the page, and live while it is open. */
export function TimelineDrawer({ takeId, onClose }: { takeId: string; onClose: () => void }) {
  const { data, isPending, isError, refetch } = useTimeline(takeId);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      className="drawer"
      title={data ? `Timeline of ${data.slate} take ${data.number}` : "Timeline"}
      description={
        data && (
          <span className="xs wrap-anywhere">
            {PROVIDER_LABELS[data.provider]}
            {data.mode === "sandbox" && ", sandbox: no money moves"}
            {data.predictionId && (
              <>
                , prediction <span className="mono">{data.predictionId}</span>
              </>
            )}
          </span>
        )
      }
    >
      {data && (
        <div className="row between">
          <span className="xs muted">Your local time</span>
          <CopyButton what="timeline as text" text={timelineText(data)} hasWord />
        </div>
      )}
      {data && isError && <Note tone="warn" title="This may be old: the studio could not be asked just now." />}
      {data?.isCut && <Note title="The oldest exchanges are left out." />}
      {data && data.entries.length === 0 && <Empty title="Nothing is known of this take" />}
      {data && data.entries.length > 0 && <TimelineList timeline={data} />}
      {isPending && !isError && (
        <div className="stack" role="status" aria-label="Loading the timeline">
          {["w-3/5", "w-4/5", "w-2/5", "w-3/5"].map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            <Skeleton key={index} className={width} />
          ))}
        </div>
      )}
      {!data && isError && (
        <Empty title="The timeline could not be loaded" action={<Button onClick={() => void refetch()}>Try again</Button>}>
          Nothing of it is lost: it is kept with the take.
        </Empty>
      )}
    </Dialog>
  );
}

/** Read again with every event of the take: those refresh the take, and its moment says so. */
function useTimeline(takeId: string) {
  const client = useQueryClient();
  const { dataUpdatedAt } = useQuery({ ...takeQuery(takeId), enabled: false });
  useEffect(() => {
    if (dataUpdatedAt > 0) void client.invalidateQueries({ queryKey: timelineQuery(takeId).queryKey });
  }, [client, takeId, dataUpdatedAt]);
  return useQuery(timelineQuery(takeId));
}
