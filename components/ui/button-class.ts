export type ButtonVariant = "default" | "primary" | "ghost" | "danger" | "danger-fill";
export type ButtonSize = "sm" | "md" | "lg";

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  isIcon?: boolean | undefined;
  isBlock?: boolean | undefined;
  className?: string | undefined;
}

/** The class names of a button, for links that look like one. */
export function buttonClass({ variant = "default", size = "md", isIcon = false, isBlock = false, className }: ButtonLook = {}): string {
  const parts = ["btn"];
  if (variant !== "default") parts.push(`btn-${variant}`);
  if (size !== "md") parts.push(`btn-${size}`);
  if (isIcon) parts.push("btn-icon");
  if (isBlock) parts.push("btn-block");
  if (className) parts.push(className);
  return parts.join(" ");
}
