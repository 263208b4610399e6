"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "@/components/ui/banner";
import { later } from "@/components/ui/later";
import { stateQuery } from "@/lib/health/queries";
import type { StudioState } from "@/lib/health/view";

const PauseBanner = later(() => import("@/components/shell/pause-banner").then((module) => module.PauseBanner));

/** What is going on with the studio itself, while it is: each line comes and goes by itself. */
export function StateBanners() {
  const { data } = useQuery(stateQuery());
  if (!data) return null;
  return (
    <>
      {troubleOf(data)}
      {data.pauses.map((pause) => (
        <PauseBanner key={pause.provider} pause={pause} />
      ))}
    </>
  );
}

/** The one thing that stands in the way of the others. */
function troubleOf({ studio, storage, worker }: StudioState) {
  if (studio === "away") {
    return (
      <Banner tone="danger" title="The studio’s database does not answer.">
        What you see stays. Nothing new is started, nothing is lost, and this page goes on by itself.
      </Banner>
    );
  }
  if (studio === "unreachable") {
    return (
      <Banner tone="warn" title="The studio does not answer.">
        What you see may be old. This page goes on by itself when the studio is back.
      </Banner>
    );
  }
  if (storage === "full") {
    return (
      <Banner tone="danger" title="The storage is full.">
        Nothing new is sent. Clips that are done wait at their provider and are saved once there is room.
      </Banner>
    );
  }
  if (storage === "down") {
    return (
      <Banner tone="danger" title="The storage can’t be written to.">
        Nothing new is sent. Clips that are done wait at their provider and are saved once it can be.
      </Banner>
    );
  }
  if (worker === "down") {
    return (
      <Banner tone="warn" title="No worker is at work.">
        Takes wait where they are, and go on as soon as one is back.
      </Banner>
    );
  }
  return null;
}
