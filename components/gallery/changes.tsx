"use client";

import { useQuery } from "@tanstack/react-query";
import { later } from "@/components/ui/later";
import { changesQuery } from "@/lib/gallery/queries";

const ChangeLines = later(() => import("@/components/gallery/change-lines").then((module) => module.ChangeLines));

/** What is being done to many takes, and what broke off. `unfinished` is how many such changes the studio knows of. */
export function Changes({ unfinished }: { unfinished: number }) {
  const { data } = useQuery({ ...changesQuery(), enabled: unfinished > 0 });
  return data && data.length > 0 ? <ChangeLines changes={data} /> : null;
}
