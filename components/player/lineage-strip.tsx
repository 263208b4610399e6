"use client";

import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, type MouseEvent, useEffect, useRef } from "react";
import { addressOf } from "@/components/projects/address";
import { lineageWords } from "@/components/takes/make/origin-words";
import { Poster } from "@/components/takes/poster";
import { StateIcon } from "@/components/takes/state-icon";
import { ChevronRight } from "@/components/ui/icons";
import { lineageQuery } from "@/lib/lineage/queries";
import type { LineageTake } from "@/lib/lineage/view";
import { STATUS_LABELS } from "@/lib/takes/state";
import type { TakeView } from "@/lib/takes/view";

interface LineageStripProps {
  take: TakeView;
  onTurn: (takeId: string) => void;
}

/** The takes that this one came from, the eldest first, this one, and what was made from it; nothing where it stands alone. */
export function LineageStrip({ take, onTurn }: LineageStripProps) {
  const { data } = useQuery(lineageQuery(take.id));
  const strip = useRef<HTMLElement>(null);
  const shownId = data?.take.takeId;

  useEffect(() => {
    if (shownId) strip.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [shownId]);

  // known before it is loaded: the place is kept, so that the picture does not jump
  if (!data) return take.from || take.frameOf ? <div className="chain" aria-hidden="true" /> : null;
  const { before, after, isCut } = data;
  if (before.length === 0 && after.length === 0) return null;
  const chain = [...before, data.take, ...after];

  return (
    <nav ref={strip} className="chain" aria-label="Chain of takes">
      <ol>
        {isCut.before && <li className="chain-more">older takes</li>}
        {before.map((one) => (
          <Link key={one.takeId} take={one} chain={chain} onTurn={onTurn} />
        ))}
        <Link take={data.take} chain={chain} isCurrent />
        {after.length > 0 && (
          <li className="chain-more">
            <ChevronRight className="icon" aria-hidden="true" />
            made from it
          </li>
        )}
        {isCut.after && <li className="chain-more">and older ones</li>}
        {after.map((one) => (
          <Link key={one.takeId} take={one} chain={chain} onTurn={onTurn} />
        ))}
      </ol>
    </nav>
  );
}

interface LinkProps {
  take: LineageTake;
  chain: readonly LineageTake[];
  isCurrent?: boolean;
  onTurn?: (takeId: string) => void;
}

function Link({ take, chain, isCurrent = false, onTurn }: LinkProps) {
  const words = lineageWords(take, chain);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onTurn?.(take.takeId);
  };
  const isReady = take.status === "ready";
  return (
    <li style={{ "--ar": (take.width / take.height || 1.7778).toFixed(4) } as CSSProperties}>
      <a
        className="chain-take"
        href={addressOf(window.location, { take: take.takeId })}
        aria-current={isCurrent || undefined}
        title={words || undefined}
        onClick={open}
      >
        <span className="frame">
          <Poster src={take.pictureUrl} thumbhash={take.thumbhash} isDim={!isReady} />
          {!isReady && (
            <span className="absolute inset-0 grid place-items-center text-white">
              <StateIcon status={take.status} />
            </span>
          )}
        </span>
        <span className="grid min-w-0 content-center">
          <span className="row nowrap gap-1.5">
            <span className="mark">T{take.number}</span>
            <span className="slate">{take.slate}</span>
            {!isReady && <span className="sr-only">{STATUS_LABELS[take.status]}</span>}
          </span>
          <span className="xxs muted truncate">{isCurrent && !words ? "this take" : words || "the first"}</span>
        </span>
      </a>
    </li>
  );
}
