"use client";

import { useSyncExternalStore } from "react";
import { isApple } from "@/components/keys/match-key";
import { openPanel } from "@/components/keys/open-panel";
import { Button } from "@/components/ui/button";
import { Search } from "@/components/ui/icons";

/** Opens the palette by hand, where there are no keys, and says which key it has where there are. */
export function SearchButton() {
  const mod = useSyncExternalStore(
    never,
    () => (isApple() ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
  return (
    <Button variant="ghost" className="search-button" aria-keyshortcuts="Control+K Meta+K" onClick={() => openPanel("palette")}>
      <Search className="icon" />
      {/* its name is text: a label would have to hold the keys too, as they are seen on it */}
      <span className="sr-only">Search, and do anything</span>
      <span className="caps hide-phone" aria-hidden="true">
        <kbd className="kbd drawn-cap" data-cap={mod} />
        <kbd className="kbd drawn-cap" data-cap="K" />
      </span>
    </Button>
  );
}

function never(): () => void {
  return () => {};
}
