import type { ReactNode } from "react";
import { CircleAlert, Info, TriangleAlert } from "@/components/ui/icons";

export type Tone = "plain" | "info" | "warn" | "danger";

interface MessageProps {
  tone?: Tone;
  icon?: ReactNode;
  title: ReactNode;
  /** What to press, at the end. */
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A line across the page: something concerns all of it. */
export function Banner({ tone = "plain", icon, title, action, className, children }: MessageProps) {
  return (
    <div className={classOf("banner", tone, className)} role={tone === "danger" ? "alert" : "status"}>
      {icon ?? iconOf(tone)}
      <span className="grow">
        <b className="strong">{title}</b> {children}
      </span>
      {action}
    </div>
  );
}

/** The same within a panel or a form. */
export function Note({ tone = "plain", icon, title, action, className, children }: MessageProps) {
  return (
    <div className={classOf("note", tone, className)} role={tone === "danger" ? "alert" : undefined}>
      {icon ?? iconOf(tone)}
      <div className="min-w-0">
        <b className="strong">{title}</b>
        {children && <div className="xs soft">{children}</div>}
      </div>
      {action}
    </div>
  );
}

function classOf(base: string, tone: Tone, className: string | undefined): string {
  return [base, tone !== "plain" && `${base}-${tone}`, className].filter(Boolean).join(" ");
}

function iconOf(tone: Tone): ReactNode {
  if (tone === "danger") return <CircleAlert className="icon" />;
  if (tone === "warn") return <TriangleAlert className="icon" />;
  return <Info className="icon" />;
}
