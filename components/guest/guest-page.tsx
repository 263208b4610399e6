import { GuestName } from "@/components/guest/guest-name";
import { GuestReel } from "@/components/guest/guest-reel";
import { GuestRoom } from "@/components/guest/guest-room";
import { GuestTop } from "@/components/guest/guest-top";
import { amountWords, leadOf, takesOf } from "@/components/guest/guest-words";
import { GuestZip } from "@/components/guest/guest-zip";
import { Note } from "@/components/ui/banner";
import { Empty } from "@/components/ui/empty";
import { LocalTime } from "@/components/ui/local-time";
import type { GuestRoom as Room } from "@/lib/shares/view";

/** The page behind a link: whose clips, until when, and the clips. */
export function GuestPage({ room }: { room: Room }) {
  const takes = takesOf(room);
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the clips
      </a>
      <div className="guest">
        <GuestTop>
          {room.guest && <GuestName room={room} />}
          <span className="row max-md:hidden">
            <GuestZip room={room} />
          </span>
        </GuestTop>
        <main id="main" tabIndex={-1}>
          <div className="guest-title">
            <div className="grow">
              <h1>{room.name}</h1>
              {takes.length > 0 && <p className="guest-lead">{leadOf(room.permission, takes.length)}</p>}
            </div>
            <p className="guest-facts">
              {[room.from && `From ${room.from}`, takes.length > 0 && amountWords(takes)].filter(Boolean).join(" · ")}
              {room.expiresAt && (
                <>
                  {room.from || takes.length > 0 ? " · open until " : "Open until "}
                  <LocalTime moment={room.expiresAt} />
                </>
              )}
            </p>
            {room.zip && (
              <div className="guest-keep md:hidden">
                <GuestZip room={room} />
              </div>
            )}
          </div>
          <noscript>
            <Note className="mb-4" title="This browser runs no script.">
              Clips play and can be signed off all the same. Notes at a moment, and comparing, need script.
            </Note>
          </noscript>
          {room.reel && <GuestReel reel={room.reel} />}
          {room.hasReel && !room.reel && takes.length > 0 && (
            <p className="hint mb-4">The reel as one video comes here once it is ready. Until then, here are its clips.</p>
          )}
          {takes.length > 0 ? (
            <GuestRoom room={room} />
          ) : (
            !room.reel && <Empty title="Nothing to watch yet">Clips appear here as soon as there are any. The link stays the same.</Empty>
          )}
        </main>
        <footer className="guest-foot">
          <span>
            Only people with this link see this page.
            {room.permission !== "view" && ` Your name and what you write are seen by ${room.from ?? "the team"} and by others with the link.`}
          </span>
          <span>Made with Dailies</span>
        </footer>
      </div>
    </>
  );
}
