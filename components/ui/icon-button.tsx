"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface IconButtonProps extends Omit<ComponentProps<typeof Button>, "children" | "aria-label" | "title" | "isBlock"> {
  /** Its name: read aloud, and shown on hover. */
  label: string;
  children: ReactNode;
}

/** A square button with an icon in it. */
export function IconButton({ label, variant = "ghost", className, ...rest }: IconButtonProps) {
  return <Button {...rest} variant={variant} aria-label={label} title={label} className={className ? `btn-icon ${className}` : "btn-icon"} />;
}
