"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { boxWords, CENTRE_BOX, movedBox } from "@/components/notes/box-by-keys";
import { changeDraft, draftOf } from "@/components/notes/draft-store";
import { MarkShapes } from "@/components/notes/mark-shapes";
import { useNotesRoom } from "@/components/notes/notes-context";
import { POINTS_MAX, SHAPES_MAX, type ShapeKind } from "@/lib/notes/limits";
import type { Point, Shape } from "@/lib/notes/view";

/** Nearer than this to the last point, of the picture's width, a pen adds nothing; a shape smaller than it is a slip. */
const STEP = 0.004;
const SMALL = 0.01;

interface DrawSurfaceProps {
  takeId: string;
  tool: ShapeKind;
  shapes: readonly Shape[];
  tall: number;
}

/** Takes lines from pointer, pen and touch. By keyboard it holds a box: arrows move it, with Shift they size it, Enter keeps it, Esc ends drawing. */
export function DrawSurface({ takeId, tool, shapes, tall }: DrawSurfaceProps) {
  const { setTool } = useNotesRoom();
  const [stroke, setStroke] = useState<readonly Point[] | null>(null);
  const [box, setBox] = useState<Shape | null>(null);
  const surface = useRef<HTMLButtonElement>(null);
  const isBox = tool === "box";
  useEffect(() => {
    // for keys; the pointer needs no focus
    if (isBox) surface.current?.focus({ preventScroll: true });
    // on a phone the picture may have gone off the screen above the words
    surface.current?.scrollIntoView({ block: "nearest" });
  }, [isBox]);

  const keep = (shape: Shape) => {
    const held = draftOf(takeId).shapes;
    const points = held.reduce((sum, one) => sum + one.points.length, 0) + shape.points.length;
    if (held.length < SHAPES_MAX && points <= POINTS_MAX) changeDraft(takeId, { shapes: [...held, shape] });
  };
  const pointAt = (event: PointerEvent<HTMLElement>): Point => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return [within((event.clientX - left) / width), within((event.clientY - top) / height)];
  };

  function end(points: readonly Point[]) {
    setStroke(null);
    const shape: Shape = { kind: tool, points };
    if (points.length >= 2 && sizeOf(points) >= SMALL) keep(shape);
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Escape") setTool(null);
    else if (isBox && event.key === "Enter") {
      keep(box ?? CENTRE_BOX);
      setBox(null);
      setTool(null);
    } else if (isBox && event.key.startsWith("Arrow")) setBox(movedBox(box ?? CENTRE_BOX, event.key, event.shiftKey));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const drawn = [...shapes, ...(stroke && stroke.length > 1 ? [{ kind: tool, points: stroke }] : []), ...(box ? [box] : [])];
  return (
    <button
      ref={surface}
      type="button"
      className="draw-surface"
      aria-label={
        isBox
          ? boxWords(box ?? CENTRE_BOX)
          : `Draw with the pointer: ${tool === "pen" ? "a line" : "an arrow"}. By keyboard choose the box. Esc ends it.`
      }
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setBox(null);
        setStroke([pointAt(event)]);
      }}
      onPointerMove={(event) => {
        if (!stroke) return;
        const point = pointAt(event);
        if (tool !== "pen") setStroke([stroke[0] ?? point, point]);
        else if (sizeOf([stroke.at(-1) ?? point, point]) >= STEP && stroke.length < POINTS_MAX) setStroke([...stroke, point]);
      }}
      onPointerUp={() => stroke && end(stroke)}
      onPointerCancel={() => setStroke(null)}
    >
      <svg viewBox={`0 0 1 ${tall}`} className="mark-layer" aria-hidden="true">
        <MarkShapes shapes={drawn} tall={tall} />
      </svg>
    </button>
  );
}

/** From its first to its farthest point. */
function sizeOf(points: readonly Point[]): number {
  const [x, y] = points[0] ?? [0, 0];
  return Math.max(...points.map(([px, py]) => Math.hypot(px - x, py - y)));
}

function within(place: number): number {
  return Math.min(1, Math.max(0, place));
}
