"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type PromptsView, promptsQuery } from "@/lib/prompts/queries";

/** The list of what the member wrote before, to be chosen from. */
export function EarlierPrompts({ of, held, onChoose }: { of: keyof PromptsView; held: string; onChoose: (text: string) => void }) {
  const { data, isError } = useQuery(promptsQuery());
  const list = useRef<HTMLDivElement>(null);

  // low on a phone it would open behind the price
  useEffect(() => {
    if (data) list.current?.closest(".menu")?.scrollIntoView({ block: "nearest" });
  }, [data]);

  const texts = data?.[of].filter((text) => text !== held.trim()) ?? [];
  if (!data || texts.length === 0)
    return (
      <p className="hint p-2" role="status">
        {isError ? "They could not be read. Try again in a moment." : data ? "What you send stands here afterwards." : "One moment."}
      </p>
    );
  return (
    <div ref={list} className="contents">
      {texts.map((text) => (
        <button key={text} type="button" className="menu-item py-1.5" onClick={() => onChoose(text)}>
          <span className="line-clamp-2 text-start whitespace-normal">{text}</span>
        </button>
      ))}
    </div>
  );
}
