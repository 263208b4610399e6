/** The circled frame, with or without the name. */
export function Logo({ hasName = false }: { hasName?: boolean }) {
  return (
    <>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect className="frame" x="9.5" y="11.8" width="13" height="8.4" rx="1.2" />
        <path className="ring" d="M22.6 5.1C14.2 1.9 4 6.6 3.3 15.4c-.6 8 6.4 13 13.3 12.9 7-.2 12.4-5.6 12.1-12.3C28.4 8.9 22.9 4.3 15.6 4.4" />
      </svg>
      {hasName && "Dailies"}
    </>
  );
}
