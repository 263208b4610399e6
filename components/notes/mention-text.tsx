"use client";

import { type KeyboardEvent, type RefObject, useId, useState } from "react";

interface MentionTextProps {
  id: string;
  areaRef?: RefObject<HTMLTextAreaElement | null>;
  value: string;
  people: readonly { memberId: string; name: string }[];
  maxLength: number;
  placeholder?: string;
  isInvalid?: boolean;
  describedBy?: string | undefined;
  onChange: (value: string) => void;
  onMention: (memberId: string) => void;
}

const SHOWN = 6;

/** A text in which @ offers the members by name. Ctrl or ⌘ and Enter send its form. */
export function MentionText({ id, areaRef, value, people, isInvalid, describedBy, onChange, onMention, ...rest }: MentionTextProps) {
  const listId = useId();
  const [asked, setAsked] = useState<{ at: number; word: string } | null>(null);
  const [marked, setMarked] = useState(0);
  const found = asked ? people.filter(({ name }) => name.toLowerCase().startsWith(asked.word.toLowerCase())).slice(0, SHOWN) : [];
  const isOpen = found.length > 0;

  function look(element: HTMLTextAreaElement) {
    const before = element.value.slice(0, element.selectionStart);
    const match = /(?:^|\s)@([\p{L}\p{M}' .-]{0,40})$/u.exec(before);
    setAsked(match ? { at: before.length - (match[1]?.length ?? 0), word: match[1] ?? "" } : null);
    setMarked(0);
  }

  function choose(index: number) {
    const person = found[index];
    if (!person || !asked) return;
    onChange(`${value.slice(0, asked.at)}${person.name} ${value.slice(asked.at + asked.word.length).trimStart()}`);
    onMention(person.memberId);
    setAsked(null);
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
    }
    if (!isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setMarked((marked + step + found.length) % found.length);
    else if (event.key === "Escape") setAsked(null);
    else if (event.key === "Enter" || event.key === "Tab") choose(marked);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const offers = {
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    ...(isOpen && { "aria-controls": listId, "aria-activedescendant": `${listId}-${marked}` }),
  } as const;

  return (
    <div className="mention-text">
      <textarea
        {...rest}
        id={id}
        ref={areaRef}
        value={value}
        rows={2}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        {...(people.length > 0 && offers)}
        onChange={(event) => {
          onChange(event.target.value);
          look(event.target);
        }}
        onKeyDown={press}
        onBlur={() => setAsked(null)}
      />
      {isOpen && (
        <div className="mention-list" id={listId} role="listbox" aria-label="Members" tabIndex={-1}>
          {found.map(({ memberId, name }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text hears the keys
            <div
              key={memberId}
              id={`${listId}-${index}`}
              className="menu-item"
              role="option"
              tabIndex={-1}
              aria-selected={index === marked}
              // the text keeps the focus
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(index)}
            >
              {name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
