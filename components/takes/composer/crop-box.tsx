"use client";

import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { type CropBox as Box, moveBox, resizeBox, type Size, shownWidth } from "@/components/takes/composer/crop";
import { CORNERS, pullCorner } from "@/components/takes/composer/crop-corner";

interface CropBoxProps {
  src: string | null;
  alt: string;
  size: Size;
  /** Null when all of the picture is sent. */
  box: Box | null;
  shape: string;
  onBox: (box: Box) => void;
  onBroken: () => void;
  /** Said in place of a picture that can't be shown. */
  emptyWords?: string | undefined;
  /** As tall as it may become, where that is less than usual. */
  tallestRem?: number;
}

const CANT_SHOW = "This browser can’t show it. The studio can.";
const STEP = 0.01;
const LEAP = 0.1;
const GROWTH = 1.06;
const MOVES: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The still with a window on it: dragged, moved with the arrow keys, resized about its middle with plus and minus or by its corners. */
export function CropBox({ src, alt, size, box, shape, onBox, onBroken, emptyWords = CANT_SHOW, tallestRem }: CropBoxProps) {
  const area = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [isDragging, setDragging] = useState(false);
  const ratio = size.width / size.height || 1;

  // a picture may fail before React listens
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once for each address
  useEffect(() => {
    if (image.current?.complete && image.current.naturalWidth === 0) onBroken();
  }, [src]);

  function press(event: KeyboardEvent) {
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const step = event.shiftKey ? LEAP : STEP;
    if (move) onBox(moveBox(box, move[0] * step, move[1] * step * ratio));
    else if (event.key === "+" || event.key === "=") onBox(resizeBox(size, box, GROWTH));
    else if (event.key === "-" || event.key === "_") onBox(resizeBox(size, box, 1 / GROWTH));
    else return;
    event.preventDefault();
  }

  function drag(event: PointerEvent<HTMLElement>) {
    const picture = area.current?.getBoundingClientRect();
    if (!box || !picture || event.button !== 0) return;
    const target = event.currentTarget;
    const pulled = event.target instanceof HTMLElement ? event.target.dataset.corner : undefined;
    const corner = CORNERS.find((one) => one === pulled);
    const [startX, startY] = [event.clientX, event.clientY];
    target.setPointerCapture(event.pointerId);
    setDragging(true);

    const follow = (moved: globalThis.PointerEvent) => {
      const [dx, dy] = [(moved.clientX - startX) / picture.width, (moved.clientY - startY) / picture.height];
      onBox(corner ? pullCorner(size, box, corner, dx, dy) : moveBox(box, dx, dy));
    };
    const end = () => {
      setDragging(false);
      target.removeEventListener("pointermove", follow);
      target.removeEventListener("pointerup", end);
      target.removeEventListener("pointercancel", end);
    };
    target.addEventListener("pointermove", follow);
    target.addEventListener("pointerup", end);
    target.addEventListener("pointercancel", end);
  }

  return (
    <div ref={area} className="crop touch-auto mx-auto" style={{ aspectRatio: ratio, width: shownWidth(ratio, tallestRem) }}>
      {src ? (
        <img ref={image} src={src} alt={alt} draggable={false} onError={onBroken} />
      ) : (
        <span className="grid h-full place-items-center p-4 text-center text-white/80">{emptyWords}</span>
      )}
      {box && (
        <button
          type="button"
          className="crop-window"
          style={insets(box, isDragging)}
          aria-label={`Crop, ${shape}. Arrow keys move it, plus and minus resize it`}
          onKeyDown={press}
          onPointerDown={drag}
        >
          {CORNERS.map((corner) => (
            <i
              key={corner}
              data-corner={corner}
              className={`touch-none before:absolute before:-inset-2.5 before:content-[''] ${corner === "nw" || corner === "se" ? "cursor-nwse-resize" : "cursor-nesw-resize"}`}
            />
          ))}
        </button>
      )}
    </div>
  );
}

function insets(box: Box, isDragging: boolean): CSSProperties {
  const percent = (part: number) => `${Math.max(0, part * 100).toFixed(3)}%`;
  return {
    inset: `${percent(box.y)} ${percent(1 - box.x - box.width)} ${percent(1 - box.y - box.height)} ${percent(box.x)}`,
    // where the window spans the picture's height it moves sideways only, and a finger may still scroll the page
    touchAction: box.height > 0.999 ? "pan-y" : "none",
    ...(isDragging && { transition: "none" }),
  };
}
