import { expect, it } from "vitest";
import { GET } from "@/app/api/prompts/route";
import { makeCaller, params } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

it("answers with what the member wrote, each once and the newest first, and with nothing of others", async () => {
  const call = await makeCaller(["read"]);
  const { id: mine } = await db().member.findFirstOrThrow({ select: { id: true } });
  const ada = await makeMember("producer");
  const texts: [string, string | null][] = [
    ["Juice runs.", "text"],
    ["Leaves stir.", null],
    ["Juice runs.", "blur"],
    ["Leaves stir. Night.", "text"],
  ];
  for (const [index, [prompt, negativePrompt]] of texts.entries())
    await makeTake({ prompt, negativePrompt, createdById: mine, createdAt: new Date(Date.UTC(2026, 10, 21, 12, index)) });
  await makeTake({ prompt: "Another’s.", createdById: ada.memberId });
  const response = await GET(call("/api/prompts"), params({}));
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ prompts: ["Leaves stir. Night.", "Juice runs.", "Leaves stir."], negativePrompts: ["text", "blur"] });
});
