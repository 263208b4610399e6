import { Mosaic } from "@/components/projects/mosaic";
import { lengthWords, partsWords, videoWords } from "@/components/reels/reel-words";
import { Link } from "@/components/ui/link";
import { LocalTime } from "@/components/ui/local-time";
import type { ReelCardView } from "@/lib/reels/view";

/** A reel: its first pictures, how long it is, and where its video stands. */
export function ReelCard({ reel }: { reel: ReelCardView }) {
  const { id, name, projectCode, pictures, isArchived, durationMs, concerns, updatedAt } = reel;
  const { words, tone } = videoWords(reel.render);
  return (
    <li className={isArchived ? "project-card is-archived" : "project-card"}>
      <Mosaic pictures={pictures} empty="Nothing in it yet" />
      <div className="grid min-w-0 gap-0.5">
        <div className="row min-h-6 gap-2">
          <Link className="project-link truncate" href={`/reels/${id}`}>
            {name}
          </Link>
          <span className="slate">{projectCode}</span>
        </div>
        <span className="xs soft num">
          {partsWords(reel)} · {lengthWords(durationMs)}
        </span>
        <span className="row flex-wrap gap-1.5">
          <span className={tone ? `pill pill-${tone}` : "pill"}>{words}</span>
          {concerns > 0 && <span className="pill pill-warn">{concerns === 1 ? "1 take to look at" : `${concerns} takes to look at`}</span>}
        </span>
        <span className="xs muted">
          Changed <LocalTime moment={updatedAt} />
        </span>
      </div>
    </li>
  );
}
