import type { NoteView } from "@/lib/notes/view";

export interface NoteFilter {
  state: "all" | "open" | "resolved";
  /** By name; null is everybody. */
  person: string | null;
  hasMark: boolean;
}

export const NO_FILTER: NoteFilter = { state: "all", person: null, hasMark: false };

/** Somebody is found in a thread by a reply, too. */
export function isShown({ resolved, mark, by, replies }: NoteView, { state, person, hasMark }: NoteFilter): boolean {
  if (state !== "all" && (resolved !== null) !== (state === "resolved")) return false;
  if (hasMark && !mark) return false;
  return person === null || by.name === person || replies.some((reply) => reply.by.name === person);
}

/** Who said something, by name. */
export function personsOf(notes: readonly NoteView[]): string[] {
  return [...new Set(notes.flatMap(({ by, replies }) => [by.name, ...replies.map((reply) => reply.by.name)]))].sort((one, other) =>
    one.localeCompare(other),
  );
}
