"use client";

import { useState } from "react";
import { ItemPanel } from "@/components/reels/item-panel";
import { ReelBar } from "@/components/reels/reel-bar";
import { ReelPreview } from "@/components/reels/reel-preview";
import { ReelStrip } from "@/components/reels/reel-strip";
import { concernWords, itemName, lengthWords } from "@/components/reels/reel-words";
import { RenderPanel } from "@/components/reels/render-panel";
import { useReel } from "@/components/reels/use-reel";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import { CARD_DEFAULT_MS } from "@/lib/reels/limits";
import { moved, planReel } from "@/lib/reels/state";
import type { ReelItemView, ReelTakeItem } from "@/lib/reels/view";

const AddTakes = later(() => import("@/components/reels/add-takes").then((module) => module.AddTakes));

/** A reel: what it is made of, how it plays, and its video. */
export function ReelEditor({ reelId }: { reelId: string }) {
  const { reel, items, isKept, error, change, settle, put } = useReel(reelId);
  const [selected, setSelected] = useState(0);
  const [isAdding, setAdding] = useState(false);
  const [seek, setSeek] = useState<{ frame: number } | null>(null);
  if (!reel) return null;
  const { mayChange } = reel;
  const plan = planReel(items);
  const place = Math.min(selected, items.length - 1);
  const item = items[place];

  /** Selects a part and shows its first own frame. */
  function select(to: number) {
    setSelected(to);
    const part = plan.parts[to];
    if (part) setSeek({ frame: part.start + part.fadeFrames });
  }

  function move(from: number, to: number) {
    const at = Math.max(0, Math.min(to, items.length - 1));
    if (at === from) return;
    change(moved(items, from, at));
    setSelected(at);
  }

  function remove(at: number) {
    const before = items;
    const gone = items[at];
    change(items.filter((_, other) => other !== at));
    setSelected(Math.max(0, Math.min(at, items.length - 2)));
    if (gone) toast(`${itemName(gone)} is out of the reel.`, { run: () => change(before) });
  }

  function addCard() {
    const at = items.length === 0 ? 0 : place + 1;
    const card: ReelItemView = { kind: "card", id: `new-${Date.now()}`, title: "", text: "", durationMs: CARD_DEFAULT_MS, fadeMs: 0 };
    change(items.toSpliced(at, 0, card));
    setSelected(at);
  }

  const concerned = items.flatMap((one, at) => (one.kind === "take" && one.concern !== null ? [{ one, at }] : []));

  return (
    <div className="reel fills">
      <ReelBar
        reel={reel}
        isKept={isKept}
        length={`${lengthWords(plan.durationMs)} · ${plan.width} × ${plan.height} · ${plan.fps} fps`}
        onAdd={() => setAdding(true)}
        onCard={addCard}
        put={put}
      />
      <div className="reel-main">
        {items.length === 0 ? (
          <Empty
            className="reel-empty"
            title="Nothing in this reel yet"
            action={
              mayChange && (
                <Button variant="primary" onClick={() => setAdding(true)}>
                  Add takes
                </Button>
              )
            }
          >
            Add takes here, or select them in the gallery and press Add to reel.
          </Empty>
        ) : (
          <>
            <ReelPreview items={items} plan={plan} seek={seek} onPart={setSelected} />
            <ReelStrip items={items} plan={plan} selected={place} mayChange={mayChange} onSelect={select} onMove={move} onRemove={remove} />
          </>
        )}
      </div>
      <div className="reel-side">
        {error && <Note tone="danger" title={error.message} />}
        {concerned.map(({ one, at }) => (
          <Note
            key={one.id}
            tone="warn"
            title={concernWords(one)}
            action={
              mayChange &&
              (one.choice ? (
                <Button size="sm" onClick={() => change(items.with(at, swapped(one)))}>
                  Swap for T{one.choice.number}
                </Button>
              ) : (
                <Button size="sm" onClick={() => remove(at)}>
                  Take it out
                </Button>
              ))
            }
          />
        ))}
        {item && (
          <ItemPanel
            key={item.id}
            item={item}
            place={place}
            count={items.length}
            mayChange={mayChange}
            onChange={(next) => change(items.with(place, next))}
            onMove={(to) => move(place, to)}
            onRemove={() => remove(place)}
          />
        )}
        <RenderPanel reel={reel} isEmpty={items.length === 0} settle={settle} put={put} />
      </div>
      {isAdding && <AddTakes reel={reel} settle={settle} onClose={() => setAdding(false)} />}
    </div>
  );
}

/** The take that the shot goes on with, in the other's place, whole: its frames are others. The studio answers with all else of it. */
function swapped(item: ReelTakeItem): ReelTakeItem {
  if (!item.choice) return item;
  const { takeId, number } = item.choice;
  const base = `/api/media/takes/${takeId}`;
  const clip = { ...item.clip, url: `${base}/clip`, posterUrl: `${base}/poster`, spriteUrl: `${base}/sprite` };
  return { ...item, takeId, number, clip, concern: null, choice: null, inFrame: 0, outFrame: item.frames - 1 };
}
