"use client";

import { type CSSProperties, useCallback, useEffect, useRef } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { timecode } from "@/components/player/timecode";
import { itemName } from "@/components/reels/reel-words";
import { useReelPlayer } from "@/components/reels/use-reel-player";
import { IconButton } from "@/components/ui/icon-button";
import { Pause, Play, StepBack, StepForward } from "@/components/ui/more-icons";
import type { ReelPlan } from "@/lib/reels/state";
import type { ReelItemView } from "@/lib/reels/view";

interface ReelPreviewProps {
  items: readonly ReelItemView[];
  plan: ReelPlan;
  /** Where to go, each time it is another. */
  seek: { frame: number } | null;
  /** Another part is shown. */
  onPart: (index: number) => void;
}

/** Plays the reel as it would be rendered, from the clips themselves. */
export function ReelPreview({ items, plan, seek, onPart }: ReelPreviewProps) {
  const roots = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)] as const;
  const slider = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  const shownPart = useRef(0);
  const { fps, frames } = plan;

  const write = useCallback(
    (frame: number, index: number) => {
      if (slider.current) {
        slider.current.value = String(frame);
        slider.current.style.setProperty("--v", String(frames > 1 ? (frame / (frames - 1)) * 100 : 0));
        slider.current.setAttribute("aria-valuetext", `${(frame / fps).toFixed(1)} seconds, frame ${frame + 1} of ${frames}`);
      }
      if (place.current) place.current.textContent = timecode(frame, fps);
      if (shownPart.current === index) return;
      shownPart.current = index;
      onPart(index);
    },
    [fps, frames, onPart],
  );
  const player = useReelPlayer({ items, plan, roots, onFrame: write });
  const { layers, isPlaying, toggle, step } = player;

  const go = useRef(player.seekTo);
  useEffect(() => {
    go.current = player.seekTo;
  });
  useEffect(() => {
    if (seek) go.current(seek.frame);
  }, [seek]);
  useKeys({ toggle, back: () => step(-1), on: () => step(1), farBack: () => step(-10), farOn: () => step(10) });

  return (
    <section className="reel-preview" aria-label="Preview">
      <div className="reel-stage">
        <div className="reel-screen" style={{ "--w": plan.width, "--h": plan.height } as CSSProperties}>
          {layers.map((index, layer) => (
            <div key={layer === 0 ? "even" : "odd"} ref={roots[layer as 0 | 1]} className="reel-layer" aria-hidden="true">
              <Layer item={index === null ? undefined : items[index]} onLoaded={() => go.current(Number(slider.current?.value ?? 0))} />
            </div>
          ))}
        </div>
      </div>
      <div className="reel-transport">
        <IconButton label="One frame back (←)" onClick={() => step(-1)}>
          <StepBack className="icon" aria-hidden="true" />
        </IconButton>
        <IconButton variant="default" label={isPlaying ? "Pause (Space)" : "Play (Space)"} onClick={toggle}>
          {isPlaying ? <Pause className="icon" aria-hidden="true" /> : <Play className="icon" aria-hidden="true" />}
        </IconButton>
        <IconButton label="One frame on (→)" onClick={() => step(1)}>
          <StepForward className="icon" aria-hidden="true" />
        </IconButton>
        <span className="timecode mx-2">
          <span ref={place}>{timecode(0, fps)}</span>
          <span className="muted hide-phone text-xs"> / {timecode(frames, fps)}</span>
        </span>
        <div className="range grow">
          <input
            ref={slider}
            type="range"
            aria-label="Place in the reel"
            min={0}
            max={Math.max(0, frames - 1)}
            step={1}
            defaultValue={0}
            onChange={(event) => player.seekTo(event.target.valueAsNumber)}
          />
        </div>
      </div>
    </section>
  );
}

function Layer({ item, onLoaded }: { item: ReelItemView | undefined; onLoaded: () => void }) {
  if (!item) return null;
  if (item.kind === "card") {
    return (
      <div className="reel-card">
        {item.title && <b>{item.title}</b>}
        {item.text && <span>{item.text}</span>}
      </div>
    );
  }
  return (
    <video key={item.id} data-item={item.id} src={item.clip.url} title={itemName(item)} muted playsInline preload="auto" onLoadedData={onLoaded} />
  );
}
