"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { currentToast, dismissToast, holdToast, resumeToast, subscribeToasts, type Toast } from "@/components/ui/toast";

/** Where toasts appear, one at a time, above open dialogs. Put it once in the layout. */
export function Toaster() {
  const toast = useSyncExternalStore(subscribeToasts, currentToast, () => null);
  const region = useRef<HTMLDivElement>(null);
  const id = toast?.id;

  useEffect(() => {
    const element = region.current;
    // shown again each time, so that it is on top of a dialog opened since
    if (element?.matches(":popover-open")) element.hidePopover();
    if (id !== undefined) element?.showPopover();
  }, [id]);

  return (
    <div role="status" aria-live="polite">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only waits while the pointer is on it */}
      <div
        ref={region}
        popover="manual"
        className="toast"
        onMouseEnter={holdToast}
        onMouseLeave={resumeToast}
        onFocus={holdToast}
        onBlur={resumeToast}
      >
        {toast && <ToastLine toast={toast} />}
      </div>
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const { undo } = toast;

  function takeBack() {
    undo?.run();
    dismissToast();
  }

  return (
    <>
      <span>{toast.message}</span>
      {undo && (
        <Button size="sm" onClick={takeBack}>
          {undo.label}
        </Button>
      )}
    </>
  );
}
