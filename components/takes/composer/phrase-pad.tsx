"use client";

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ArrowUpFromLine, Focus, Hand, type LucideIcon, Orbit, ZoomIn, ZoomOut } from "lucide-react";
import { CAMERA_MOVES, LIGHTS, type Phrase, type PhraseId, phrasesIn, togglePhrase } from "@/components/takes/composer/prompt-phrases";

const ICONS: Partial<Record<PhraseId, LucideIcon>> = {
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
  prompt: string;
  onPrompt: (prompt: string) => void;
}

/** Camera moves and light as buttons: pressed, their words stand in the prompt. */
export function PhrasePad({ prompt, onPrompt }: PhrasePadProps) {
  const said = phrasesIn(prompt);

  function button(phrase: Phrase, className: string) {
    const Icon = ICONS[phrase.id];
    return (
      <button
        key={phrase.id}
        type="button"
        className={className}
        aria-pressed={said.includes(phrase.id)}
        onClick={() => onPrompt(togglePhrase(prompt, phrase))}
      >
        {Icon && <Icon className="icon" />}
        {phrase.label}
      </button>
    );
  }

  return (
    <>
      <fieldset className="field">
        <legend className="label mb-1.5">Camera</legend>
        <div className="moves">{CAMERA_MOVES.map((move) => button(move, "chip move"))}</div>
      </fieldset>
      <fieldset className="field">
        <legend className="label mb-1.5">Light</legend>
        <div className="chips">{LIGHTS.map((light) => button(light, "chip"))}</div>
      </fieldset>
    </>
  );
}
