"use client";

import { useThemeChoice } from "@/components/settings/use-theme-choice";
import { chooseTheme } from "@/components/shell/theme";
import { Moon, Sun } from "@/components/ui/icons";
import { Monitor } from "@/components/ui/more-icons";
import { Segmented } from "@/components/ui/segmented";

const OPTIONS = [
  { value: "system", label: "System", icon: <Monitor className="icon" /> },
  { value: "dark", label: "Dark", icon: <Moon className="icon" /> },
  { value: "light", label: "Light", icon: <Sun className="icon" /> },
] as const;

/** The theme of this browser. */
export function ThemeChoice() {
  const choice = useThemeChoice();
  return (
    <div className="set-row">
      <div>
        <h3 className="strong">Theme</h3>
        <p className="hint">For this browser. Pictures stand on a dark ground in both.</p>
      </div>
      <div className="control">
        <Segmented className="grow" label="Theme" isLabelHidden options={OPTIONS} value={choice} onChange={chooseTheme} />
      </div>
    </div>
  );
}
