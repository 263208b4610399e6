"use client";

import { type FormEvent, type RefObject, useRef, useState } from "react";
import { makeZip, zipWords } from "@/components/gallery/make-zip";
import type { Picked } from "@/components/gallery/picked";
import type { Marks } from "@/components/gallery/use-marks";
import { useTags } from "@/components/gallery/use-tags";
import { firstFocus } from "@/components/ui/first-focus";
import type { IconComponent } from "@/components/ui/icon";
import { Plus, Star, X } from "@/components/ui/icons";
import { Check, Download } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import { toast } from "@/components/ui/toast";
import { RATING_MAX, TAG_MAX } from "@/lib/gallery/limits";
import { tagFrom } from "@/lib/gallery/state";

interface MenuProps {
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

interface MarkMenuProps extends MenuProps {
  picked: Picked;
  marks: Marks;
}

/** Tags to put on the selected takes, or to take off them; what is written and isn't there becomes one. */
export function TagMenu({ picked, marks, anchor, onClose }: MarkMenuProps) {
  const tags = useTags();
  const [text, setText] = useState("");
  const wanted = tagFrom(text);
  const found = tags?.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase())) ?? [];
  const isNew = wanted !== "" && !found.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const put = (tag: string, isOn: boolean) => {
    anchor.current?.focus();
    onClose();
    void marks.mark(picked, { what: "tag", tag, isOn });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const one = found.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (wanted) put(one?.name ?? wanted, true);
  };
  return (
    <Popup anchor={anchor} label="Tag the selected takes" onClose={onClose}>
      <form className="p-1.5" onSubmit={submit}>
        <label>
          <span className="sr-only">Tag</span>
          <input
            ref={firstFocus}
            className="input"
            maxLength={TAG_MAX}
            placeholder="Find a tag, or name a new one"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      </form>
      {isNew && (
        <button type="button" className="menu-item" onClick={() => put(wanted, true)}>
          <Plus className="icon" aria-hidden="true" />
          <span className="grow truncate">New tag “{wanted}”</span>
        </button>
      )}
      {found.map(({ name }) => (
        <div key={name} className="flex">
          <button type="button" className="menu-item" onClick={() => put(name, true)}>
            <span className="grow truncate">{name}</span>
          </button>
          <button
            type="button"
            className="menu-item w-auto"
            aria-label={`Take the tag ${name} off`}
            title="Take it off"
            onClick={() => put(name, false)}
          >
            <X className="icon" aria-hidden="true" />
          </button>
        </div>
      ))}
      {tags?.length === 0 && !isNew && <p className="muted px-2.5 py-1.5">Write the first tag, then press Enter.</p>}
    </Popup>
  );
}

/** One to five stars for the selected takes, or none. */
export function RateMenu({ anchor, onClose, ...rest }: MarkMenuProps) {
  return (
    <Popup anchor={anchor} label="Rate the selected takes" onClose={onClose}>
      <RateItems anchor={anchor} onClose={onClose} {...rest} />
    </Popup>
  );
}

function RateItems({ picked, marks, anchor, onClose }: MarkMenuProps) {
  const rate = (rating: number | null) => {
    anchor.current?.focus();
    onClose();
    void marks.mark(picked, { what: "rating", rating });
  };
  return (
    <>
      {Array.from({ length: RATING_MAX }, (_, at) => RATING_MAX - at).map((rating) => (
        <button key={rating} type="button" className="menu-item" onClick={() => rate(rating)}>
          <span className="grow">{rating === 1 ? "1 star" : `${rating} stars`}</span>
          <span className="flex" aria-hidden="true">
            {Array.from({ length: rating }, (_, star) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never change
              <Star key={star} className="icon" />
            ))}
          </span>
        </button>
      ))}
      <button type="button" className="menu-item" onClick={() => rate(null)}>
        No stars
      </button>
    </>
  );
}

interface MoreMenuProps extends MarkMenuProps {
  deeds: readonly { name: string; icon: IconComponent; label: string; run: () => void }[];
}

/** What has no room in a phone's bar. */
export function MoreMenu({ deeds, anchor, onClose, ...rest }: MoreMenuProps) {
  return (
    <Popup anchor={anchor} label="More" onClose={onClose}>
      {deeds.map(({ name, icon: Icon, label, run }) => (
        <button
          key={name}
          type="button"
          className="menu-item"
          onClick={() => {
            onClose();
            run();
          }}
        >
          <Icon className="icon" aria-hidden="true" />
          <span className="grow">{label}</span>
        </button>
      ))}
      <div className="menu-sep" />
      <RateItems anchor={anchor} onClose={onClose} {...rest} />
    </Popup>
  );
}

interface ZipMenuProps extends MenuProps {
  takeIds: () => readonly string[];
  count: number;
}

/** One file of the selected takes' clips: the approved ones, or all. */
export function ZipMenu({ takeIds, count, anchor, onClose }: ZipMenuProps) {
  const [busy, setBusy] = useState<"approved" | "all" | null>(null);
  const last = useRef<HTMLButtonElement>(null);
  const make = async (which: "approved" | "all") => {
    if (busy) return;
    setBusy(which);
    const made = await makeZip(takeIds(), which === "approved");
    setBusy(null);
    // who left the menu meanwhile keeps their place
    if (last.current) anchor.current?.focus();
    onClose();
    toast(made.ok ? zipWords(made.data) : made.error);
  };
  return (
    <Popup anchor={anchor} label="Download zip" onClose={onClose}>
      <p className="muted px-2.5 py-1.5 xs">One file of exact length that a browser can resume, with a list of what is in it.</p>
      <button type="button" className="menu-item" aria-busy={busy === "approved" || undefined} onClick={() => void make("approved")}>
        <Check className="icon" aria-hidden="true" />
        <span className="grow">Approved ones only</span>
      </button>
      <button ref={last} type="button" className="menu-item" aria-busy={busy === "all" || undefined} onClick={() => void make("all")}>
        <Download className="icon" aria-hidden="true" />
        <span className="grow">All {count.toLocaleString("en-US")} selected</span>
      </button>
    </Popup>
  );
}
