"use client";

import { NoteBody } from "@/components/notes/note-body";
import { useNotesRoom } from "@/components/notes/notes-context";
import { useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import { ErrorText } from "@/components/ui/error-text";
import type { CarriedNote } from "@/lib/notes/view";

/** What is still open on the takes that this one came from, against both frames: what was there, and what is there now. An approval closes it. */
export function CarriedNotes({ carried }: { carried: readonly CarriedNote[] }) {
  if (carried.length === 0) return null;
  return (
    <section className="carried" aria-label="Carried from earlier takes">
      <h3 className="label">Still open from earlier takes</h3>
      <ul>
        {carried.map((one) => (
          <CarriedItem key={one.note.id} carried={one} />
        ))}
      </ul>
      <p className="hint">Approving this take closes {carried.length === 1 ? "it" : "them"}.</p>
    </section>
  );
}

function CarriedItem({ carried: { from, frames, note } }: { carried: CarriedNote }) {
  const { room, refresh } = useNotesRoom();
  const source = useReviewSource();
  const resolve = useAction(source.resolveNote, refresh);
  const name = `${from.slate} take ${from.number}`;
  return (
    <li className="carried-item">
      <p className="xs muted">
        From {name} · {note.by.name}
      </p>
      <p>
        <NoteBody note={note} />
      </p>
      {frames && (
        <div className="carried-frames">
          <figure>
            <img src={frames.before.url} alt={`${name}, frame ${frames.before.frame + 1}`} loading="lazy" />
            <figcaption>
              Take {from.number}, frame {frames.before.frame + 1}
            </figcaption>
          </figure>
          <figure>
            <button
              type="button"
              className="carried-now"
              aria-label={`Show frame ${frames.now.frame + 1} of this take`}
              onClick={() => room.seekTo(frames.now.frame)}
            >
              <img src={frames.now.url} alt="" loading="lazy" />
            </button>
            <figcaption>This take, frame {frames.now.frame + 1}</figcaption>
          </figure>
        </div>
      )}
      {note.may.resolve && (
        <div className="note-foot">
          <button
            type="button"
            className="note-act"
            aria-busy={resolve.isBusy || undefined}
            onClick={() => void resolve.run({ noteId: note.id, isResolved: true })}
          >
            Resolve
          </button>
        </div>
      )}
      {resolve.error && <ErrorText>{resolve.error.message}</ErrorText>}
    </li>
  );
}
