"use client";

import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { KeyCaps } from "@/components/keys/key-caps";
import type { PanelProps } from "@/components/keys/key-host";
import { openPanel } from "@/components/keys/open-panel";
import { useKeys } from "@/components/keys/use-keys";
import { groupsAtRest, groupsFor } from "@/components/palette/group-lines";
import type { PaletteAction } from "@/components/palette/palette-actions";
import { lineId, PaletteList } from "@/components/palette/palette-list";
import { keepRecent, readRecents } from "@/components/palette/recent";
import { useFound, useShotActions, useTakeActions } from "@/components/palette/use-found";
import { useOffered } from "@/components/palette/use-offered";
import { IconButton } from "@/components/ui/icon-button";
import { Search, X } from "@/components/ui/icons";
import { toast } from "@/components/ui/toast";
import { SEARCH_MAX } from "@/lib/search/limits";
import type { FoundTake } from "@/lib/search/view";

/** One field for everything: what can be done here, where one can go, and the takes and their shots by slate or prompt. */
export function PaletteDialog({ member, onClose }: PanelProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [activeId, setActiveId] = useState<string | null>(null);
  const text = typed.trim();
  const offered = useOffered(member.role === "owner");
  const found = useFound(text);
  const takeAction = useTakeActions(member.role !== "reviewer");
  const shots = useShotActions(found.takes);
  const [recents] = useState(() => readRecents(member.id));

  // a layout effect: it closes while the dialog still stands in the page, and only so the focus goes back
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useKeys({ palette: onClose }, dialog);

  const groups = useMemo(() => {
    if (text !== "") return groupsFor(text, offered, found.takes.map(takeAction), shots);
    const recent = recents.map((one) => ("take" in one ? takeAction(one.take) : offered.find((action) => action.id === one.id)));
    return groupsAtRest(
      recent.filter((action) => action !== undefined),
      offered,
    );
  }, [text, offered, found.takes, takeAction, shots, recents]);
  const lines = groups.flatMap((group) => group.lines);
  const active = lines.find((action) => action.id === activeId) ?? lines[0];

  function choose(action: PaletteAction, isOther = false) {
    const take = found.takes.find((one) => `take-${one.id}` === action.id) ?? takeIn(recents, action);
    // actions stand there anyway, and none that spends or ends should be the first line; a shot is found by its slate
    if (action.group !== "Actions" && action.group !== "Shots") keepRecent(member.id, take ? { take } : { id: action.id });
    // what follows finds the page as it was, with its focus
    flushSync(onClose);
    void runSafely(isOther ? action.other?.run : action.run);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && active) {
      event.preventDefault();
      const next = lines[(lines.indexOf(active) + step + lines.length) % lines.length];
      setActiveId(next?.id ?? null);
      const line = document.getElementById(lineId(id, next) ?? "");
      // the name of its kind comes into view with the first
      (next === lines[0] ? list.current?.firstElementChild : line)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      const isOther = event.metaKey || event.ctrlKey;
      if (!isOther || active.other) choose(active, isOther);
    }
  }

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Search, and do anything"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="palette-head">
        <Search className="icon" aria-hidden="true" />
        <input
          className="palette-input"
          role="combobox"
          aria-label="Search, and do anything"
          aria-autocomplete="list"
          aria-expanded={lines.length > 0}
          aria-controls={lines.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={lineId(id, active)}
          placeholder="Actions, settings, DAY-04, prompts"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={SEARCH_MAX}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActiveId(null);
            list.current?.scrollTo(0, 0);
          }}
          onKeyDown={press}
        />
        <IconButton label="Close" size="sm" onClick={onClose}>
          <X className="icon" />
        </IconButton>
      </div>
      {lines.length > 0 && (
        <PaletteList
          id={id}
          groups={groups}
          active={active}
          onPoint={(action) => setActiveId(action.id)}
          onChoose={(action) => choose(action)}
          listRef={list}
        />
      )}
      {lines.length === 0 && <Nothing text={text} isLooking={found.isLooking} hasFailed={found.hasFailed} />}
      <div className="palette-foot">
        <span className="palette-hints" aria-hidden="true">
          <KeyCaps of="enter" />
          {active?.other ? "Open" : "Do it"}
          {active?.other && (
            <>
              <KeyCaps of="mod+enter" />
              {active.other.title}
            </>
          )}
        </span>
        {found.hasFailed && lines.length > 0 && <span className="hint">Takes could not be searched.</span>}
        <button
          type="button"
          className="link right"
          onClick={() => {
            flushSync(onClose);
            openPanel("help");
          }}
        >
          Shortcuts
        </button>
      </div>
      <div className="sr-only" role="status" aria-live="polite">
        {text !== "" && !found.isLooking && (lines.length === 1 ? "1 found" : `${lines.length} found`)}
      </div>
    </dialog>
  );
}

function Nothing({ text, isLooking, hasFailed }: { text: string; isLooking: boolean; hasFailed: boolean }) {
  if (isLooking) return <p className="palette-nothing">Looking for “{text}”</p>;
  return (
    <p className="palette-nothing">
      <span className="strong wrap-anywhere">Nothing found for “{text}”.</span>{" "}
      {hasFailed ? "The takes could not be searched: the studio did not answer." : "Try a slate such as DAY-04, or how a word of a prompt begins."}
    </p>
  );
}

async function runSafely(run: PaletteAction["run"] | undefined): Promise<void> {
  try {
    await run?.();
  } catch {
    toast("That did not work. Check the connection, then try it again.");
  }
}

function takeIn(recents: ReturnType<typeof readRecents>, action: PaletteAction): FoundTake | undefined {
  return recents.flatMap((one) => ("take" in one ? [one.take] : [])).find((take) => `take-${take.id}` === action.id);
}
