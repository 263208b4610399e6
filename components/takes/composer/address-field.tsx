"use client";

import { Link2, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { IconButton } from "@/components/ui/icon-button";

/** A still by its address: a link that opens a field, which also opens by itself when an address that was dropped or pasted could not be fetched. */
export function AddressField({ slot }: { slot: StillSlot }) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [wantsFocus, setWantsFocus] = useState<"input" | "opener" | null>(null);
  const refused = slot.refusal?.address === undefined ? null : slot.refusal;
  const isFetching = slot.upload?.phase === "fetching";

  useEffect(() => {
    if (refused) setText(refused.address ?? "");
  }, [refused]);

  useEffect(() => {
    if (wantsFocus === "input") input.current?.focus();
    if (wantsFocus === "opener") opener.current?.focus();
    setWantsFocus(null);
  }, [wantsFocus]);

  function open() {
    setText("");
    setWantsFocus("input");
  }

  function close() {
    if (isFetching) slot.cancel();
    slot.dismiss();
    setText(null);
    setWantsFocus("opener");
  }

  async function fetchIt() {
    if (text === null || text.trim() === "" || isFetching) return input.current?.focus();
    const still = await slot.addAddress(text);
    if (still) setText(null);
    setWantsFocus(still ? "opener" : "input");
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) void fetchIt();
    else return;
    // Enter would press Generate
    event.preventDefault();
  }

  if (text === null)
    return (
      <button ref={opener} type="button" className="link xs" onClick={open}>
        Paste an address
      </button>
    );
  return (
    <div className="field w-full">
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
            setText(event.target.value);
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
