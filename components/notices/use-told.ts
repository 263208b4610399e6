"use client";

import { useEffect, useRef } from "react";
import type { NoticeList } from "@/lib/notices/view";

/** Says a notice that comes while the page is open, such as that a guest signed a clip off. What was there before is in the list; what one looks at shows it itself. */
export function useTold(told: NoticeList | undefined): void {
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (!told) return;
    const [newest] = told.notices;
    const isNew = seen.current !== null && newest && newest.id !== seen.current && !newest.isRead;
    seen.current = newest?.id ?? "";
    if (isNew && new URL(newest.href, window.location.href).pathname !== window.location.pathname)
      void import("@/components/notices/tell-notice").then(({ tellNotice }) => tellNotice(newest));
  }, [told]);
}
