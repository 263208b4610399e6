"use client";

import { type MouseEvent, useEffect, useState } from "react";
import { leaveWords, secondsLeft } from "@/components/takes/composer/hold";
import type { Held } from "@/components/takes/composer/pressed";
import { Button } from "@/components/ui/button";

interface PressBarProps {
  held: Held;
  /** How much of the still has arrived; null once it is here. */
  percent: number | null;
  onTakeBack: () => void;
}

const TICK_MS = 200;

/** A press that has not left this page yet, and the way to take it back. It floats: the price stays where it is. */
export function PressBar({ held, percent, onTakeBack }: PressBarProps) {
  const [now, setNow] = useState(Date.now);
  const isWaiting = percent !== null;

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      onTakeBack();
    };
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("keydown", hear);
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("keydown", hear);
      window.removeEventListener("beforeunload", warn);
    };
  }, [onTakeBack]);

  function takeBack({ currentTarget }: MouseEvent) {
    // the bar goes: whoever pressed it stays where the press was
    currentTarget.closest("section")?.querySelector<HTMLElement>("[data-press]")?.focus();
    onTakeBack();
  }

  return (
    <div className={isWaiting ? "press-bar" : "press-bar is-leaving"}>
      <p>
        {isWaiting ? (
          <>
            <b className="strong">Held in this tab, {percent} %.</b> Nothing is queued or reserved until the still is here.
          </>
        ) : (
          <>
            {leaveWords(held.takes)} in <span className="tabular-nums">{secondsLeft(held.leavesAt, now)} s</span>
          </>
        )}
      </p>
      <Button size="sm" aria-keyshortcuts="Escape" onClick={takeBack}>
        Take back{" "}
        <span aria-hidden="true" className="press-key">
          Esc
        </span>
      </Button>
    </div>
  );
}
