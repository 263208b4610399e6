"use client";

import { changeDraft, type NoteDraft } from "@/components/notes/draft-store";
import { useNotesRoom } from "@/components/notes/notes-context";
import { usePlace } from "@/components/notes/use-place";
import type { IconComponent } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Focus } from "@/components/ui/icons";
import { ArrowUpRight, Pencil, Undo2 } from "@/components/ui/more-icons";
import type { ShapeKind } from "@/lib/notes/limits";

const TOOLS: readonly { kind: ShapeKind; name: string; icon: IconComponent }[] = [
  { kind: "pen", name: "Draw a line", icon: Pencil },
  { kind: "arrow", name: "Draw an arrow", icon: ArrowUpRight },
  { kind: "box", name: "Draw a box", icon: Focus },
];

/** What the pointer draws on the picture, one tool at a time; a box by keyboard too. */
export function DrawTools({ draft }: { draft: NoteDraft }) {
  const { room, tool, setTool } = useNotesRoom();
  const { hold } = usePlace();
  return (
    <div className="draw-tools" role="toolbar" aria-label="Draw on the picture">
      {TOOLS.map(({ kind, name, icon: Icon }) => (
        <IconButton
          key={kind}
          size="sm"
          label={name}
          isPressed={tool === kind}
          onClick={() => {
            hold();
            // a mark belongs to a frame
            if (draft.place === "whole") changeDraft(room.take.id, { place: { from: room.playhead.now(), to: room.playhead.now() } });
            setTool(tool === kind ? null : kind);
          }}
        >
          <Icon className="icon" aria-hidden="true" />
        </IconButton>
      ))}
      {draft.shapes.length > 0 && (
        <IconButton size="sm" label="Take the last line back" onClick={() => changeDraft(room.take.id, { shapes: draft.shapes.slice(0, -1) })}>
          <Undo2 className="icon" aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
