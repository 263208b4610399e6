import { Fragment } from "react";
import type { NoteView } from "@/lib/notes/view";

/** A note's words, with whom it mentions set apart. Only these names are: every other @ is text. */
export function NoteBody({ note: { body, mentions } }: { note: Pick<NoteView, "body" | "mentions"> }) {
  const names = mentions.map(({ name }) => `@${name}`).sort((one, other) => other.length - one.length);
  if (names.length === 0) return body;
  const parts = body.split(new RegExp(`(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`));
  return parts.map((part, index) => {
    const key = `${index} ${part}`;
    return names.includes(part) ? (
      <b className="mention" key={key}>
        {part}
      </b>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    );
  });
}
