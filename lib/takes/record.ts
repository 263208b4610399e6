import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import type { ProviderId } from "@/lib/providers/provider";
import { trimText } from "@/lib/providers/trimmed";
import type { Direction, Prisma } from "@/prisma/generated/client";

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

/** Cuts long texts, whatever in an address opens something, and anything named like a secret. Used where it is written and again where it is shown. */
export function trim(value: unknown): unknown {
  if (typeof value === "string") return trimText(value);
  if (Array.isArray(value)) return value.slice(0, 20).map(trim);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        key,
        /secret|token|key|password|authorization|cookie|signature|webhook/i.test(key) ? "[cut]" : trim(entry),
      ]),
    );
  }
  return value ?? null;
}
