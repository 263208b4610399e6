"use client";

import { useId } from "react";
import { CardFields } from "@/components/reels/card-fields";
import { itemName } from "@/components/reels/reel-words";
import { TrimFields } from "@/components/reels/trim-fields";
import { IconButton } from "@/components/ui/icon-button";
import { ArrowLeft, ArrowRight } from "@/components/ui/icons";
import { Trash2 } from "@/components/ui/more-icons";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { FADE_DEFAULT_MS, FADE_MAX_MS } from "@/lib/reels/limits";
import type { ReelItemView } from "@/lib/reels/view";

interface ItemPanelProps {
  item: ReelItemView;
  place: number;
  count: number;
  mayChange: boolean;
  onChange: (item: ReelItemView) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** What can be said of one part: its frames or its words, how it begins, and where it stands. */
export function ItemPanel({ item, place, count, mayChange, onChange, onMove, onRemove }: ItemPanelProps) {
  const name = item.kind === "take" ? itemName(item) : "Title card";
  return (
    <section className="reel-panel" aria-label={`Part ${place + 1} of ${count}`}>
      <div className="row gap-1">
        <h2 className="truncate">{name}</h2>
        <span className="xs muted num">
          {place + 1} of {count}
        </span>
        {mayChange && (
          <span className="right row gap-0.5">
            <IconButton size="sm" label="Move earlier (Alt ←)" isBlocked={place === 0} onClick={() => onMove(place - 1)}>
              <ArrowLeft className="icon" aria-hidden="true" />
            </IconButton>
            <IconButton size="sm" label="Move later (Alt →)" isBlocked={place === count - 1} onClick={() => onMove(place + 1)}>
              <ArrowRight className="icon" aria-hidden="true" />
            </IconButton>
            <IconButton size="sm" label="Take it out of the reel" onClick={onRemove}>
              <Trash2 className="icon" aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </div>
      <fieldset className="stack gap-4" disabled={!mayChange} aria-label={name}>
        {item.kind === "take" ? <TrimFields item={item} onChange={onChange} /> : <CardFields item={item} onChange={onChange} />}
        {place > 0 && <FadeFields fadeMs={item.fadeMs} onChange={(fadeMs) => onChange({ ...item, fadeMs })} />}
      </fieldset>
    </section>
  );
}

function FadeFields({ fadeMs, onChange }: { fadeMs: number; onChange: (fadeMs: number) => void }) {
  const id = useId();
  return (
    <div className="stack gap-2">
      <Segmented
        label="Begins with"
        options={[
          { value: "cut", label: "A cut" },
          { value: "fade", label: "A cross-fade" },
        ]}
        value={fadeMs > 0 ? "fade" : "cut"}
        onChange={(how) => onChange(how === "cut" ? 0 : FADE_DEFAULT_MS)}
      />
      {fadeMs > 0 && (
        <div>
          <label className="label" htmlFor={id}>
            Length of the fade
          </label>
          <Slider id={id} value={fadeMs} min={50} max={FADE_MAX_MS} step={50} format={(ms) => `${ms} ms`} onChange={onChange} />
        </div>
      )}
    </div>
  );
}
