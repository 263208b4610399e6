import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: string;
  lead?: ReactNode;
  /** What to press, beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the settings, reached by its `#id`. */
export function Section({ id, title, lead, action, children }: SectionProps) {
  return (
    <section id={id} className="settings-section" aria-labelledby={`${id}-title`}>
      <div className={action ? "section-head section-head-action" : "section-head"}>
        <div>
          <h2 className="h2" id={`${id}-title`}>
            {title}
          </h2>
          {lead && <p className="soft">{lead}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
