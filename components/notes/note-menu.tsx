"use client";

import { type ReactNode, type RefObject, useState } from "react";
import { useNotesRoom } from "@/components/notes/notes-context";
import { SIGN_WORDS, SignIcon } from "@/components/notes/reaction-row";
import { useMakeWithNote } from "@/components/notes/use-make-with-note";
import { useReviewSource } from "@/components/review/source";
import { Copy, Pencil, Sparkles, Trash2 } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import { toast } from "@/components/ui/toast";
import { SIGN_NAMES, type Sign } from "@/lib/notes/limits";
import type { NoteView } from "@/lib/notes/view";

interface NoteMenuProps {
  note: NoteView;
  anchor: RefObject<HTMLButtonElement | null>;
  onEdit: () => void;
  onReact: (sign: Sign, isOn: boolean) => void;
  onClose: () => void;
}

/** What else can be done with a note. */
export function NoteMenu({ note, anchor, onEdit, onReact, onClose }: NoteMenuProps) {
  const { room, refresh } = useNotesRoom();
  const source = useReviewSource();
  const make = useMakeWithNote();
  const [isSure, setSure] = useState(false);
  const done = () => {
    anchor.current?.focus();
    onClose();
  };

  async function remove() {
    done();
    const result = await source.removeNote({ noteId: note.id }).catch(() => null);
    if (result?.ok) refresh();
    toast(result?.ok ? "The note is deleted." : (result?.error.message ?? "The studio did not answer: the note still stands."));
  }

  async function copyLink() {
    done();
    const search = new URLSearchParams({ takes: room.take.id, note: note.id });
    await navigator.clipboard.writeText(`${window.location.origin}${source.shotHref(room.shot.id)}?${search}`);
    toast("The link to the note is copied.");
  }

  return (
    <Popup anchor={anchor} label={`More for the note by ${note.by.name}`} onClose={onClose}>
      <div className="sign-row">
        {SIGN_NAMES.map((sign) => {
          const isYours = note.reactions.some((one) => one.sign === sign && one.isYours);
          return (
            <button
              key={sign}
              type="button"
              className="menu-item sign"
              aria-label={SIGN_WORDS[sign]}
              title={SIGN_WORDS[sign]}
              aria-pressed={isYours}
              onClick={() => {
                done();
                onReact(sign, !isYours);
              }}
            >
              <SignIcon sign={sign} />
            </button>
          );
        })}
      </div>
      <div className="menu-sep" />
      {source.may.spend && note.parentId === null && (
        <Item
          icon={<Sparkles className="icon" aria-hidden="true" />}
          onPress={() => {
            onClose();
            void make(note);
          }}
        >
          Make a new take with this note
        </Item>
      )}
      {source.viewer === "team" && (
        <Item icon={<Copy className="icon" aria-hidden="true" />} onPress={() => void copyLink()}>
          Copy the link to it
        </Item>
      )}
      {note.may.edit && (
        <Item
          icon={<Pencil className="icon" aria-hidden="true" />}
          onPress={() => {
            onClose();
            onEdit();
          }}
        >
          Change
        </Item>
      )}
      {note.may.remove && (
        <Item icon={<Trash2 className="icon" aria-hidden="true" />} onPress={() => (isSure ? void remove() : setSure(true))}>
          {isSure ? "Press again to delete it" : "Delete"}
        </Item>
      )}
    </Popup>
  );
}

function Item({ icon, children, onPress }: { icon: ReactNode; children: ReactNode; onPress: () => void }) {
  return (
    <button type="button" className="menu-item" onClick={onPress}>
      {icon}
      {children}
    </button>
  );
}
