"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Check, Copy } from "@/components/ui/more-icons";

interface ShownOnceProps {
  label: string;
  help: string;
  value: string;
  onDone: () => void;
}

/** What is shown this once, to be copied: it is nowhere else. */
export function ShownOnce({ label, help, value, onDone }: ShownOnceProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    field.current?.select();
    // without https a browser keeps the clipboard to itself: then it is selected, ready to be copied by hand
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(copied === true);
  }

  return (
    <div className="stack gap-4">
      <Field label={label} help={help}>
        {(wiring) => (
          <div className="input-group">
            <input {...wiring} ref={field} className="input mono" value={value} readOnly onFocus={(event) => event.target.select()} />
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
