"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { toast } from "@/components/ui/toast";
import { setPreferencesAction } from "@/lib/members/actions";
import type { Preferences } from "@/lib/members/view";

interface Held extends Preferences {
  /** Holds at once, and is kept on the server; goes back with a word where that fails. */
  prefer: (change: Partial<Preferences>) => void;
}

const Context = createContext<Held>({ hasGrace: true, hasSingleKeys: true, hasDigest: true, prefer: () => {} });

/** Keeps what the member prefers for every part of the page. */
export function PreferencesProvider({ preferences, children }: { preferences: Preferences; children: ReactNode }) {
  const [held, setHeld] = useState(preferences);

  const prefer = useCallback((change: Partial<Preferences>) => {
    setHeld((before) => ({ ...before, ...change }));
    const undo = (sentence: string) => {
      const back = Object.fromEntries(Object.entries(change).map(([name, isOn]) => [name, !isOn]));
      setHeld((now) => ({ ...now, ...back }));
      toast(sentence);
    };
    setPreferencesAction(change).then(
      (result) => result.ok || undo(result.error.message),
      () => undo("The studio did not answer, so this was not changed. Try it again."),
    );
  }, []);

  return <Context value={useMemo(() => ({ ...held, prefer }), [held, prefer])}>{children}</Context>;
}

export function usePreferences(): Held {
  return useContext(Context);
}
