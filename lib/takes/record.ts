import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import type { ProviderId } from "@/lib/providers/provider";
import type { Direction, Prisma } from "@/prisma/generated/client";

const TEXT_MAX = 500;

export interface Exchange {
  takeId: string | null;
  provider: ProviderId;
  direction: Direction;
  what: "create" | "check" | "cancel" | "find" | "upload" | "download" | "callback";
  status?: number | null;
  tookMs?: number | null;
  detail?: unknown;
}

/** Notes what was sent to or heard from a provider. Never stops the work it notes: a note that can't be written is logged. */
export async function record({ takeId, provider, direction, what, status, tookMs, detail }: Exchange): Promise<void> {
  try {
    await db().providerEvent.create({
      data: {
        id: newId(),
        takeId,
        provider,
        direction,
        what,
        status: status ?? null,
        tookMs: tookMs ?? null,
        ...(detail !== undefined && { detail: trim(detail) as Prisma.InputJsonValue }),
      },
    });
  } catch (error) {
    log().warn({ err: error, takeId, what }, "an exchange with a provider could not be noted");
  }
}

/** Cuts long texts, the query of every address (it may be signed) and anything named like a secret. */
export function trim(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/(https?:\/\/[^\s"?]+)\?[^\s"]*/g, "$1?[cut]").slice(0, TEXT_MAX);
  if (Array.isArray(value)) return value.slice(0, 20).map(trim);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, /secret|token|key|authorization|webhook/i.test(key) ? "[cut]" : trim(entry)]),
    );
  }
  return value ?? null;
}
