"use client";

import type { CSSProperties } from "react";
import type { Look } from "@/components/review/use-look";
import { takeMark } from "@/components/takes/take-words";
import type { ReviewTake } from "@/lib/review/view";

export interface WipeHandleProps {
  under: ReviewTake;
  over: ReviewTake;
  look: Look;
  ratio: number;
}

/** The line between two takes: a slider, so that keys and screen readers move it too. */
export function WipeHandle({ under, over, look, ratio }: WipeHandleProps) {
  const [left, right] = [takeMark(under), takeMark(over)];
  return (
    <div className="stage-pic stage-over" style={{ "--a": ratio.toFixed(4) } as CSSProperties}>
      <span className="wipe-name start-2">{left}</span>
      <span className="wipe-name end-2">{right}</span>
      <WipeLine look={look} label={`Wipe from ${left} to ${right}`} spoken={`${left} on ${look.wipe} percent of the picture`} />
    </div>
  );
}

export interface StillOverProps {
  take: ReviewTake;
  look: Look;
}

/** The still over the picture, to see how true the clip begins. */
export function StillOver({ take, look }: StillOverProps) {
  const { clip, still } = take;
  const isWipe = look.stillBy === "wipe";
  const shown: CSSProperties = isWipe ? { clipPath: `inset(0 ${100 - look.wipe}% 0 0)` } : { opacity: look.opacity / 100 };
  return (
    <div className="stage-pic stage-over" style={{ "--a": clip ? (clip.width / clip.height).toFixed(4) : "1.7778" } as CSSProperties}>
      <img src={still.url} width={still.width} height={still.height} alt="The still that the take was made from" style={shown} draggable={false} />
      {isWipe && (
        <>
          <span className="wipe-name start-2">Still</span>
          <span className="wipe-name end-2">{takeMark(take)}</span>
          <WipeLine look={look} label={`Wipe from the still to ${takeMark(take)}`} spoken={`the still on ${look.wipe} percent of the picture`} />
        </>
      )}
    </div>
  );
}

function WipeLine({ look, label, spoken }: { look: Look; label: string; spoken: string }) {
  return (
    <>
      <input
        className="wipe-slider"
        type="range"
        min={0}
        max={100}
        step={1}
        value={look.wipe}
        aria-label={label}
        aria-valuetext={spoken}
        onChange={(event) => look.setWipe(event.target.valueAsNumber)}
      />
      <span className="wipe-line" />
    </>
  );
}
