"use client";

import { History } from "lucide-react";
import dynamic from "next/dynamic";
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from "react";
import { typeInto, undoByKey } from "@/components/takes/composer/edit-text";
import { PhrasePad } from "@/components/takes/composer/phrase-pad";
import {
  type Edited,
  LEAVE_OUT_GROUPS,
  type Phrase,
  PROMPT_GROUPS,
  phrasesIn,
  termsIn,
  togglePhrase,
  toggleTerm,
} from "@/components/takes/composer/prompt-phrases";
import { usePromptHistory } from "@/components/takes/composer/use-prompt-history";
import { ErrorText } from "@/components/ui/error-text";
import { Menu } from "@/components/ui/menu";

const EarlierPrompts = dynamic(() => import("@/components/takes/composer/earlier-prompts").then((module) => module.EarlierPrompts), { ssr: false });

interface PromptFieldProps {
  /** The name it is sent by. */
  name: "prompt" | "negativePrompt";
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

/** What is suggested for each of the two texts, and how it gets in. */
const SUGGESTED = {
  prompt: { of: "prompts", groups: PROMPT_GROUPS, saidIn: phrasesIn, toggle: togglePhrase },
  negativePrompt: { of: "negativePrompts", groups: LEAVE_OUT_GROUPS, saidIn: termsIn, toggle: toggleTerm },
} as const;

/** A text that grows with what is written, with what may be put into it by a press. Too much can be written and is said to be: nothing is cut off. */
export function PromptField({ name, label, placeholder, value, max, error, isSmall = false, onChange }: PromptFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  // a field that was never entered has its caret at its beginning
  const wasEntered = useRef(false);
  const { of, groups, saidIn, toggle } = SUGGESTED[name];
  const history = usePromptHistory({ of, area, onChange });
  const said = saidIn(value, groups);
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

  function put(edited: Edited, focused: Element | null) {
    if (!area.current) return;
    if (!typeInto(area.current, edited)) onChange(edited.text);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  function press(phrase: Phrase, isByKey: boolean) {
    const caret = wasEntered.current ? area.current?.selectionEnd : undefined;
    put(toggle(value, phrase, groups, caret), isByKey ? document.activeElement : null);
  }

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
            className="to-end [&>.menu]:max-h-72 [&>.menu]:w-80 [&>.menu]:overflow-y-auto"
          >
            <EarlierPrompts of={of} held={value} onChoose={(text) => put({ text, caret: text.length }, null)} />
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
              wasEntered.current = true;
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
      {groups.map((group) => (
        <PhrasePad
          key={group.label}
          group={group}
          hasLabel={name === "prompt"}
          said={said}
          onToggle={press}
          onKey={(event: KeyboardEvent) => area.current !== null && undoByKey(area.current, event)}
        />
      ))}
    </div>
  );
}
