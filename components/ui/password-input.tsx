"use client";

import { type ComponentProps, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Eye, EyeOff } from "@/components/ui/more-icons";

/** A password that can be looked at. Password managers find it by its `autoComplete`. */
export function PasswordInput({ className = "input", ...rest }: Omit<ComponentProps<"input">, "type">) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="input-group">
      <input {...rest} type={isShown ? "text" : "password"} className={className} spellCheck={false} autoCapitalize="none" autoCorrect="off" />
      <IconButton label={isShown ? "Hide the password" : "Show the password"} variant="default" onClick={() => setShown(!isShown)}>
        {isShown ? <EyeOff className="icon" /> : <Eye className="icon" />}
      </IconButton>
    </div>
  );
}
