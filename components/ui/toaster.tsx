"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { currentToasts, dismissToast, holdToasts, resumeToasts, subscribeToasts, type Toast } from "@/components/ui/toast";

const NONE: readonly Toast[] = [];
const none = () => NONE;

/** Where toasts appear, above open dialogs. Put it once in the layout. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, none);
  const region = useRef<HTMLDivElement>(null);
  const newest = toasts.at(-1)?.id;

  useEffect(() => {
    const element = region.current;
    // shown again each time, so that it is on top of a dialog opened since
    if (element?.matches(":popover-open")) element.hidePopover();
    if (newest !== undefined) element?.showPopover();
  }, [newest]);

  return (
    <div role="status" aria-live="polite">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only waits while the pointer is on it */}
      <div
        ref={region}
        popover="manual"
        className="toast"
        onMouseEnter={holdToasts}
        onMouseLeave={resumeToasts}
        onFocus={holdToasts}
        onBlur={resumeToasts}
      >
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  );
}

function ToastLine({ toast: { id, message, undo } }: { toast: Toast }) {
  function takeBack() {
    undo?.run();
    dismissToast(id);
  }

  return (
    <div className="toast-line">
      <span>{message}</span>
      {undo && (
        <Button size="sm" onClick={takeBack}>
          {undo.label}
        </Button>
      )}
    </div>
  );
}
