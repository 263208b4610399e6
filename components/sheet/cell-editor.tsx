"use client";

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { type Column, TAKES } from "@/components/sheet/columns";
import { NOT_ASKED } from "@/components/sheet/placeholders";

/** Where the cursor goes once a cell was written. */
export type AfterEdit = "stay" | "down" | "up" | "right" | "left";

interface CellEditorProps {
  column: Column;
  label: string;
  /** What the cell holds, or the letter that began it anew. */
  text: string;
  /** How an empty cell reads. */
  placeholder: string;
  onDone: (text: string, then: AfterEdit) => void;
  onCancel: () => void;
}

/** A cell that is being written: Enter keeps it and goes down, Tab to the side, Esc gives it up. Leaving it keeps it. */
export function CellEditor({ column, label, text: given, placeholder, onDone, onCancel }: CellEditorProps) {
  const [text, setText] = useState(given);
  const isOver = useRef(false);
  const done = (value: string, then: AfterEdit) => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(value, then);
  };

  function hear(event: KeyboardEvent) {
    // the grid around it hears no key of this
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      isOver.current = true;
      onCancel();
    } else if (event.key === "Tab") {
      event.preventDefault();
      done(text, event.shiftKey ? "left" : "right");
    } else if (event.key === "Enter" && column.kind === "text" && (event.altKey || event.shiftKey)) {
      // the browser makes a line of Shift and Enter by itself
      if (event.altKey) setText(`${text}\n`);
    } else if (event.key === "Enter") {
      event.preventDefault();
      done(text, event.shiftKey ? "up" : "down");
    }
  }

  const shared = { "aria-label": label, onKeyDown: hear, onBlur: () => done(text, "stay") };
  if (column.kind === "choice") {
    return (
      <select
        {...shared}
        ref={focusNow}
        className="sheet-editor"
        value={column.choices.some((choice) => choice.text === text) ? text : ""}
        onChange={(event) => {
          setText(event.target.value);
          done(event.target.value, "stay");
        }}
      >
        <option value="">{emptyWords(column, placeholder)}</option>
        {column.choices.map((choice) => (
          <option key={choice.text} value={choice.text}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  return <TextEditor {...shared} text={text} placeholder={placeholder} onText={setText} />;
}

function emptyWords({ id }: Column, placeholder: string): string {
  if (placeholder === NOT_ASKED) return "Not asked here";
  return id === TAKES ? `${placeholder}, as usual` : `As the composer: ${placeholder}`;
}

interface TextEditorProps {
  text: string;
  placeholder: string;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onBlur: () => void;
}

/** Grows with what is written. Alt or Shift and Enter begin a new line. */
function TextEditor({ text, onText, ...rest }: TextEditorProps) {
  const element = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const area = element.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: its height follows from the text
  useLayoutEffect(() => {
    const area = element.current;
    if (!area) return;
    area.style.height = "0";
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  return (
    <textarea
      {...rest}
      ref={element}
      className="sheet-editor"
      rows={1}
      spellCheck
      value={text}
      onChange={(event) => onText(event.target.value)}
      onPaste={(event) => event.stopPropagation()}
      onCopy={(event) => event.stopPropagation()}
      onCut={(event) => event.stopPropagation()}
    />
  );
}

function focusNow(element: HTMLElement | null): void {
  element?.focus();
}
