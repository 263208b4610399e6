"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

interface LoadMoreProps {
  isLoading: boolean;
  hasFailed: boolean;
  onLoad: () => void;
}

/** The end of what is loaded: asks for more when it comes near, and by hand. After a failure by hand only. */
export function LoadMore({ isLoading, hasFailed, onLoad }: LoadMoreProps) {
  const mark = useRef<HTMLDivElement>(null);
  // it finds its place when the wall knows its width
  const [isPlaced, setPlaced] = useState(false);
  useEffect(() => setPlaced(true), []);

  useEffect(() => {
    if (isLoading || hasFailed || !mark.current) return;
    const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onLoad(), { rootMargin: "1200px 0px" });
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, [isLoading, hasFailed, onLoad]);

  return (
    <div ref={mark} className={`row justify-center px-4 pt-2 pb-28 ${isPlaced ? "" : "invisible"}`}>
      {hasFailed && (
        <span className="error-text" role="alert">
          More takes could not be loaded.
        </span>
      )}
      <Button className="min-w-32" isBusy={isLoading} onClick={onLoad}>
        {isLoading ? "Loading more" : hasFailed ? "Try again" : "Load more"}
      </Button>
    </div>
  );
}
