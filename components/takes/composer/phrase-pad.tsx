"use client";

import { type KeyboardEvent, type MouseEvent, memo, useId, useState } from "react";
import type { Pad } from "@/components/takes/composer/phrase-pads";
import type { IconComponent } from "@/components/ui/icon";
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ArrowUpFromLine, Focus, Hand, Orbit, ZoomIn, ZoomOut } from "@/components/ui/icons";

const ICONS: Record<string, IconComponent> = {
  still: Focus,
  "push-in": ZoomIn,
  "pull-out": ZoomOut,
  orbit: Orbit,
  handheld: Hand,
  "pan-left": ArrowLeft,
  "pan-right": ArrowRight,
  "tilt-up": ArrowUp,
  "tilt-down": ArrowDown,
  "crane-up": ArrowUpFromLine,
};

interface PhrasePadProps {
  group: Pad;
  /** False where the field above says it already. */
  hasLabel: boolean;
  /** The ids of those whose words stand in the text. */
  said: readonly string[];
  /** `isByKey` when the focus is to stay here. */
  onToggle: (id: string, isByKey: boolean) => void;
  /** A pointer or the focus comes near. */
  onNear: () => void;
  /** Hears the keys of the pad's buttons; true when one was taken. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** Phrases as buttons: pressed, their words stand in the text. One stop for Tab; the arrow keys move among them. */
export const PhrasePad = memo(function PhrasePad({ group, hasLabel, said, onNear, onToggle, onKey }: PhrasePadProps) {
  const id = useId();
  const [stop, setStop] = useState(0);
  const isGrid = group.phrases.some((phrase) => ICONS[phrase.id]);

  function press(event: KeyboardEvent<HTMLElement>) {
    const last = group.phrases.length - 1;
    const to = { ArrowRight: stop + 1, ArrowDown: stop + 1, ArrowLeft: stop - 1, ArrowUp: stop - 1, Home: 0, End: last }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      if (onKey(event)) event.preventDefault();
      return;
    }
    event.preventDefault();
    const next = (to + last + 1) % (last + 1);
    setStop(next);
    event.currentTarget.querySelectorAll("button").item(next).focus();
  }

  return (
    <div className="field">
      <span className={hasLabel ? "label" : "sr-only"} id={id}>
        {group.label}
      </span>
      <div className={isGrid ? "moves" : "chips"} role="toolbar" aria-labelledby={id} onKeyDown={press} onPointerEnter={onNear} onFocus={onNear}>
        {group.phrases.map((phrase, index) => {
          const Icon = ICONS[phrase.id];
          return (
            <button
              key={phrase.id}
              type="button"
              className={isGrid ? "chip move" : "chip"}
              aria-pressed={said.includes(phrase.id)}
              tabIndex={index === stop ? 0 : -1}
              onFocus={() => setStop(index)}
              onClick={(event: MouseEvent) => onToggle(phrase.id, event.detail === 0)}
            >
              {Icon && <Icon className="icon" />}
              {phrase.label}
            </button>
          );
        })}
      </div>
    </div>
  );
});
