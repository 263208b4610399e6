"use client";

import { type ReactNode, useId } from "react";
import { usePreferences } from "@/components/shell/preferences";
import { Switch } from "@/components/ui/switch";
import type { Preferences } from "@/lib/members/view";

interface YouSwitchProps {
  name: keyof Preferences;
  title: string;
  /** Stands before the switch. */
  aside?: ReactNode;
  /** What it means. */
  children: ReactNode;
}

/** One preference, on or off at once. */
export function YouSwitch({ name, title, aside, children }: YouSwitchProps) {
  const id = useId();
  const { prefer, ...held } = usePreferences();
  return (
    <div className="set-row">
      <div>
        <h3 className="strong">
          <label htmlFor={id}>{title}</label>
        </h3>
        <p className="hint" id={`${id}-help`}>
          {children}
        </p>
      </div>
      <div className="control items-center">
        {aside}
        <Switch id={id} isOn={held[name]} aria-describedby={`${id}-help`} onChange={(isOn) => prefer({ [name]: isOn })} />
      </div>
    </div>
  );
}
