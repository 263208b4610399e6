"use client";

import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { IconButton } from "@/components/ui/icon-button";
import { Link2, X } from "@/components/ui/icons";
import { isElsewhere } from "@/components/ui/is-elsewhere";

interface AddressInputProps {
  slot: StillSlot;
  text: string;
  /** Opened by a press: what is typed next goes in here. */
  hasFocus: boolean;
  onText: (text: string) => void;
  /** It has done its work, or is not wanted; whether whoever was on it still is. */
  onClose: (keepsFocus: boolean) => void;
}

/** Where the address of a picture is typed or pasted, fetched, and mended when that failed. */
export function AddressInput({ slot, text, hasFocus, onText, onClose }: AddressInputProps) {
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const refused = slot.refusal?.address === undefined ? null : slot.refusal;
  const isFetching = slot.upload?.phase === "fetching";

  // biome-ignore lint/correctness/useExhaustiveDependencies: only as it opens
  useEffect(() => {
    if (hasFocus) input.current?.focus();
  }, []);

  function close() {
    if (isFetching) slot.cancel();
    slot.dismiss();
    onClose(true);
  }

  async function fetchIt() {
    if (text.trim() === "" || isFetching) return input.current?.focus();
    const isAdded = await slot.addAddress(text);
    const isHere = !isElsewhere(field.current);
    if (isAdded) onClose(isHere);
    else if (isHere) input.current?.focus();
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) void fetchIt();
    else return;
    // Enter would press Generate
    event.preventDefault();
  }

  return (
    <div ref={field} className="field w-full">
      <label className="label" htmlFor={id}>
        Address of a picture
      </label>
      <div className="input-group">
        <input
          ref={input}
          id={id}
          className="input"
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="https://…"
          value={text}
          readOnly={isFetching}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? `${id}-error` : undefined}
          onChange={(event) => {
            onText(event.target.value);
            if (refused) slot.dismiss();
          }}
          onKeyDown={press}
        />
        <Button onClick={() => void fetchIt()} isBusy={isFetching}>
          <Link2 className="icon" />
          Fetch
        </Button>
        <IconButton label="Close the address" onClick={close}>
          <X className="icon" />
        </IconButton>
      </div>
      {refused && <ErrorText id={`${id}-error`}>{refused.why}</ErrorText>}
    </div>
  );
}
