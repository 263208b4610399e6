"use client";

import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Copy } from "@/components/ui/more-icons";
import { toast } from "@/components/ui/toast";

interface CopyButtonProps {
  /** What is copied, as in "Copy the seed". */
  what: string;
  text: string;
  /** Shows the word, not only the icon. */
  hasWord?: boolean;
}

export function CopyButton({ what, text, hasWord = false }: CopyButtonProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(`Copied the ${what}.`);
    } catch {
      // no clipboard over plain http by name
      toast(`The browser does not allow copying here. Select the ${what} and copy it by hand.`);
    }
  };
  const icon = <Copy className="icon" aria-hidden="true" />;
  return hasWord ? (
    <Button variant="ghost" size="sm" aria-label={`Copy the ${what}`} onClick={copy}>
      {icon}Copy
    </Button>
  ) : (
    <IconButton size="sm" label={`Copy the ${what}`} onClick={copy}>
      {icon}
    </IconButton>
  );
}
