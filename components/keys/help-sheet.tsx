"use client";

import { useId, useState } from "react";
import { KeyCaps } from "@/components/keys/key-caps";
import type { PanelProps } from "@/components/keys/key-host";
import { KEY_LINES, type KeyLine, PLACES } from "@/components/keys/key-lines";
import { isSingle } from "@/components/keys/key-map";
import { rankOf } from "@/components/palette/rank";
import { usePreferences } from "@/components/shell/preferences";
import { Dialog } from "@/components/ui/dialog";
import { firstFocus } from "@/components/ui/first-focus";
import { Switch } from "@/components/ui/switch";

/** Every key that works, by place, to look through; and the switch for those of a single letter. */
export function HelpSheet({ onClose }: PanelProps) {
  const id = useId();
  const [text, setText] = useState("");
  const { hasSingleKeys, prefer } = usePreferences();
  const lines = KEY_LINES.filter(
    ({ does, place, keys }) => rankOf(text, { title: does, words: `${place} ${keys.join(" ").replaceAll("+", " ")}` }) !== null,
  );

  return (
    <Dialog isOpen onClose={onClose} className="help-sheet" title="Keyboard shortcuts">
      <label className="field">
        <span className="sr-only">Find a shortcut</span>
        <input
          ref={firstFocus}
          className="input"
          type="search"
          placeholder="Find a shortcut"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="field-inline">
        <label className="label" htmlFor={id}>
          Single letters and marks
        </label>
        <Switch id={id} isOn={hasSingleKeys} aria-describedby={`${id}-help`} onChange={(isOn) => prefer({ hasSingleKeys: isOn })} />
      </div>
      <p className="hint" id={`${id}-help`}>
        {hasSingleKeys ? "Turn them off if they go off by mistake." : "They are off: only keys with Ctrl or ⌘, arrows and Space work."} Kept for you,
        on every device.
      </p>
      <div className="help-places">
        {PLACES.map((place) => (
          <Lines key={place} place={place} lines={lines.filter((line) => line.place === place)} hasSingleKeys={hasSingleKeys} />
        ))}
      </div>
      {lines.length === 0 && <p className="soft">No shortcut for “{text}”.</p>}
    </Dialog>
  );
}

function Lines({ place, lines, hasSingleKeys }: { place: string; lines: readonly KeyLine[]; hasSingleKeys: boolean }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={place}>
      <h3 className="label">{place}</h3>
      <dl className="help-lines">
        {lines.map(({ does, keys }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <span key={key} className={isSingle(key) && !hasSingleKeys && !"+-".includes(key) ? "is-off" : undefined}>
                  <KeyCaps of={key} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
