import type { GuestViewerProps } from "@/components/guest/guest-viewer-props";
import { clipName } from "@/components/guest/guest-words";
import { Poster } from "@/components/takes/poster";
import { LocalTime } from "@/components/ui/local-time";

/** The place of an open clip while its player comes; without script, all there is: the clip, and a form that signs it off. */
export function PlainTake({ room, take }: GuestViewerProps) {
  const { clip } = take;
  if (!clip) return null;
  return (
    <section className="guest-view" aria-label={clipName(take)} aria-busy="true">
      <div className="guest-screen">
        <div className="guest-picture" style={{ "--a": (clip.width / clip.height).toFixed(4) } as React.CSSProperties}>
          <Poster src={clip.posterUrl} thumbhash={clip.thumbhash} isEager />
        </div>
        <noscript>
          <video src={clip.url} poster={clip.posterUrl} width={clip.width} height={clip.height} controls loop muted playsInline preload="none" />
        </noscript>
      </div>
      <div className="guest-side">
        <div className="guest-head">
          <h2 className="truncate">{clipName(take)}</h2>
        </div>
        {take.downloadUrl && (
          <noscript>
            <a className="btn m-4" href={take.downloadUrl} download>
              Download the clip
            </a>
          </noscript>
        )}
        {room.permission === "approve" && (
          <noscript>
            <PlainDecision room={room} take={take} />
          </noscript>
        )}
      </div>
    </section>
  );
}

function PlainDecision({ room, take: { id, mine } }: Pick<GuestViewerProps, "room" | "take">) {
  return (
    <form className="guest-decision" method="post" action={`${room.api}/sign-off`}>
      {mine && (
        <p className="soft xs">
          {mine.kind === "approved" ? "You approved this clip on " : "You asked for changes on "}
          <LocalTime moment={mine.at} />. You can change this while the link is open.
        </p>
      )}
      <input type="hidden" name="takeId" value={id} />
      <label className="field">
        <span className="label">Your name</span>
        <input className="input" name="name" autoComplete="name" required defaultValue={room.guest?.name ?? room.suggestedName ?? ""} />
      </label>
      <label className="field">
        <span className="label">What should change, or anything to say</span>
        <textarea className="textarea" name="sentence" rows={2} />
      </label>
      <div className="guest-choices">
        <button className="btn is-ok" type="submit" name="kind" value="approved">
          Approve
        </button>
        <button className="btn is-info" type="submit" name="kind" value="changes_requested">
          Ask for changes
        </button>
      </div>
    </form>
  );
}
