import type { Ref } from "react";
import { KeyCaps } from "@/components/keys/key-caps";
import { KEY_MAP } from "@/components/keys/key-map";
import type { LineGroup } from "@/components/palette/group-lines";
import type { PaletteAction } from "@/components/palette/palette-actions";
import { Check, CornerDownLeft } from "@/components/ui/more-icons";

interface PaletteListProps {
  /** The ids of its parts begin so. */
  id: string;
  groups: readonly LineGroup[];
  active: PaletteAction | undefined;
  onPoint: (action: PaletteAction) => void;
  onChoose: (action: PaletteAction) => void;
  listRef: Ref<HTMLDivElement>;
}

export function lineId(id: string, action: PaletteAction | undefined): string | undefined {
  return action && `${id}-${action.id}`;
}

/** The lines by kind. The focus stays in the field, which says which line is marked. */
export function PaletteList({ id, groups, active, onPoint, onChoose, listRef }: PaletteListProps) {
  return (
    <div ref={listRef} className="palette-list" role="listbox" id={`${id}-list`} aria-label="What can be done">
      {groups.map(({ name, lines }) => (
        // biome-ignore lint/a11y/useSemanticElements: options stand in groups
        <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
          <div className="palette-group" id={`${id}-${name}`}>
            {name}
          </div>
          {lines.map((action) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
            <div
              key={action.id}
              id={lineId(id, action)}
              role="option"
              tabIndex={-1}
              aria-selected={action === active}
              className="palette-line"
              onPointerMove={() => action !== active && onPoint(action)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(action)}
            >
              <Line action={action} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Line({ action }: { action: PaletteAction }) {
  const { title, detail, hint, icon: Icon = CornerDownLeft, keyId, pictureUrl, isCurrent } = action;
  const [key] = keyId ? KEY_MAP[keyId] : [];
  return (
    <>
      {pictureUrl ? <img className="palette-picture" src={pictureUrl} alt="" loading="lazy" /> : <Icon className="icon" aria-hidden="true" />}
      <span className={action.group === "Shots" || action.group === "Takes" || pictureUrl ? "palette-title mono" : "palette-title"}>{title}</span>
      {detail && <span className="palette-detail">{detail}</span>}
      <span className="palette-end">
        {hint && <span className="hint">{hint}</span>}
        {isCurrent && (
          <>
            <Check className="icon" aria-hidden="true" />
            <span className="sr-only">, now</span>
          </>
        )}
        {key && <KeyCaps of={key} />}
      </span>
    </>
  );
}
