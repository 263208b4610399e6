import type { ReactNode } from "react";

interface DoorMessageProps {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** Words at the door where there is nothing to fill in. */
export function DoorMessage({ title, action, children }: DoorMessageProps) {
  return (
    <div className="door-inner">
      <h1 className="door-title">{title}</h1>
      <div className="soft stack">{children}</div>
      {action}
    </div>
  );
}
