import type { TileView } from "@/lib/gallery/view";

/** What is known of single tiles, and who asks for more. One for all walls, so that going back to one shows it at once. */
export interface TileStore {
  get: (takeId: string) => TileView | undefined;
  /** Those that were wanted last, and are here. */
  shown: () => string[];
  put: (tiles: readonly TileView[]) => void;
  /** Shows at once what was asked for, before the server has answered. */
  change: (takeIds: Iterable<string>, change: (tile: TileView) => TileView) => void;
  /** Asks for those of these that are not here. What was wished for before and isn't under way is forgotten: somebody scrolled past it. */
  want: (takeIds: readonly string[]) => void;
  /** Asks anew for those of these that are here. */
  refresh: (takeIds: Iterable<string>) => void;
  /** Asks anew for all that are shown now, and forgets the others. */
  refreshAll: () => void;
  subscribe: (listener: () => void) => () => void;
  /** Another number after each change. */
  version: () => number;
}

/** Tiles of one answer. */
const BATCH = 60;
/** Answers under way at once. */
const LINES = 3;
/** More are not kept: those that were not looked at for longest go first. */
const KEPT = 6_000;
const AGAIN_MS = 2_000;
/** News of several takes are asked for together. */
const NEWS_MS = 200;
/** Tiles that come are shown so many in a frame: a screen of them at once would hold it up. */
const SHOWN_AT_ONCE = 12;

export function createTileStore(ask: (takeIds: readonly string[]) => Promise<readonly TileView[]>): TileStore {
  const held = new Map<string, TileView>();
  const asked = new Set<string>();
  const news = new Set<string>();
  const listeners = new Set<() => void>();
  let wished: readonly string[] = [];
  let shown: readonly string[] = [];
  let version = 0;
  let lines = 0;
  let isNewsDue = false;

  function tell() {
    version += 1;
    for (const listener of listeners) listener();
  }

  /** Answers whether any of them is otherwise than it was: one that isn't stays the same object, and is not drawn again. */
  function keep(tiles: readonly TileView[]): boolean {
    let isOther = false;
    for (const tile of tiles) {
      const was = held.get(tile.id);
      const isSame = was !== undefined && JSON.stringify(was) === JSON.stringify(tile);
      held.delete(tile.id);
      held.set(tile.id, isSame ? was : tile);
      isOther ||= !isSame;
    }
    for (const id of held.keys()) {
      if (held.size <= KEPT) break;
      held.delete(id);
    }
    return isOther;
  }

  /** Keeps and shows them some at a time, those that are wanted now before the others. */
  async function show(tiles: readonly TileView[]): Promise<void> {
    const now = new Set(shown);
    const ordered = [...tiles.filter(({ id }) => now.has(id)), ...tiles.filter(({ id }) => !now.has(id))];
    for (let from = 0; from < ordered.length; from += SHOWN_AT_ONCE) {
      if (from > 0) await nextFrame();
      if (keep(ordered.slice(from, from + SHOWN_AT_ONCE))) tell();
    }
  }

  async function load(ids: readonly string[]) {
    lines += 1;
    for (const id of ids) asked.add(id);
    try {
      await show(await ask(ids));
    } catch {
      wished = [...ids, ...wished];
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    } finally {
      lines -= 1;
      for (const id of ids) asked.delete(id);
      pump();
    }
  }

  function pump() {
    while (lines < LINES) {
      const ids = wished.filter((id) => !held.has(id) && !asked.has(id)).slice(0, BATCH);
      wished = wished.filter((id) => !held.has(id) && !ids.includes(id));
      if (ids.length === 0) return;
      void load(ids);
    }
  }

  async function askNews() {
    isNewsDue = false;
    const ids = [...news].slice(0, BATCH);
    for (const id of ids) news.delete(id);
    // what can't be had now comes with the next word of it
    await ask(ids).then(show, () => undefined);
    hearNews(0);
  }

  function hearNews(afterMs: number) {
    if (news.size === 0 || isNewsDue) return;
    isNewsDue = true;
    setTimeout(() => void askNews(), afterMs);
  }

  const refresh = (takeIds: Iterable<string>) => {
    for (const id of takeIds) if (held.has(id)) news.add(id);
    hearNews(NEWS_MS);
  };

  return {
    get: (takeId) => held.get(takeId),
    shown: () => shown.filter((id) => held.has(id)),
    put: (tiles) => {
      if (keep(tiles)) tell();
    },
    change: (takeIds, change) => {
      for (const id of takeIds) {
        const tile = held.get(id);
        if (tile) held.set(id, change(tile));
      }
      tell();
    },
    want: (takeIds) => {
      shown = takeIds;
      wished = takeIds;
      pump();
    },
    refresh,
    refreshAll: () => {
      const now = new Set(shown);
      for (const id of [...held.keys()]) if (!now.has(id)) held.delete(id);
      refresh(now);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

/** Or soon, in a page that nobody sees. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestAnimationFrame === "function" && document.visibilityState === "visible") requestAnimationFrame(() => resolve());
    else setTimeout(resolve, 0);
  });
}
