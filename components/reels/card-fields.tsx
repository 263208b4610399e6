"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Slider } from "@/components/ui/slider";
import { CARD_MAX_MS, CARD_MIN_MS, CARD_TEXT_MAX, CARD_TITLE_MAX } from "@/lib/reels/limits";
import type { ReelCardItem } from "@/lib/reels/view";

interface CardFieldsProps {
  item: ReelCardItem;
  onChange: (item: ReelCardItem) => void;
}

/** The words of a title card, and how long it stands. */
export function CardFields({ item, onChange }: CardFieldsProps) {
  const id = useId();
  return (
    <>
      <Field label="Title">
        {(wiring) => (
          <input
            {...wiring}
            className="input"
            maxLength={CARD_TITLE_MAX}
            autoComplete="off"
            placeholder="Autumn table, round 2"
            value={item.title}
            onChange={(event) => onChange({ ...item, title: event.target.value })}
          />
        )}
      </Field>
      <Field label="Text">
        {(wiring) => (
          <textarea
            {...wiring}
            className="textarea"
            rows={3}
            maxLength={CARD_TEXT_MAX}
            placeholder="21 November, for comments"
            value={item.text}
            onChange={(event) => onChange({ ...item, text: event.target.value })}
          />
        )}
      </Field>
      <div>
        <label className="label" htmlFor={id}>
          Stands for
        </label>
        <Slider
          id={id}
          value={item.durationMs}
          min={CARD_MIN_MS}
          max={CARD_MAX_MS}
          step={250}
          format={(ms) => `${(ms / 1000).toFixed(2).replace(/0$/, "")} s`}
          onChange={(durationMs) => onChange({ ...item, durationMs })}
        />
      </div>
    </>
  );
}
