"use client";

import { useEffect, useState } from "react";
import type { IconComponent } from "@/components/ui/icon";
import { Info, KeyRound, Lock } from "@/components/ui/icons";
import { Plug, UserRound, UsersRound, Wallet } from "@/components/ui/more-icons";

const PARTS: readonly { id: string; name: string; icon: IconComponent }[] = [
  { id: "you", name: "You", icon: UserRound },
  { id: "security", name: "Sign-in", icon: Lock },
  { id: "members", name: "Members", icon: UsersRound },
  { id: "providers", name: "Providers", icon: Plug },
  { id: "budgets", name: "Budgets", icon: Wallet },
  { id: "tokens", name: "API tokens", icon: KeyRound },
  { id: "about", name: "About", icon: Info },
];

/** The parts of the page; the one that is being read is marked. `ids` are those that this member sees. */
export function SettingsNav({ ids }: { ids: readonly string[] }) {
  const parts = PARTS.filter((part) => ids.includes(part.id));
  const [here, setHere] = useState(parts[0]?.id);

  useEffect(() => {
    // a part is being read while it crosses a line in the upper third of the screen
    const observer = new IntersectionObserver((entries) => setHere((now) => entries.find((entry) => entry.isIntersecting)?.target.id ?? now), {
      rootMargin: "-30% 0px -70% 0px",
    });
    for (const id of ids) {
      const part = document.getElementById(id);
      if (part) observer.observe(part);
    }
    return () => observer.disconnect();
  }, [ids]);

  return (
    <nav className="settings-nav" aria-label="Settings">
      {parts.map((part) => (
        <a key={part.id} href={`#${part.id}`} aria-current={part.id === here ? "true" : undefined} onClick={() => setHere(part.id)}>
          <part.icon className="icon" />
          {part.name}
        </a>
      ))}
    </nav>
  );
}
