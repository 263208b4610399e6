"use client";

import { memo, useId, useLayoutEffect, useRef } from "react";
import type { PromptName } from "@/components/takes/composer/edit-prompt";
import { PhrasePad } from "@/components/takes/composer/phrase-pad";
import { LEAVE_OUT_PADS, PROMPT_PADS } from "@/components/takes/composer/phrase-pads";
import { usePromptEdits } from "@/components/takes/composer/use-prompt-edits";
import { usePromptHistory } from "@/components/takes/composer/use-prompt-history";
import { ErrorText } from "@/components/ui/error-text";
import { History } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { Menu } from "@/components/ui/menu";

const EarlierPrompts = later(() => import("@/components/takes/composer/earlier-prompts").then((module) => module.EarlierPrompts));

interface PromptFieldProps {
  /** The name it is sent by. */
  name: PromptName;
  label: string;
  placeholder: string;
  value: string;
  max: number;
  error: string | undefined;
  isSmall?: boolean;
  onChange: (value: string) => void;
}

/** The counter shows from here on. */
const NEAR = 0.9;

/** Which of a member's earlier texts it is, and what is suggested for it. */
const OFFERED = {
  prompt: { of: "prompts", pads: PROMPT_PADS },
  negativePrompt: { of: "negativePrompts", pads: LEAVE_OUT_PADS },
} as const;

/** A text that grows with what is written, with what may be put into it by a press. Too much can be written and is said to be: nothing is cut off. */
export const PromptField = memo(function PromptField({ name, label, placeholder, value, max, error, isSmall = false, onChange }: PromptFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { of, pads } = OFFERED[name];
  const edits = usePromptEdits({ name, area, value, onChange });
  const history = usePromptHistory({ of, area, onChange });
  const isNear = value.length > max * NEAR;
  const isOver = value.length > max;
  const place = history.place?.text === value ? history.place : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [value]);

  const described = [error && `${id}-error`, isNear && `${id}-count`].filter(Boolean).join(" ");
  return (
    <div className="grid gap-3.5">
      <div className="field" data-field={name}>
        <div className="field-head">
          <label className="label" htmlFor={id}>
            {label}
          </label>
          <Menu
            label={name === "prompt" ? "Prompts from before" : "Left out before"}
            trigger={<History className="icon" />}
            triggerClassName="btn btn-ghost btn-icon btn-sm"
            className="to-end [&>.menu]:max-h-[min(18rem,30dvh)] [&>.menu]:w-80 [&>.menu]:overflow-y-auto"
          >
            <EarlierPrompts of={of} held={value} onChoose={edits.replace} />
          </Menu>
        </div>
        <div className={`prompt-box ${error ? "border-(--color-danger)" : ""}`}>
          <textarea
            ref={area}
            id={id}
            name={name}
            className={`field-sizing-content max-h-80 pb-2 ${isSmall ? "min-h-9 text-(length:--text-sm)" : ""}`}
            rows={isSmall ? 1 : 3}
            value={value}
            placeholder={placeholder}
            aria-invalid={error ? true : undefined}
            aria-describedby={described || undefined}
            onChange={(event) => onChange(event.target.value)}
            onFocus={() => {
              edits.enter();
              history.warm();
            }}
            onKeyDown={history.hear}
          />
          {(isNear || place) && (
            <div className="prompt-foot">
              {place && (
                <span className="xxs muted" role="status">
                  {place.number} of {place.total} from before
                </span>
              )}
              {isNear && (
                <span className={`right xxs mono ${isOver ? "state-danger" : "muted"}`} id={`${id}-count`}>
                  {value.length.toLocaleString("en-US")} / {max.toLocaleString("en-US")}
                </span>
              )}
            </div>
          )}
        </div>
        {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
      </div>
      {pads.map((pad) => (
        <PhrasePad
          key={pad.label}
          group={pad}
          hasLabel={name === "prompt"}
          said={edits.said}
          onNear={edits.warm}
          onToggle={edits.toggle}
          onKey={edits.undo}
        />
      ))}
    </div>
  );
});
