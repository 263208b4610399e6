"use client";

import { useEffect, useRef, useState } from "react";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { later } from "@/components/ui/later";

const AddressInput = later(() => import("@/components/takes/composer/address-input").then((module) => module.AddressInput));

/** A still by its address: a link that opens a field, which also opens by itself when an address that was dropped or pasted could not be fetched. */
export function AddressField({ slot }: { slot: StillSlot }) {
  const opener = useRef<HTMLButtonElement>(null);
  const [text, setText] = useState<string | null>(null);
  const wasPressed = useRef(false);
  const wasClosed = useRef(false);
  const refusal = slot.refusal;

  useEffect(() => {
    if (refusal?.address !== undefined) setText(refusal.address);
  }, [refusal]);

  useEffect(() => {
    if (text === null && wasClosed.current) opener.current?.focus();
    wasClosed.current = false;
  }, [text]);

  if (text !== null)
    return (
      <AddressInput
        slot={slot}
        text={text}
        hasFocus={wasPressed.current}
        onText={setText}
        onClose={(keepsFocus) => {
          wasPressed.current = false;
          wasClosed.current = keepsFocus;
          setText(null);
        }}
      />
    );
  return (
    <button
      ref={opener}
      type="button"
      className="link xs pointer-coarse:py-2"
      onClick={() => {
        wasPressed.current = true;
        setText("");
      }}
    >
      Paste an address
    </button>
  );
}
