"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";

interface KnownDataProps {
  /** What the server has just read, under the keys by which the page asks for it. */
  known: readonly (readonly [key: QueryKey, data: unknown])[];
  /** When it was read, in ms since 1970. */
  at: number;
  children: ReactNode;
}

/**
 * Gives the page what the server read for it, so that nothing is asked for twice. What the cache holds already is left alone while this is drawn,
 * since another page may still be showing it, and replaced afterwards where it is older. (React Query's own boundary does it for 0.5 KB more.)
 */
export function KnownData({ known, at, children }: KnownDataProps) {
  const client = useQueryClient();
  useMemo(() => {
    for (const [key, data] of known) if (!client.getQueryState(key)) client.setQueryData(key, data, { updatedAt: at });
  }, [client, known, at]);
  useEffect(() => {
    for (const [key, data] of known) if ((client.getQueryState(key)?.dataUpdatedAt ?? 0) < at) client.setQueryData(key, data, { updatedAt: at });
  }, [client, known, at]);
  return children;
}
