"use client";

import type { ComponentProps, MouseEvent } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-class";

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  isBlock?: boolean;
  /** Can't be pressed now. It keeps the focus and stays readable, so let its text say why. */
  isBlocked?: boolean;
  /** Its work is under way: a second press does nothing. */
  isBusy?: boolean;
  /** For a toggle: whether it is on. */
  isPressed?: boolean;
}

export function Button({
  variant,
  size,
  isBlock,
  isBlocked = false,
  isBusy = false,
  isPressed,
  className,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const isOff = isBlocked || isBusy;

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (isOff) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ variant, size, isBlock, className })}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      aria-pressed={isPressed}
      onClick={press}
    />
  );
}
