import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import type { PromptsView } from "@/lib/prompts/view";

/** So many takes are looked through: most are tries at a few prompts. */
const TAKES_MAX = 300;
const TEXTS_MAX = 50;

/** What a member wrote for their latest takes. */
export async function listPrompts(_scope: ReadScope, memberId: string): Promise<PromptsView> {
  const takes = await db().take.findMany({
    where: { createdById: memberId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: TAKES_MAX,
    select: { prompt: true, negativePrompt: true },
  });
  return { prompts: distinct(takes.map(({ prompt }) => prompt)), negativePrompts: distinct(takes.map(({ negativePrompt }) => negativePrompt ?? "")) };
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "").slice(0, TEXTS_MAX);
}
