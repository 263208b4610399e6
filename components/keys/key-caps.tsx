"use client";

import { capsOf } from "@/components/keys/key-lines";
import { isApple } from "@/components/keys/match-key";

/** A key as it is pressed here: ⌘ K, or Ctrl K. */
export function KeyCaps({ of }: { of: string }) {
  return (
    <span className="caps">
      {capsOf(of, isApple()).map((cap) => (
        <kbd key={cap} className="kbd">
          {cap}
        </kbd>
      ))}
    </span>
  );
}
