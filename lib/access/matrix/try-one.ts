import type { TeamName } from "@/lib/access/matrix/subjects";
import { type Row, sampleOf } from "@/lib/access/matrix/table";
import { fill, type RouteHandler } from "@/lib/access/matrix/walk";
import type { By, Sent, World } from "@/lib/access/matrix/world";
import { asNobody } from "@/lib/api/testing";

const BODYLESS = ["GET", "HEAD"];

/** Whose rows a try is about: those who are nobody try what is the owner's. */
export function byOf({ members, owner }: World, name: TeamName): By {
  const actor = name === "reviewer" || name === "producer" ? members[name] : name === "reviewer's token" ? members.reviewer : owner;
  return { memberId: actor.memberId, name: actor.name, actor };
}

/** Sends a request that would succeed for whoever may. */
export async function tryRoute(key: string, handler: RouteHandler, sent: Sent, headers: Record<string, string>): Promise<Response> {
  const [method = "GET", address = ""] = key.split(" ");
  const { path, params } = fill(address, sent.params ?? {});
  const request = asNobody(sent.query ? `${path}?${sent.query}` : path, {
    method,
    headers: { ...sent.headers, ...headers },
    ...(!BODYLESS.includes(method) && { body: sent.body ?? {} }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

export async function sentFor(row: Row, world: World, by: By): Promise<Sent> {
  return ((await sampleOf(row)(world, by)) ?? {}) as Sent;
}
