"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { LocalTime } from "@/components/ui/local-time";
import { stateQuery } from "@/lib/health/queries";
import type { PauseView, StudioState } from "@/lib/health/view";

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

function PauseBanner({ pause: { reason, message, until } }: { pause: PauseView }) {
  const isAboutKey = reason === "key_refused" || reason === "key_unreadable";
  return (
    <Banner
      tone={isAboutKey ? "danger" : "warn"}
      icon={isAboutKey ? <KeyRound className="icon" /> : undefined}
      title={message}
      action={
        isAboutKey && (
          <Link className={buttonClass({ size: "sm" })} href="/settings#providers">
            Check the key
          </Link>
        )
      }
    >
      {until && Date.parse(until) > Date.now() && (
        <>
          Tried again at <LocalTime moment={until} />.
        </>
      )}
    </Banner>
  );
}
