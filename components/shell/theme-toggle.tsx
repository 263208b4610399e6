"use client";

import { chooseTheme, shownTheme } from "@/components/shell/theme";
import { IconButton } from "@/components/ui/icon-button";
import { Moon, Sun } from "@/components/ui/icons";

/** The icon is picked by the stylesheet, so that it is right before any script has run. */
export function ThemeToggle() {
  return (
    <IconButton label="Switch between dark and light" onClick={() => chooseTheme(shownTheme() === "dark" ? "light" : "dark")}>
      <Sun className="icon only-dark" />
      <Moon className="icon only-light" />
    </IconButton>
  );
}
