import { buttonClass } from "@/components/ui/button-class";
import { Download } from "@/components/ui/more-icons";
import type { GuestRoom } from "@/lib/shares/view";

/** The reel as one video; the clips that it is made of stand below it. */
export function GuestReel({ reel }: { reel: NonNullable<GuestRoom["reel"]> }) {
  return (
    <section className="guest-reel" aria-label={`Reel ${reel.name}`}>
      <video
        src={reel.url}
        poster={reel.posterUrl ?? undefined}
        width={reel.width}
        height={reel.height}
        controls
        loop
        muted
        playsInline
        preload="none"
        aria-label={`Reel ${reel.name}`}
      />
      {reel.downloadUrl && (
        <a className={buttonClass({ variant: "ghost", size: "sm", className: "justify-self-end" })} href={reel.downloadUrl} download>
          <Download className="icon" aria-hidden="true" />
          Download the reel
        </a>
      )}
    </section>
  );
}
