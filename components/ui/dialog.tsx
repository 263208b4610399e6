"use client";

import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { X } from "@/components/ui/icons";

interface DialogProps {
  isOpen: boolean;
  /** Asked for by Esc, the close button and a press beside it. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Its buttons, at the end. */
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
}

const TEXT_FIELD = ".dialog-body :is(textarea, input:not([type]), input[type=text], input[type=email], input[type=search])";

/** A modal dialog: the browser keeps the focus inside, and gives it back to where it was. Its content is drawn only while open. */
export function Dialog({ isOpen, ...rest }: DialogProps) {
  return isOpen ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, description, footer, className, children }: Omit<DialogProps, "isOpen">) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const descriptionId = useId();

  // a layout effect: it closes while the dialog still stands in the page, and only so the focus goes back
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    // the browser would give the focus to the first button, which closes it: who is asked for a text wants to write
    if (!dialog?.querySelector("[autofocus]")) dialog?.querySelector<HTMLElement>(TEXT_FIELD)?.focus();
    return () => dialog?.close();
  }, []);

  function closeBeside(event: MouseEvent<HTMLDialogElement>) {
    if (event.target === event.currentTarget) onClose();
  }

  return (
    <dialog
      ref={element}
      className={className}
      aria-labelledby={titleId}
      aria-describedby={description ? descriptionId : undefined}
      onCancel={(event) => {
        // a file picker inside fires `cancel` too, and it bubbles
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onMouseDown={closeBeside}
    >
      <div className="dialog-inner">
        <div className="dialog-head">
          <div className="min-w-0">
            <h2 className="dialog-title" id={titleId}>
              {title}
            </h2>
            {description && (
              <p className="soft" id={descriptionId}>
                {description}
              </p>
            )}
          </div>
          <IconButton label="Close" size="sm" className="dialog-close" onClick={onClose}>
            <X className="icon" />
          </IconButton>
        </div>
        {children && <div className="dialog-body">{children}</div>}
        {footer && <div className="dialog-foot">{footer}</div>}
      </div>
    </dialog>
  );
}
