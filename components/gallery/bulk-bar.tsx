"use client";

import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { MoreMenu, RateMenu, TagMenu, ZipMenu } from "@/components/gallery/bulk-menus";
import { idsOf, selectionOf } from "@/components/gallery/selection-of";
import type { Marks } from "@/components/gallery/use-marks";
import type { Picking } from "@/components/gallery/use-picking";
import type { WallData } from "@/components/gallery/use-wall-data";
import { Button } from "@/components/ui/button";
import type { IconComponent } from "@/components/ui/icon";
import { FolderInput, Heart, Star, X } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { Archive, ArchiveRestore, Download, Ellipsis, ListPlus, Share2, Tag, Trash2, Undo2 } from "@/components/ui/more-icons";
import type { Asked } from "@/lib/gallery/queries";
import { searchOf } from "@/lib/gallery/state";

const MoveTakesDialog = later(() => import("@/components/gallery/move-takes-dialog").then((module) => module.MoveTakesDialog));
const AddToReel = later(() => import("@/components/reels/add-to-reel").then((module) => module.AddToReel));
const ShareDialog = later(() => import("@/components/shares/share-dialog").then((module) => module.ShareDialog));

export interface BulkBarProps {
  data: WallData;
  asked: Asked;
  picking: Picking;
  marks: Marks;
  /** Archive, trash, move and share are for who may change things; marks are for all. */
  canWrite: boolean;
  /** Lets go of the selection, and gives the focus back to the wall. */
  onClear: () => void;
}

type Open = "tag" | "rate" | "zip" | "more" | "move" | "reel" | "share" | null;

/** What can be done with the selected takes. Esc lets go of them. */
export function BulkBar({ data, asked, picking, marks, canWrite, onClear }: BulkBarProps) {
  const [open, setOpen] = useState<Open>(null);
  const anchors = { tag: useAnchor(), rate: useAnchor(), zip: useAnchor(), more: useAnchor() };
  const { picked, count } = picking;
  const { view } = asked.filters;
  const close = () => setOpen(null);
  const toggle = (name: Open) => setOpen(open === name ? null : name);
  useEscape(onClear);

  const all = () => {
    // the button is gone then
    anchors.zip.current?.focus();
    picking.all();
  };
  const away = async (what: "archive" | "trash", isOn: boolean) => {
    if (await marks.mark(picked, { what, isOn })) onClear();
  };
  const favourite = () => void marks.mark(picked, { what: "favourite", isOn: true });
  const archive =
    view === "archive"
      ? { icon: ArchiveRestore, label: "Put back", run: () => void away("archive", false) }
      : { icon: Archive, label: "Archive", run: () => void away("archive", true) };
  const trash =
    view === "trash"
      ? { icon: Undo2, label: "Put back", run: () => void away("trash", false) }
      : { icon: Trash2, label: "Trash", run: () => void away("trash", true) };

  const rare = [
    { name: "rate", icon: Star, label: "Rate", run: () => toggle("rate") },
    ...(canWrite && view !== "trash" ? [{ name: "reel", icon: ListPlus, label: "Add to reel", run: () => setOpen("reel") }] : []),
    ...(canWrite ? [{ name: "move", icon: FolderInput, label: "Move", run: () => setOpen("move") }] : []),
    ...(canWrite && view !== "trash" ? [{ name: "archive", ...archive }] : []),
  ];

  return (
    <div className="bulk" role="toolbar" aria-label="Selected takes">
      <div className="bulk-count">
        <span className="strong num">{count.toLocaleString("en-US")} selected</span>
        {picked.all ? (
          <span className="xs muted">All that match</span>
        ) : (
          data.list.isWhole &&
          count < data.list.length && (
            <button type="button" className="link bulk-all" onClick={all}>
              Select all {data.list.length.toLocaleString("en-US")}
            </button>
          )
        )}
      </div>
      <span className="bulk-sep" />
      <Deed icon={Download} label="Download zip" anchor={anchors.zip} isOpen={open === "zip"} onPress={() => toggle("zip")} />
      {canWrite && view !== "trash" && <Deed icon={Share2} label="Share" onPress={() => setOpen("share")} />}
      <Deed icon={Tag} label="Tag" anchor={anchors.tag} isOpen={open === "tag"} onPress={() => toggle("tag")} />
      <Deed icon={Heart} label="Favourite" onPress={favourite} />
      {rare.map(({ name, icon, label, run }) => (
        <Deed
          key={name}
          className="bulk-rare"
          icon={icon}
          label={label}
          onPress={run}
          {...(name === "rate" && { anchor: anchors.rate, isOpen: open === "rate" })}
        />
      ))}
      {canWrite && view !== "archive" && (
        <Deed icon={trash.icon} label={trash.label} variant={view === "trash" ? "default" : "danger"} onPress={trash.run} />
      )}
      <Deed className="bulk-more" icon={Ellipsis} label="More" anchor={anchors.more} isOpen={open === "more"} onPress={() => toggle("more")} />
      <span className="bulk-sep" />
      <Deed icon={X} label="Select nothing" isIconAlone onPress={onClear} />

      {open === "tag" && <TagMenu picked={picked} marks={marks} anchor={anchors.tag} onClose={close} />}
      {open === "rate" && <RateMenu picked={picked} marks={marks} anchor={anchors.rate} onClose={close} />}
      {open === "zip" && <ZipMenu takeIds={() => idsOf(picked, data.list)} count={count} anchor={anchors.zip} onClose={close} />}
      {open === "more" && (
        <MoreMenu deeds={rare.filter(({ name }) => name !== "rate")} picked={picked} marks={marks} anchor={anchors.more} onClose={close} />
      )}
      {open === "move" && <MoveTakesDialog data={data} asked={asked} picked={picked} marks={marks} onMoved={onClear} onClose={close} />}
      {open === "reel" && <AddToReel selection={selectionOf(picked, data.list, asked.filters)} onClose={close} />}
      {open === "share" && (
        <ShareDialog
          selection={
            picked.all && picked.except.size === 0
              ? { scope: "filter", filter: searchOf(asked), count }
              : { scope: "selection", takeIds: idsOf(picked, data.list) }
          }
          onClose={close}
        />
      )}
    </div>
  );
}

interface DeedProps {
  icon: IconComponent;
  label: string;
  onPress: () => void;
  variant?: "default" | "danger";
  anchor?: RefObject<HTMLButtonElement | null>;
  isOpen?: boolean;
  isIconAlone?: boolean;
  className?: string;
}

function Deed({ icon: Icon, label, onPress, variant = "default", anchor, isOpen, isIconAlone = false, className }: DeedProps): ReactNode {
  return (
    <Button ref={anchor} variant={variant} className={className} title={label} aria-expanded={isOpen} onClick={onPress}>
      <Icon className="icon" aria-hidden="true" />
      <span className={isIconAlone ? "sr-only" : "btn-label"}>{label}</span>
    </Button>
  );
}

function useAnchor() {
  return useRef<HTMLButtonElement>(null);
}

/** Esc, where nothing that is open wants it. */
function useEscape(run: () => void) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog:modal")) return;
      if (event.target instanceof HTMLInputElement && event.target.type === "search") return;
      latest.current();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}
