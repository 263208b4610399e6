"use client";

import { memo } from "react";
import { MoveShot } from "@/components/projects/move-shot";
import { agoWords } from "@/components/takes/feed/elapsed";
import { useFeedDeeds } from "@/components/takes/feed/feed-context";
import type { TakeGroup as Group } from "@/components/takes/feed/group";
import { TakeRow } from "@/components/takes/feed/take-row";
import { useMinute } from "@/components/takes/feed/use-now";
import { keyOf } from "@/components/takes/live/pressed-takes";
import { TakeTile } from "@/components/takes/take-tile";
import { Link } from "@/components/ui/link";

interface TakeGroupProps {
  group: Group;
  /** Takes that became ready while the page was open and have not been looked at. */
  fresh: ReadonlySet<string>;
}

/** Takes of one shot: work as rows, footage as tiles. */
export const TakeGroup = memo(function TakeGroup({ group, fresh }: TakeGroupProps) {
  const { open } = useFeedDeeds();
  const shot = group.tiles[0] ?? group.rows[0];
  return (
    <section aria-label={`${group.slate}: ${group.prompt}`}>
      <div className="run-head">
        <h3 className="truncate" title={group.prompt}>
          {group.prompt}
        </h3>
        {shot?.slate ? (
          <Link className="slate slate-link" href={`/shots/${encodeURIComponent(shot.shotId)}`} prefetch={false} title="Review this shot">
            {group.slate}
          </Link>
        ) : (
          <span className="slate">{group.slate}</span>
        )}
        <span className="right nowrap">
          {group.by && `${group.by.split(" ")[0]} · `}
          <Ago at={group.at} />
        </span>
        {shot?.slate && <MoveShot take={shot} isIcon />}
      </div>
      {group.rows.length > 0 && (
        <ul className="take-list">
          {group.rows.map((take) => (
            <TakeRow key={keyOf(take.id)} take={take} />
          ))}
        </ul>
      )}
      {group.tiles.length > 0 && (
        <ul className="run-tiles">
          {group.tiles.map((take) => (
            <TakeTile
              key={take.id}
              take={take}
              href={`/studio?take=${encodeURIComponent(take.id)}`}
              onOpen={open}
              onOrigin={open}
              shape="wide"
              hasSlate={false}
              plays
              isNew={fresh.has(take.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
});

/** Told in the reader's own time zone, which only the browser knows. */
function Ago({ at }: { at: string }) {
  const now = useMinute();
  return <time dateTime={at}>{now > 0 && agoWords(at, now)}</time>;
}
