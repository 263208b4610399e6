/** The place of something still on its way. It does not move; the region around it says aloud that it loads. */
export function Skeleton({ className }: { className?: string }) {
  return <span className={className ? `skeleton ${className}` : "skeleton"} aria-hidden="true" />;
}
