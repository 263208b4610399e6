import { AppError } from "@/lib/errors";

export type Role = "owner" | "producer" | "reviewer";

/** What an API token may do; a token never manages. */
export const TOKEN_SCOPES = ["read", "write", "spend"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** What can be asked of an actor. `review` is notes, verdicts, favourites, tags and ratings; `write` makes stills and cancels; `spend` starts takes; `manage` is settings, money and members. */
export type Right = TokenScope | "review" | "manage";

/** Who asks. Every verb takes one; pages, calls and commands mint it in lib/access alone. */
export interface Actor {
  kind: "member" | "token" | "system";
  memberId: string;
  name: string;
  role: Role;
  /** Set for a token: its own limits, within the member's role. */
  tokenId: string | null;
  scopes: readonly TokenScope[] | null;
  /** The session that a member's browser asked with; nothing for everybody else. */
  sessionId?: string;
}

const RIGHTS: Record<Role, readonly Right[]> = {
  owner: ["read", "review", "write", "spend", "manage"],
  producer: ["read", "review", "write", "spend"],
  reviewer: ["read", "review"],
};

declare const proof: unique symbol;
/** Proof that the holder may read the studio's rows. Queries take it first; only `readScope` makes one. */
export type ReadScope = { readonly [proof]: "read" };

/** True when the actor has the right. */
export function isAllowed(actor: Actor, right: Right): boolean {
  if (!RIGHTS[actor.role].includes(right)) return false;
  return actor.scopes === null || isInScopes(right, actor.scopes);
}

/** A token reviews with the scope that changes things. */
function isInScopes(right: Right, scopes: readonly TokenScope[]): boolean {
  return right !== "manage" && scopes.includes(right === "review" ? "write" : right);
}

/** Throws `forbidden` unless the actor has the right. */
export function requireRight(actor: Actor, right: Right): void {
  if (!isAllowed(actor, right)) throw new AppError("forbidden", REFUSALS[right]);
}

/** Throws `forbidden` for a token: it works for its member, and neither decides about members, sessions or tokens nor sees them. */
export function requireSignedIn(actor: Actor): void {
  if (actor.kind === "token") throw new AppError("forbidden", "A token can't do this. Sign in and do it in Settings.");
}

/** Checks the right to read and answers the proof of it. A verb that shows what it has just done names the right it was done by: a token that may spend is shown its takes. */
export function readScope(actor: Actor, by: Right = "read"): ReadScope {
  requireRight(actor, by);
  return {} as ReadScope; // the one place that mints the brand
}

const REFUSALS: Record<Right, string> = {
  read: "This token can't read. It needs the scope “read”.",
  review: "This token can't write notes, give verdicts or mark takes. It needs the scope “write”.",
  write: "You can look, but not change this. Ask the owner for the producer role, or use a token with the scope “write”.",
  spend: "You can't start takes. Ask the owner for the producer role, or use a token with the scope “spend”.",
  manage: "Only the owner can change this.",
};
