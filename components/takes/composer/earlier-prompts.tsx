"use client";

import { useQuery } from "@tanstack/react-query";
import { type PromptsView, promptsQuery } from "@/lib/prompts/queries";

/** The list of what the member wrote before, to be chosen from. */
export function EarlierPrompts({ of, held, onChoose }: { of: keyof PromptsView; held: string; onChoose: (text: string) => void }) {
  const { data, isError } = useQuery(promptsQuery());
  const texts = data?.[of].filter((text) => text !== held.trim()) ?? [];
  if (!data || texts.length === 0)
    return (
      <p className="hint p-2" role="status">
        {isError ? "They could not be read. Try again in a moment." : data ? "What you send stands here afterwards." : "One moment."}
      </p>
    );
  return texts.map((text) => (
    <button key={text} type="button" className="menu-item py-1.5" onClick={() => onChoose(text)}>
      <span className="line-clamp-2 text-start whitespace-normal">{text}</span>
    </button>
  ));
}
