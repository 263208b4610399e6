import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

function createRow(takeId: string, outcome: "sent" | "refused" | "accepted" | "unknown" | "nothing_sent") {
  return db().create.create({ data: { id: newId(), takeId, provider: "wavespeed", mode: "live", outcome, payloadHash: "p", callbackHash: newId() } });
}

test("the newest migration leaves the schema as it is written", () => {
  const newest = readdirSync("prisma/migrations", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  expect(readFileSync(`prisma/migrations/${newest}/schema.prisma`, "utf8")).toBe(readFileSync("prisma/schema.prisma", "utf8"));
});

describe("what the database itself makes true", () => {
  test("a take has one create that may have been accepted, ever", async () => {
    const take = await makeTake();
    await createRow(take.id, "refused");
    await createRow(take.id, "nothing_sent");
    await createRow(take.id, "sent");
    for (const outcome of ["sent", "accepted", "unknown"] as const) await expect(createRow(take.id, outcome)).rejects.toThrow(/Unique constraint/);
  });

  test("a prediction belongs to one take of a provider", async () => {
    const [one, other] = [await makeTake(), await makeTake()];
    await db().take.update({ where: { id: one.id }, data: { predictionId: "p-1" } });
    await expect(db().take.update({ where: { id: other.id }, data: { predictionId: "p-1" } })).rejects.toThrow(/Unique constraint/);
    const elsewhere = await makeTake({ provider: "eachlabs" });
    await db().take.update({ where: { id: elsewhere.id }, data: { predictionId: "p-1" } });
  });

  test("a take can't be ready without a clip", async () => {
    const take = await makeTake();
    const ready = { status: "ready" as const, predictionId: "p-2", sentAt: new Date(), finishedAt: new Date() };
    await expect(db().take.update({ where: { id: take.id }, data: ready })).rejects.toThrow(/has no clip/);
  });

  test("a take that is generating names its prediction, a failed one its reason, an ended one its moment", async () => {
    const take = await makeTake();
    await expect(db().take.update({ where: { id: take.id }, data: { status: "generating" } })).rejects.toThrow(/take_prediction_known/);
    await expect(db().take.update({ where: { id: take.id }, data: { status: "failed", finishedAt: new Date() } })).rejects.toThrow(
      /take_failure_known/,
    );
    await expect(db().take.update({ where: { id: take.id }, data: { status: "canceled" } })).rejects.toThrow(/take_end_known/);
    await expect(db().take.update({ where: { id: take.id }, data: { status: "submitting" } })).rejects.toThrow(/take_sent_known/);
  });

  test("a preset's name is taken once, whatever its capitals, until it is deleted", async () => {
    const preset = (name: string) => db().preset.create({ data: { id: newId(), name, provider: "wavespeed", settings: {} } });
    const { id } = await preset("Rough cut");
    await expect(preset("ROUGH CUT")).rejects.toThrow(/Unique constraint/);
    await db().preset.update({ where: { id }, data: { deletedAt: new Date() } });
    await preset("ROUGH CUT");
    await expect(db().preset.update({ where: { id }, data: { deletedAt: null } })).rejects.toThrow(/Unique constraint/);
  });

  test("the ledger can be added to and nothing else", async () => {
    const take = await makeTake();
    await expect(db().ledgerRow.updateMany({ where: { takeId: take.id }, data: { amountMicros: 1n } })).rejects.toThrow(/append-only/);
    await expect(db().ledgerRow.deleteMany({ where: { takeId: take.id } })).rejects.toThrow(/append-only/);
    await expect(db().$executeRawUnsafe("TRUNCATE ledger CASCADE")).rejects.toThrow(/append-only/);
  });

  test("there is one default project", async () => {
    await makeTake();
    await expect(db().project.create({ data: { id: newId(), name: "Another", code: "ANO", isDefault: true } })).rejects.toThrow(/Unique constraint/);
  });

  test("a link that names no other site has an empty list of them, never none", async () => {
    const share = { id: newId(), scope: "selection" as const, name: "First look", tokenHash: newId(), tokenHint: "abcd" };
    expect((await db().share.create({ data: share })).embedOrigins).toEqual([]);
    await expect(db().$executeRaw`UPDATE share SET embed_origins = NULL WHERE id = ${share.id}`).rejects.toThrow(/not-null/);
  });
});
