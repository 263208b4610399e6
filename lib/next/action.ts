import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { requireSameSite } from "@/lib/access/cross-site";
import type { Visitor } from "@/lib/access/sign-in";
import { currentVisitor } from "@/lib/next/host";
import { currentActor } from "@/lib/next/session";
import { show } from "@/lib/next/show";
import type { Result } from "@/lib/result";

/** A server action over a verb: who asks, the parsed input, and every failure as a value. */
export function action<S extends z.ZodType, T>(schema: S, run: (actor: Actor, input: z.output<S>) => Promise<T>) {
  return (input: z.input<S>): Promise<Result<T>> => answer(async () => run(await currentActor(), schema.parse(input)));
}

/** As `action`, for someone who isn't signed in yet. */
export function doorAction<S extends z.ZodType, T>(schema: S, run: (visitor: Visitor, input: z.output<S>) => Promise<T>) {
  return (input: z.input<S>): Promise<Result<T>> => answer(async () => run(await currentVisitor(), schema.parse(input)));
}

async function answer<T>(run: () => Promise<T>): Promise<Result<T>> {
  try {
    // Next lets an action run that says no origin at all.
    requireSameSite(new Headers(await headers()));
    return { ok: true, data: await run() };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: show(error).error };
  }
}
