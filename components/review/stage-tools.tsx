"use client";

import { useId } from "react";
import type { Look } from "@/components/review/use-look";
import { takeMark } from "@/components/takes/take-words";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { RoomView } from "@/lib/review/state";
import type { ReviewTake } from "@/lib/review/view";

const percent = (value: number) => `${value} %`;

export interface StageToolsProps {
  view: RoomView;
  takes: readonly ReviewTake[];
  look: Look;
  /** Whether a verdict on the contact sheet goes on by itself; null for who gives none. */
  goesOn: boolean | null;
  onGoOn: (goesOn: boolean) => void;
}

/** What belongs to a view: how pictures are mixed that lie over each other, how a contact sheet goes on. */
export function StageTools({ view, takes, look, goesOn, onGoOn }: StageToolsProps) {
  const id = useId();
  if (view === "sheet" && goesOn !== null) {
    return (
      <div className="stage-tools">
        <span className="muted hide-phone">
          <kbd className="kbd">Shift</kbd> <kbd className="kbd">A</kbd> approves, <kbd className="kbd">Shift</kbd> <kbd className="kbd">R</kbd> asks
          for changes, <kbd className="kbd">]</kbd> goes on
        </span>
        <label className="label ms-auto" htmlFor={id}>
          Go on after a verdict
        </label>
        <Switch id={id} isOn={goesOn} onChange={onGoOn} />
      </div>
    );
  }
  const names = takes.slice(0, 2).map(takeMark).join(" and ");
  if (view === "difference" && takes.length > 1) {
    return (
      <div className="stage-tools">
        <span className="muted">What differs between {names}</span>
        <label className="label ms-auto" htmlFor={id}>
          Gain
        </label>
        <Slider id={id} min={1} max={16} step={1} value={look.gain} format={(gain) => `${gain}×`} onChange={look.setGain} />
      </div>
    );
  }
  if (view !== "still") return null;
  return (
    <div className="stage-tools">
      <span className="muted hide-phone">The still over the clip</span>
      <Segmented
        className="ms-auto"
        label="Show the still by"
        isLabelHidden
        value={look.stillBy}
        options={[
          { value: "opacity", label: "Opacity" },
          { value: "wipe", label: "Wipe" },
        ]}
        onChange={look.setStillBy}
      />
      {look.stillBy === "opacity" && (
        <>
          <label className="sr-only" htmlFor={id}>
            How much of the still is seen
          </label>
          <Slider id={id} min={0} max={100} step={5} value={look.opacity} format={percent} onChange={look.setOpacity} />
        </>
      )}
    </div>
  );
}
