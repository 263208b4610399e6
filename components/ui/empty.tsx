import type { ReactNode } from "react";

interface EmptyProps {
  title: ReactNode;
  icon?: ReactNode;
  /** What to press, below the words. */
  action?: ReactNode;
  /** The heading's level: 1 where nothing else heads the page. */
  level?: 1 | 2 | 3;
  className?: string;
  children?: ReactNode;
}

/** Nothing here yet, or nothing found: what that means, and what to do. */
export function Empty({ title, icon, action, level = 2, className, children }: EmptyProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={className ? `empty ${className}` : "empty"}>
      {icon}
      <Heading className="empty-title">{title}</Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
