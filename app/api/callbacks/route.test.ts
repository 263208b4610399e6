import { expect, test } from "vitest";
import { POST } from "@/app/api/callbacks/[provider]/[token]/route";
import { db } from "@/lib/db";
import { newId, sha256 } from "@/lib/ids";
import { callbackToken } from "@/lib/sending/callback-address";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

function call(provider: string, token: string, body: string): Promise<Response> {
  return POST(new Request("http://studio.test/", { method: "POST", body }), { params: Promise.resolve({ provider, token }) });
}

test("the route of Next answers as our own server does", async () => {
  const take = await makeTake({ provider: "eachlabs" });
  const createId = newId();
  await db().create.create({
    data: {
      id: createId,
      takeId: take.id,
      provider: "eachlabs",
      mode: "live",
      outcome: "unknown",
      payloadHash: "p",
      callbackHash: sha256(callbackToken(createId)),
    },
  });
  expect((await call("eachlabs", callbackToken(createId), '{"exec_id":"p-1","status":"succeeded"}')).status).toBe(200);
  expect(await db().callbackReceipt.findMany({ where: { takeId: take.id } })).toMatchObject([{ predictionId: "p-1" }]);
  expect((await call("wavespeed", callbackToken(createId), "{}")).status).toBe(404);
  expect((await call("someone", "guess", "{}")).status).toBe(404);
  expect((await call("eachlabs", "guess", "x".repeat(70_000))).status).toBe(413);
});
