export type ThemeChoice = "system" | "dark" | "light";

/** Of what is kept, and of the event of its change. public/theme.js reads and hears the same; it alone sets the theme. */
export const THEME = "dailies-theme";

/** Keeps the choice in this browser and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(THEME);
    else localStorage.setItem(THEME, choice);
  } catch {
    // a browser that keeps nothing stays with the system's theme
  }
  window.dispatchEvent(new Event(THEME));
}

/** The theme that is on the screen now. */
export function shownTheme(): "dark" | "light" {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}
