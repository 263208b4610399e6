"use client";

import { useId, useRef, useState } from "react";
import type { NoteFilter } from "@/components/notes/filter-notes";
import { useReviewSource } from "@/components/review/source";
import { IconButton } from "@/components/ui/icon-button";
import { Download, Pencil } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";

interface NoteFilterBarProps {
  takeId: string;
  shotId: string;
  filter: NoteFilter;
  persons: readonly string[];
  open: number;
  onChange: (filter: NoteFilter) => void;
}

/** Which notes are shown; for the team, the way to keep them as a file. */
export function NoteFilterBar({ takeId, shotId, filter, persons, open, onChange }: NoteFilterBarProps) {
  const { viewer } = useReviewSource();
  const id = useId();
  const [isListed, setListed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className="note-filters">
      <label className="sr-only" htmlFor={`${id}-state`}>
        Show notes
      </label>
      <select
        className="select select-sm"
        id={`${id}-state`}
        value={filter.state}
        onChange={({ target: { value } }) => onChange({ ...filter, state: value === "open" || value === "resolved" ? value : "all" })}
      >
        <option value="all">All notes</option>
        <option value="open">Open ({open})</option>
        <option value="resolved">Resolved</option>
      </select>
      {persons.length > 1 && (
        <>
          <label className="sr-only" htmlFor={`${id}-person`}>
            By
          </label>
          <select
            className="select select-sm"
            id={`${id}-person`}
            value={filter.person ?? ""}
            onChange={({ target: { value } }) => onChange({ ...filter, person: value || null })}
          >
            <option value="">Everybody</option>
            {persons.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </>
      )}
      <IconButton size="sm" label="With a drawing only" isPressed={filter.hasMark} onClick={() => onChange({ ...filter, hasMark: !filter.hasMark })}>
        <Pencil className="icon" aria-hidden="true" />
      </IconButton>
      {viewer === "team" && (
        <IconButton
          ref={button}
          className="right"
          size="sm"
          label="Keep the notes as a file"
          aria-expanded={isListed}
          onClick={() => setListed(!isListed)}
        >
          <Download className="icon" aria-hidden="true" />
        </IconButton>
      )}
      {isListed && (
        <Popup anchor={button} label="Keep the notes as a file" onClose={() => setListed(false)}>
          {[
            { of: `takes/${encodeURIComponent(takeId)}`, format: "csv", words: "CSV, for a spreadsheet" },
            { of: `takes/${encodeURIComponent(takeId)}`, format: "edl", words: "EDL with markers, for an editor" },
            { of: `shots/${encodeURIComponent(shotId)}`, format: "csv", words: "CSV of all takes of the shot" },
            { of: `shots/${encodeURIComponent(shotId)}`, format: "edl", words: "EDL of all takes of the shot" },
          ].map(({ of, format, words }) => (
            <a
              key={words}
              className="menu-item"
              href={`/api/${of}/notes/export?format=${format}`}
              download
              onClick={() => {
                button.current?.focus();
                setListed(false);
              }}
            >
              {words}
            </a>
          ))}
        </Popup>
      )}
    </div>
  );
}
