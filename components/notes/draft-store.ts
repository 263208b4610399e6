import { newNoteId } from "@/components/notes/new-note-id";
import type { FrameRange } from "@/components/review/source";
import type { Audience } from "@/lib/notes/limits";
import type { Shape } from "@/lib/notes/view";

/** A note that is being written. */
export interface NoteDraft {
  /** The same one through failed sends: sent twice it is one note. */
  id: string;
  body: string;
  /** Where it stands, from the first letter on; null while that follows the picture. */
  place: FrameRange | "whole" | null;
  shapes: readonly Shape[];
  audience: Audience;
  mentions: readonly string[];
}

const EMPTY: NoteDraft = { id: "", body: "", place: null, shapes: [], audience: "team", mentions: [] };
const held = new Map<string, NoteDraft>();
const listeners = new Set<() => void>();
const KEY = "dailies.note.";

/** What was begun about a take: it outlives a reload, and a walk to other takes. */
export function draftOf(takeId: string): NoteDraft {
  const known = held.get(takeId);
  if (known) return known;
  const read = readDraft(takeId);
  held.set(takeId, read);
  return read;
}

export function changeDraft(takeId: string, change: Partial<NoteDraft>): void {
  const before = draftOf(takeId);
  put(takeId, { ...before, ...change, id: before.id || newNoteId() });
}

/** The note was given up: the next one begins, for the same people. */
export function clearDraft(takeId: string): void {
  put(takeId, { ...EMPTY, audience: draftOf(takeId).audience });
}

/** The note was sent as it stood then: the next one begins, for the same people, with what was written or drawn since. */
export function draftSent(takeId: string, sent: NoteDraft): void {
  const now = draftOf(takeId);
  // given up meanwhile, or another one is begun
  if (now.id !== sent.id) return;
  const next = {
    ...EMPTY,
    audience: now.audience,
    body: now.body.startsWith(sent.body) ? now.body.slice(sent.body.length).trimStart() : now.body,
    shapes: now.shapes.filter((shape) => !sent.shapes.includes(shape)),
    mentions: now.mentions.filter((memberId) => !sent.mentions.includes(memberId)),
  };
  put(takeId, isBegun(next) ? { ...next, id: newNoteId(), place: now.place } : next);
}

function put(takeId: string, draft: NoteDraft): void {
  held.set(takeId, draft);
  keep(takeId, isBegun(draft) ? draft : null);
  for (const listener of listeners) listener();
}

export function onDraft(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const emptyDraft = (): NoteDraft => EMPTY;

export function isBegun({ body, shapes }: NoteDraft): boolean {
  return body.trim() !== "" || shapes.length > 0;
}

/** A tab that may not store keeps it as long as it stands. */
function keep(takeId: string, draft: NoteDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(KEY + takeId, JSON.stringify(draft));
    else sessionStorage.removeItem(KEY + takeId);
  } catch {
    // it stays in memory
  }
}

function readDraft(takeId: string): NoteDraft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY + takeId) ?? "null");
    return isDraft(kept) ? kept : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Only `keep` writes there; another version may have written other fields. */
function isDraft(kept: unknown): kept is NoteDraft {
  if (typeof kept !== "object" || kept === null) return false;
  const has = (name: string, type: string) => typeof Reflect.get(kept, name) === type;
  const isList = (name: string) => Array.isArray(Reflect.get(kept, name));
  return has("id", "string") && has("body", "string") && has("audience", "string") && "place" in kept && isList("shapes") && isList("mentions");
}
