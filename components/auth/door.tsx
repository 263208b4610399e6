import type { ReactNode } from "react";
import { ThemeToggle } from "@/components/shell/theme-toggle";
import { Logo } from "@/components/ui/logo";

interface DoorProps {
  picture: { src: string; credit: string };
  /** A line at the foot. */
  foot: ReactNode;
  children: ReactNode;
}

/** The page before one is in: a picture, and what to fill in. */
export function Door({ picture, foot, children }: DoorProps) {
  return (
    <main className="door">
      <figure className="door-pic">
        <picture>
          {/* above the form only a strip of it shows, on what may be a slow line */}
          <source media="(max-width: 63.99rem)" srcSet={picture.src.replace(".webp", "-strip.webp")} />
          <img src={picture.src} alt="" fetchPriority="high" />
        </picture>
        <figcaption>
          <span className="tc">{picture.credit}</span>
        </figcaption>
      </figure>
      <div className="door-form">
        <div className="row between">
          <span className="logo">
            <Logo hasName />
          </span>
          <ThemeToggle />
        </div>
        {children}
        <p className="hint">{foot}</p>
      </div>
    </main>
  );
}
