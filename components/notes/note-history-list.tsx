"use client";

import { useQuery } from "@tanstack/react-query";
import { useReviewSource } from "@/components/review/source";
import { LocalTime } from "@/components/ui/local-time";
import { REVIEW_KEY } from "@/lib/query-keys";

/** What a note said before, the newest first. */
export function NoteHistoryList({ noteId }: { noteId: string }) {
  const source = useReviewSource();
  const { data, isError } = useQuery({
    queryKey: [...REVIEW_KEY, "history", noteId],
    queryFn: ({ signal }) => source.readHistory(noteId, signal),
    retry: 1,
  });
  if (isError) return <p className="hint">What it said before could not be loaded.</p>;
  if (!data) return null;
  return (
    <ol className="note-history" aria-label="What it said before">
      {data.edits.toReversed().map(({ body, at }) => (
        <li key={at}>
          <span className="hint">
            Until <LocalTime moment={at} />
          </span>
          <p>{body}</p>
        </li>
      ))}
    </ol>
  );
}
