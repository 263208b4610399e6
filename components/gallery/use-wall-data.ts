"use client";

import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { createTileStore, type TileStore } from "@/components/gallery/tile-store";
import { listOfOrder, listOfTiles, NO_LIST, type WallList } from "@/components/gallery/wall-list";
import { onHeard } from "@/components/takes/live/heard";
import { type Asked, firstTilesQuery, orderQuery, tilesByIdQuery } from "@/lib/gallery/queries";
import type { TileView } from "@/lib/gallery/view";

export interface WallData {
  list: WallList;
  tile: (takeId: string) => TileView | undefined;
  store: TileStore;
  isPending: boolean;
  hasFailed: boolean;
  retry: () => void;
  /** How many takes came in above and wait to be shown. */
  waiting: number;
  /** Reads the order anew, and shows it. */
  renew: () => Promise<void>;
}

/** News of many takes is looked at together. */
const NEWS_MS = 1_000;

const stores = new WeakMap<QueryClient, TileStore>();

/** The tiles that are known, one store for all walls. */
export function useTileStore(): TileStore {
  const client = useQueryClient();
  const store = stores.get(client) ?? createTileStore((takeIds) => client.fetchQuery(tilesByIdQuery(takeIds)));
  stores.set(client, store);
  return store;
}

/**
 * The takes of a wall: the first tiles at once, then the order of all, then tiles as they are wanted. What comes in while somebody is in the way
 * (`canMove` says no) waits until it is asked for.
 */
export function useWallData(asked: Asked, canMove: () => boolean): WallData {
  const client = useQueryClient();
  const store = useTileStore();
  const first = useQuery(firstTilesQuery(asked));
  const order = useQuery(orderQuery(asked));
  const version = useSyncExternalStore(store.subscribe, store.version, store.version);
  const [waiting, setWaiting] = useState(0);

  const firstTiles = useMemo(() => first.data?.tiles ?? [], [first.data]);
  const list = useMemo(
    () => (order.data ? listOfOrder(order.data) : firstTiles.length ? listOfTiles(firstTiles) : NO_LIST),
    [order.data, firstTiles],
  );
  const byId = useMemo(() => new Map(firstTiles.map((tile) => [tile.id, tile])), [firstTiles]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another tile
  const tile = useCallback((takeId: string) => store.get(takeId) ?? byId.get(takeId), [store, byId, version]);

  useEffect(() => store.put(firstTiles), [store, firstTiles]);

  const { refetch: refetchOrder } = order;
  const renew = useCallback(async () => {
    await refetchOrder();
    setWaiting(0);
  }, [refetchOrder]);

  const { refetch: refetchFirst } = first;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      timer = undefined;
      const { data } = await refetchFirst();
      const known = client.getQueryData(orderQuery(asked).queryKey);
      if (!data || !known) return;
      const late = data.tiles.filter(({ id }) => known.indexOf(id) < 0);
      if (late.length === 0) setWaiting(0);
      else if (canMove()) await renew();
      else setWaiting(late.length);
    };
    const forget = onHeard((takeId) => {
      if (takeId === null) store.refreshAll();
      else store.refresh([takeId]);
      timer ??= setTimeout(() => void look(), NEWS_MS);
    });
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [client, asked, store, canMove, refetchFirst, renew]);

  return {
    list,
    tile,
    store,
    isPending: first.isPending && order.isPending,
    hasFailed: (first.isError && list.length === 0) || order.isError,
    retry: () => {
      if (first.isError) void refetchFirst();
      if (order.isError) void refetchOrder();
    },
    waiting,
    renew,
  };
}
