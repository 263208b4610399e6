"use client";

import { useRef, useState } from "react";
import { useKeys, type Where } from "@/components/keys/use-keys";
import type { Playhead } from "@/components/player/playhead";
import { useFrame } from "@/components/player/use-deck";
import { MakeMenu } from "@/components/takes/make/make-menu";
import { PROMOTE_HINT, quickWords } from "@/components/takes/make/quick-words";
import { type MakeDeeds, useMakeDeeds } from "@/components/takes/make/use-make-deeds";
import type { QuickPress } from "@/components/takes/make/use-quick-take";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import type { IconComponent } from "@/components/ui/icon";
import { CopyPlus } from "@/components/ui/icons";
import { FastForward, Shuffle, SlidersHorizontal, Sparkles, Undo2 } from "@/components/ui/more-icons";
import type { TakeView } from "@/lib/takes/view";

interface MakePanelProps {
  take: TakeView;
  playhead: Playhead;
  /** Where its keys hold: in the player, or on the page. */
  where: Where;
}

/** What can be made from the take that is open, each with its key, and with its price where it spends. */
export function MakePanel({ take, playhead, where }: MakePanelProps) {
  const deeds = useMakeDeeds(take);
  const { use, vary, promote, frames } = deeds ?? {};
  useKeys({ use, vary: vary?.press, promote: promote?.press, extend: frames ? () => frames.run("extend", playhead.now()) : undefined }, where);
  if (!deeds) return null;

  return (
    <section className="stack pt-2.5" aria-label="Make from this">
      <h3 className="label">Make from this</h3>
      <div className="grid grid-cols-2 gap-2">
        {vary && <QuickButton icon={Shuffle} name="Vary" keyName="V" quick={vary} title="The same recipe with a new seed (V)" />}
        {frames && <ExtendButton frames={frames} playhead={playhead} />}
        {promote && (
          <div className="col-span-2 grid gap-1">
            <QuickButton icon={Sparkles} name={`Promote to ${promote.label}`} keyName="P" quick={promote} title={`${PROMOTE_HINT} (P)`} />
            <p className="hint">{PROMOTE_HINT}.</p>
          </div>
        )}
        <Button title="Fills the form (U)" aria-keyshortcuts="U" onClick={use}>
          <SlidersHorizontal className="icon" aria-hidden="true" />
          Use these settings
        </Button>
        <MoreButton take={take} playhead={playhead} />
      </div>
      {deeds.error && <ErrorText>{deeds.error}</ErrorText>}
    </section>
  );
}

/** A press that spends: its price stands on it, a price that nobody knows asks for a second press, and for a moment it takes back. */
function QuickButton({
  icon: Icon,
  name,
  keyName,
  quick,
  title,
}: {
  icon: IconComponent;
  name: string;
  keyName: string;
  quick: QuickPress;
  title: string;
}) {
  const words = quickWords(quick.phase, name);
  return (
    <Button isBlock isBusy={quick.phase === "sending"} aria-keyshortcuts={keyName} title={words.hint ?? title} onClick={quick.press}>
      {quick.phase === "grace" ? <Undo2 className="icon" aria-hidden="true" /> : <Icon className="icon" aria-hidden="true" />}
      {words.name} <span className="mono xs">{quick.price}</span>
    </Button>
  );
}

function ExtendButton({ frames, playhead }: { frames: NonNullable<MakeDeeds["frames"]>; playhead: Playhead }) {
  const frame = useFrame(playhead);
  const isBusy = frames.busy === "extend";
  return (
    <Button
      isBusy={frames.busy !== null}
      aria-keyshortcuts="E"
      title="The frame that is shown becomes the next still (E)"
      onClick={() => frames.run("extend", playhead.now())}
    >
      <FastForward className="icon" aria-hidden="true" />
      {isBusy ? "Keeping" : "Extend"} <span className="mono xs">{`frame ${frame + 1}`}</span>
    </Button>
  );
}

/** What takes a choice first: which field to change, what the frame is for. */
function MoreButton({ take, playhead }: { take: TakeView; playhead: Playhead }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button ref={button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <CopyPlus className="icon" aria-hidden="true" />
        More
      </Button>
      {isOpen && <MakeMenu take={take} anchor={button} frame={playhead.now} onClose={() => setOpen(false)} />}
    </>
  );
}
