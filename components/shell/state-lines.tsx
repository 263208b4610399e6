import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { KeyRound } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { LocalTime } from "@/components/ui/local-time";
import type { PauseView, StudioState } from "@/lib/health/view";

/** What is wrong with the studio while it answers. */
export function StateLines({ state }: { state: StudioState }) {
  return (
    <>
      {troubleOf(state)}
      {state.pauses.map((pause) => (
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

/** Why nothing is sent to a provider, and until when. */
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
