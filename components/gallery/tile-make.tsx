"use client";

import { memo, useRef, useState } from "react";
import { CopyPlus } from "@/components/ui/icons";
import { later } from "@/components/ui/later";

const TileMakeMenu = later(() => import("@/components/gallery/tile-make-menu").then((module) => module.TileMakeMenu));

/** Opens what can be made from a take. Its recipe and the list's code come with the first press. */
export const TileMake = memo(function TileMake({ takeId, number }: { takeId: string; number: number }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const label = `Make from take ${number}`;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="tile-make"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        tabIndex={-1}
        onPointerEnter={TileMakeMenu.warm}
        onClick={() => setOpen(!isOpen)}
      >
        <CopyPlus className="icon" aria-hidden="true" />
      </button>
      {isOpen && <TileMakeMenu takeId={takeId} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
});
