"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "@/components/ui/banner";
import { later } from "@/components/ui/later";
import { stateQuery } from "@/lib/health/queries";

const StateLines = later(() => import("@/components/shell/state-lines").then((module) => module.StateLines));

/** What is going on with the studio itself, while it is: each line comes and goes by itself. */
export function StateBanners() {
  const { data } = useQuery(stateQuery());
  if (!data) return null;
  if (data.studio === "unreachable") {
    // its words are here already: nothing can be fetched now
    return (
      <Banner tone="warn" title="The studio does not answer.">
        What you see may be old. This page goes on by itself when the studio is back.
      </Banner>
    );
  }
  const isWrong = data.studio !== "ok" || data.storage !== "ok" || data.worker !== "ok" || data.pauses.length > 0;
  return isWrong && <StateLines state={data} />;
}
