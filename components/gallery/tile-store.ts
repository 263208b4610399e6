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

  function keep(tiles: readonly TileView[]) {
    for (const tile of tiles) {
      held.delete(tile.id);
      held.set(tile.id, tile);
    }
    for (const id of held.keys()) {
      if (held.size <= KEPT) break;
      held.delete(id);
    }
  }

  async function load(ids: readonly string[]) {
    lines += 1;
    for (const id of ids) asked.add(id);
    try {
      keep(await ask(ids));
      tell();
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
    await ask(ids).then(keep, () => undefined);
    tell();
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
      keep(tiles);
      tell();
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
