"use client";

import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { ProjectDot } from "@/components/projects/project-dot";
import { LayoutGrid, Plus } from "@/components/ui/icons";
import { Check } from "@/components/ui/more-icons";
import type { ProjectsView, ProjectView } from "@/lib/projects/view";

interface ProjectMenuProps {
  view: ProjectsView;
  shownId: string | null;
  /** All of them can be chosen too. */
  hasAll: boolean;
  onChoose: (project: ProjectView | null, isNewTab: boolean) => void;
  onNew: () => void;
  onList: () => void;
  /** Asked for by Esc. */
  onClose: () => void;
  /** Somebody pressed beside it, or went on. */
  onBeside: () => void;
}

/** Projects to switch to. Typing narrows them, arrows move, Enter switches; with Ctrl or ⌘ in a new tab. */
export function ProjectMenu({ view, shownId, hasAll, onChoose, onNew, onList, onClose, onBeside }: ProjectMenuProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const found = findProjects(view.projects, text, shownId);
  const lines = hasAll && text.trim() === "" ? [null, ...found] : found;
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      lines.findIndex((line) => (line?.id ?? null) === shownId),
    ),
  );
  const marked = Math.min(at, lines.length - 1);

  useEffect(() => {
    // on a touch screen the keyboard would cover the list
    const isTouch = window.matchMedia("(pointer: coarse)").matches;
    (isTouch ? root.current : field.current)?.focus();
  }, []);

  useEffect(() => {
    const beside = (event: Event) => {
      const place = root.current?.parentElement;
      if (event.target instanceof Node && place && !place.contains(event.target)) onBeside();
    };
    document.addEventListener("pointerdown", beside);
    document.addEventListener("focusin", beside);
    return () => {
      document.removeEventListener("pointerdown", beside);
      document.removeEventListener("focusin", beside);
    };
  }, [onBeside]);

  useEffect(() => {
    document.getElementById(`${id}-${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [id, marked]);

  const choose = (index: number, event: KeyboardEvent | MouseEvent) => {
    const line = lines[index];
    if (line !== undefined) onChoose(line, event.ctrlKey || event.metaKey);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      onClose();
      return;
    }
    if (event.target !== field.current) return;
    const to = { ArrowDown: (marked + 1) % lines.length, ArrowUp: (marked - 1 + lines.length) % lines.length }[event.key];
    if (event.key === "Enter") choose(marked, event);
    else if (to === undefined || lines.length === 0) return;
    else setAt(to);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={root} className="menu project-menu" role="dialog" aria-label="Switch the project" tabIndex={-1} onKeyDown={press}>
      <input
        ref={field}
        className="input"
        type="text"
        role="combobox"
        aria-label="Find a project"
        aria-expanded={lines.length > 0}
        aria-controls={lines.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={lines.length > 0 ? `${id}-${marked}` : undefined}
        aria-autocomplete="list"
        placeholder="Find a project"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      {lines.length > 0 && (
        <div className="project-lines" id={`${id}-list`} role="listbox" aria-label="Projects" tabIndex={-1}>
          {lines.map((line, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
            <div
              key={line?.id ?? "all"}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === marked}
              aria-current={(line?.id ?? null) === shownId ? "true" : undefined}
              className={index === marked ? "menu-item is-marked" : "menu-item"}
              onPointerMove={() => index !== marked && setAt(index)}
              onClick={(event) => choose(index, event)}
            >
              <ProjectDot code={line?.code ?? null} />
              <span className="grow truncate">{line?.name ?? "All projects"}</span>
              {line?.isArchived && <span className="xs muted">Archived</span>}
              {line && <span className="slate">{line.code}</span>}
              {(line?.id ?? null) === shownId && <Check className="icon" aria-hidden="true" />}
            </div>
          ))}
        </div>
      )}
      {lines.length === 0 && (
        <p className="menu-who hint" role="status">
          No project is called so.
        </p>
      )}
      <div className="menu-sep" />
      {view.mayChange && (
        <button type="button" className="menu-item" onClick={onNew}>
          <Plus className="icon" aria-hidden="true" />
          New project…
        </button>
      )}
      <button type="button" className="menu-item" onClick={onList}>
        <LayoutGrid className="icon" aria-hidden="true" />
        See all projects
      </button>
    </div>
  );
}

/** By name or code; archived ones only when they are asked for, or shown. */
function findProjects(projects: readonly ProjectView[], text: string, shownId: string | null): ProjectView[] {
  const wanted = text.trim().toLowerCase();
  return projects.filter(({ id, name, code, isArchived }) =>
    wanted === "" ? !isArchived || id === shownId : name.toLowerCase().includes(wanted) || code.toLowerCase().startsWith(wanted),
  );
}
