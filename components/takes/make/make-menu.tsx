"use client";

import { type ReactNode, type RefObject, useState } from "react";
import { PROMOTE_HINT, quickWords } from "@/components/takes/make/quick-words";
import { type FrameUse, type MakeDeeds, useMakeDeeds } from "@/components/takes/make/use-make-deeds";
import type { QuickPress } from "@/components/takes/make/use-quick-take";
import { ErrorText } from "@/components/ui/error-text";
import type { IconComponent } from "@/components/ui/icon";
import { ChevronDown } from "@/components/ui/icons";
import { FastForward, ImageDown, Pencil, Shuffle, SlidersHorizontal, Sparkles, Undo2 } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import type { TakeView } from "@/lib/takes/view";

interface MakeMenuProps {
  take: TakeView;
  anchor: RefObject<HTMLButtonElement | null>;
  /** The frame that is shown, where one is: it is used instead of the last, and what has a button of its own there is left out. */
  frame?: () => number;
  onClose: () => void;
}

/** What can be made from a take, each with its price where it spends. */
export function MakeMenu({ take, anchor, frame, onClose }: MakeMenuProps) {
  const done = () => {
    anchor.current?.focus();
    onClose();
  };
  const deeds = useMakeDeeds(take, done);
  return (
    <Popup anchor={anchor} label={`Make from ${take.slate} take ${take.number}`} onClose={onClose}>
      {deeds ? (
        frame ? (
          <MoreItems deeds={deeds} frame={frame} />
        ) : (
          <MakeItems deeds={deeds} />
        )
      ) : (
        <p className="muted px-2.5 py-1.5">You can look, but not start takes.</p>
      )}
    </Popup>
  );
}

function MakeItems({ deeds }: { deeds: MakeDeeds }) {
  const { vary, promote, frames } = deeds;
  return (
    <>
      <Item icon={SlidersHorizontal} name="Use these settings" hint="Fills the form" onPress={deeds.use} />
      {vary && <QuickItem icon={Shuffle} name="Vary" hint="A new seed, the same rest" quick={vary} />}
      <ChangeItem deeds={deeds} />
      {promote && <QuickItem icon={Sparkles} name={`Promote to ${promote.label}`} hint={PROMOTE_HINT} quick={promote} />}
      {frames && (
        <>
          <div className="menu-sep" />
          <FrameItem icon={FastForward} name="Extend" hint="Its last frame is the next still" use="extend" frames={frames} />
          <FrameItem icon={ImageDown} name="Last frame as still" use="still" frames={frames} />
          <FrameItem icon={ImageDown} name="Last frame as end still" use="endStill" frames={frames} />
        </>
      )}
      <Trouble deeds={deeds} />
    </>
  );
}

/** In the player: what has no button there, with the frame that is shown. */
function MoreItems({ deeds, frame }: { deeds: MakeDeeds; frame: () => number }) {
  const { frames } = deeds;
  return (
    <>
      <ChangeItem deeds={deeds} />
      {frames && (
        <>
          <div className="menu-sep" />
          <FrameItem icon={ImageDown} name="This frame as still" use="still" frames={frames} frame={frame} />
          <FrameItem icon={ImageDown} name="This frame as end still" use="endStill" frames={frames} frame={frame} />
          <FrameItem icon={FastForward} name="Extend from the last frame" use="extend" frames={frames} />
        </>
      )}
      <Trouble deeds={deeds} />
    </>
  );
}

function Trouble({ deeds: { error } }: { deeds: MakeDeeds }) {
  return (
    error && (
      <div className="max-w-72 px-2.5 py-1.5">
        <ErrorText>{error}</ErrorText>
      </div>
    )
  );
}

interface ItemProps {
  icon: IconComponent;
  name: string;
  hint?: string | undefined;
  aside?: ReactNode;
  isBusy?: boolean;
  isExpanded?: boolean;
  onPress: () => void;
}

function Item({ icon: Icon, name, hint, aside, isBusy = false, isExpanded, onPress }: ItemProps) {
  return (
    <button
      type="button"
      className="menu-item"
      aria-busy={isBusy || undefined}
      aria-expanded={isExpanded}
      onClick={() => {
        if (!isBusy) onPress();
      }}
    >
      <Icon className="icon" aria-hidden="true" />
      <span className="grid grow py-1">
        {name}
        {hint && <span className="xs muted">{hint}</span>}
      </span>
      {aside}
    </button>
  );
}

/** A press that spends: its price stands beside it, and a price that nobody knows asks for a second press. */
function QuickItem({ quick, name, hint, icon }: Pick<ItemProps, "icon" | "name" | "hint"> & { quick: QuickPress }) {
  const words = quickWords(quick.phase, name, hint);
  return (
    <Item
      {...words}
      icon={quick.phase === "grace" ? Undo2 : icon}
      aside={<span className="mono xs">{quick.price}</span>}
      isBusy={quick.phase === "sending"}
      onPress={quick.press}
    />
  );
}

interface FrameItemProps extends Pick<ItemProps, "icon" | "name" | "hint"> {
  use: FrameUse;
  frames: NonNullable<MakeDeeds["frames"]>;
  /** The last one where none is shown. */
  frame?: () => number;
}

function FrameItem({ use, frames, frame, ...item }: FrameItemProps) {
  const isBusy = frames.busy === use;
  return (
    <Item
      {...item}
      hint={isBusy ? "Keeping the frame" : item.hint}
      isBusy={frames.busy !== null}
      onPress={() => frames.run(use, frame ? frame() : "last")}
    />
  );
}

/** Fields of the form that are not the provider's own settings, around those. */
const BEFORE = [
  ["prompt", "Prompt"],
  ["stillId", "Still"],
  ["endStillId", "End still"],
] as const;
const AFTER = [
  ["seed", "Seed"],
  ["negativePrompt", "Leave out"],
  ["provider", "Provider"],
] as const;

/** Opens the fields of the form, the often used first: one of them gets the focus, and the form remembers the take. */
function ChangeItem({ deeds }: { deeds: MakeDeeds }) {
  const [isOpen, setOpen] = useState(false);
  const common = deeds.fields.filter((field) => !field.isAdvanced).map(({ name, title }) => [`settings.${name}`, title] as const);
  return (
    <>
      <Item
        icon={Pencil}
        name="Change one thing"
        hint="Fills the form and remembers the take"
        aside={<ChevronDown className={isOpen ? "icon rotate-180" : "icon"} aria-hidden="true" />}
        isExpanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div className="grid grid-cols-2 ps-6.5">
          {[...BEFORE, ...common, ...AFTER].map(([name, title]) => (
            <button key={name} type="button" className="menu-item" onClick={() => deeds.change(name)}>
              {title}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
