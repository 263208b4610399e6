"use client";

import { useId, useState } from "react";
import { keepNameTemplate, useNameTemplate } from "@/components/player/name-template";
import { Field } from "@/components/ui/field";
import { clipName, NAME_PARTS, NAME_TEMPLATE, type NamedTake, templateTrouble } from "@/lib/clips/clip-name";

/** How downloaded files are named, with the name that this take's clip gets. A template that won't do says why and is not kept. */
export function NameField({ take }: { take: NamedTake }) {
  const kept = useNameTemplate();
  const [typed, setTyped] = useState(kept);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const trouble = templateTrouble(typed);

  function change(template: string) {
    setTyped(template);
    if (templateTrouble(template) === null) keepNameTemplate(template);
  }

  return (
    <>
      <button type="button" className="menu-item" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setOpen(!isOpen)}>
        <span className="grow">File names…</span>
      </button>
      {isOpen && (
        <div id={id} className="grid w-72 max-w-full gap-2 px-2.5 py-1.5">
          <Field
            label="File names"
            isLabelHidden
            error={trouble ?? undefined}
            help={trouble ? undefined : `Made of ${NAME_PARTS.map((part) => `{${part}}`).join(" ")}. Kept in this browser.`}
          >
            {(wiring) => (
              <input
                {...wiring}
                className="input mono xs"
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onChange={(event) => change(event.target.value)}
              />
            )}
          </Field>
          <p className="mono xs muted wrap-anywhere">{clipName(take, ".mp4", kept)}</p>
          {typed !== NAME_TEMPLATE && (
            <button type="button" className="link xs justify-self-start" onClick={() => change(NAME_TEMPLATE)}>
              Back to the usual names
            </button>
          )}
        </div>
      )}
    </>
  );
}
