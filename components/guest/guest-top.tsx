import type { ReactNode } from "react";
import { ThemeToggle } from "@/components/shell/theme-toggle";
import { Logo } from "@/components/ui/logo";

/** The line above everything that a guest sees: whose room it is stands below it, as its title. */
export function GuestTop({ children }: { children?: ReactNode }) {
  return (
    <header className="guest-top">
      <span className="logo">
        <Logo hasName />
      </span>
      <span className="right row">
        <ThemeToggle />
        {children}
      </span>
    </header>
  );
}
