import type { ReactNode } from "react";

interface ScrollTableProps {
  label: string;
  className?: string;
  /** Cells of the head's row. */
  head: ReactNode;
  /** Rows. */
  children: ReactNode;
}

/** A table in a panel; where it is too wide it scrolls there, by keys too. */
export function ScrollTable({ label, className = "table", head, children }: ScrollTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and the keyboard must be able to
    <section className="panel table-scroll" aria-label={label} tabIndex={0}>
      <table className={className}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
