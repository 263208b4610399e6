"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorText } from "@/components/ui/error-text";
import { focusFirst } from "@/components/ui/focus-first";
import { IconButton } from "@/components/ui/icon-button";
import { ArrowLeft, Plus, SquarePen } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Archive, ArchiveRestore, Pencil } from "@/components/ui/more-icons";
import { toast } from "@/components/ui/toast";
import { archiveReelAction, renameReelAction } from "@/lib/reels/actions";
import { REEL_NAME_MAX } from "@/lib/reels/limits";
import type { ReelView } from "@/lib/reels/view";

interface ReelBarProps {
  reel: ReelView;
  /** False while a change is on its way. */
  isKept: boolean;
  /** How long and how large it is, in words. */
  length: string;
  onAdd: () => void;
  onCard: () => void;
  put: (reel: ReelView) => Promise<void>;
}

/** What the reel is called, what it comes to, and what can be added. */
export function ReelBar({ reel, isKept, length, onAdd, onCard, put }: ReelBarProps) {
  const { id: reelId, name, projectCode, projectName, isArchived, mayChange } = reel;
  const router = useRouter();
  const [isNaming, setNaming] = useState(false);
  const archive = useAction(archiveReelAction, (next: ReelView) => {
    void put(next);
    if (!next.isArchived) return;
    toast(`${name} is archived.`, { run: () => void archive.run({ reelId, isArchived: false }) });
    router.push("/reels");
  });

  return (
    <header className="reel-bar">
      <Link
        className={buttonClass({ variant: "ghost", size: "sm", className: "btn-icon" })}
        href="/reels"
        prefetch={false}
        aria-label="Back to the reels"
      >
        <ArrowLeft className="icon" aria-hidden="true" />
      </Link>
      {isNaming ? (
        <NameForm reel={reel} put={put} onDone={() => setNaming(false)} />
      ) : (
        <div className="row min-w-0 gap-1">
          <h1 className="truncate">{name}</h1>
          {mayChange && (
            <IconButton size="sm" label="Rename the reel" onClick={() => setNaming(true)}>
              <Pencil className="icon" aria-hidden="true" />
            </IconButton>
          )}
        </div>
      )}
      <span className="slate" title={projectName}>
        {projectCode}
      </span>
      <span className="xs muted num reel-length">{length}</span>
      <span className="sr-only" role="status">
        {isKept ? "Kept" : "Keeping the change"}
      </span>
      {mayChange && (
        <span className="right row gap-1.5">
          <IconButton
            size="sm"
            label={isArchived ? "Restore the reel" : "Archive the reel"}
            isBusy={archive.isBusy}
            onClick={() => void archive.run({ reelId, isArchived: !isArchived })}
          >
            {isArchived ? <ArchiveRestore className="icon" aria-hidden="true" /> : <Archive className="icon" aria-hidden="true" />}
          </IconButton>
          <Button size="sm" onClick={onCard}>
            <SquarePen className="icon" aria-hidden="true" />
            Add a card
          </Button>
          <Button size="sm" onClick={onAdd}>
            <Plus className="icon" aria-hidden="true" />
            Add takes
          </Button>
        </span>
      )}
    </header>
  );
}

function NameForm({ reel, put, onDone }: { reel: ReelView; put: (reel: ReelView) => Promise<void>; onDone: () => void }) {
  const [name, setName] = useState(reel.name);
  const rename = useAction(renameReelAction, (next: ReelView) => {
    void put(next);
    onDone();
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    void rename.run({ reelId: reel.id, name });
  }
  return (
    <form className="row gap-1.5" noValidate onSubmit={submit}>
      <input
        className="input reel-name"
        aria-label="Name of the reel"
        aria-invalid={rename.error ? true : undefined}
        maxLength={REEL_NAME_MAX}
        value={name}
        ref={focusFirst}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
      />
      <Button type="submit" size="sm" isBusy={rename.isBusy}>
        Keep
      </Button>
      {rename.error && <ErrorText id="reel-name-error">{rename.error.message}</ErrorText>}
    </form>
  );
}
