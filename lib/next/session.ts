import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/access/actor";
import { PATH_HEADER } from "@/lib/access/host";
import { safeNext } from "@/lib/access/next-path";
import { sessionActor } from "@/lib/access/sessions";
import { AppError } from "@/lib/errors";

/** Who is signed in, asked once a request; null for nobody. */
export const actorOrNull = cache(async (): Promise<Actor | null> => sessionActor(new Headers(await headers())));

/** Who is signed in. Throws `unauthenticated` for nobody. For actions. */
export async function currentActor(): Promise<Actor> {
  const actor = await actorOrNull();
  if (!actor) throw new AppError("unauthenticated", "You are signed out. Sign in again, then repeat it.");
  return actor;
}

/** Who is signed in; sends a stranger to sign in and back to `next`. For pages. */
export async function requireMember(next?: string): Promise<Actor> {
  const actor = await actorOrNull();
  if (actor) return actor;
  const path = safeNext(next ?? (await headers()).get(PATH_HEADER) ?? undefined, "");
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}
