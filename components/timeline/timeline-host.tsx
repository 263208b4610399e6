"use client";

import { useSyncExternalStore } from "react";
import { openTimeline, timelineStore } from "@/components/timeline/open-timeline";
import { later } from "@/components/ui/later";

const TimelineDrawer = later(() => import("@/components/timeline/timeline-drawer").then((module) => module.TimelineDrawer));

/** Where the timeline opens: above rows that become tiles meanwhile. Its code comes with the first press. */
export function TimelineHost() {
  const takeId = useSyncExternalStore(timelineStore.subscribe, timelineStore.current, () => null);
  return takeId && <TimelineDrawer key={takeId} takeId={takeId} onClose={() => openTimeline(null)} />;
}
