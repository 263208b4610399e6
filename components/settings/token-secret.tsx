"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

/** A new token's secret, to be copied. It is nowhere else. */
export function TokenSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    field.current?.select();
    // without https a browser keeps the clipboard to itself: then it is selected, ready to be copied by hand
    const copied = await navigator.clipboard?.writeText(secret).then(
      () => true,
      () => false,
    );
    setCopied(copied === true);
  }

  return (
    <div className="stack gap-4">
      <Field label="Token" help="Send it as “Authorization: Bearer …”. The calls are described at /api/v1/openapi.json.">
        {(wiring) => (
          <div className="input-group">
            <input {...wiring} ref={field} className="input mono" value={secret} readOnly onFocus={(event) => event.target.select()} />
            <Button onClick={() => void copy()}>
              {isCopied ? <Check className="icon" /> : <Copy className="icon" />}
              {isCopied ? "Copied" : "Copy"}
            </Button>
          </div>
        )}
      </Field>
      <span className="sr-only" role="status">
        {isCopied && "Copied to the clipboard."}
      </span>
      <div className="dialog-acts">
        <Button variant="primary" onClick={onDone}>
          I have it
        </Button>
      </div>
    </div>
  );
}
