"use client";

import { useEffect, useRef, useState } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { Search } from "@/components/ui/icons";
import { TEXT_MAX } from "@/lib/gallery/limits";

/** So long after the last letter it is searched for. */
const REST_MS = 250;

/** The words that takes are looked for by, in prompts and notes. They stand in the address. */
export function SearchField({ text, onSearch }: { text: string; onSearch: (text: string, isTyping: boolean) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState(text);
  const asked = useRef(text);
  // what was searched for and has not come back as the address yet
  const onTheWay = useRef(new Set<string>());
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });

  // Back, Forward and "Clear all" change it from outside
  useEffect(() => {
    // an older search of one's own that comes late is no word of somebody else: letters were typed since
    if (text !== asked.current && onTheWay.current.has(text)) return;
    onTheWay.current.clear();
    if (text === asked.current) return;
    asked.current = text;
    setWritten(text);
  }, [text]);

  useEffect(() => {
    const wanted = written.trim();
    if (wanted === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wanted;
      onTheWay.current.add(wanted);
      search.current(wanted, true);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [written]);

  useKeys({ find: () => field.current?.focus() });

  return (
    <label className="search">
      <Search className="icon" aria-hidden="true" />
      <span className="sr-only">Search prompts and notes</span>
      <input
        ref={field}
        className="input"
        type="search"
        placeholder="Search prompts and notes"
        maxLength={TEXT_MAX}
        value={written}
        aria-keyshortcuts="s"
        onChange={(event) => setWritten(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || written.trim() === asked.current) return;
          asked.current = written.trim();
          onTheWay.current.add(asked.current);
          search.current(asked.current, true);
        }}
      />
      {!written && (
        <span className="kbd hide-phone" aria-hidden="true">
          S
        </span>
      )}
    </label>
  );
}
