"use client";

import { useRef, useState } from "react";
import { CopyPlus } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import type { TakeView } from "@/lib/takes/view";

const MakeMenu = later(() => import("@/components/takes/make/make-menu").then((module) => module.MakeMenu));

interface MakeButtonProps {
  take: TakeView;
  className: string;
  /** For lists with one tab stop. */
  tabIndex?: number | undefined;
}

/** Opens what can be made from a take. The list's code comes with the first press. */
export function MakeButton({ take, className, tabIndex }: MakeButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const label = `Make from take ${take.number}`;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        data-make
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        tabIndex={tabIndex}
        onPointerEnter={MakeMenu.warm}
        onFocus={MakeMenu.warm}
        onClick={() => setOpen(!isOpen)}
      >
        <CopyPlus className="icon" aria-hidden="true" />
      </button>
      {isOpen && <MakeMenu take={take} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}
