import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { aSelection, GuestBrowser, makeLink, makeReadyTake, useBytes } from "@/lib/shares/testing";
import type { GuestRoom } from "@/lib/shares/view";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
useBytes();

it("a live filter for words opens no take because of what is said of it, nor for a slip of the keys", async () => {
  const maya = await makeMember("producer", "Maya Okafor");
  const [meadow, other, third] = [
    await makeReadyTake({ prompt: "A meadow at dawn" }),
    await makeReadyTake({ prompt: "A cup of tea" }),
    await makeReadyTake({ prompt: "Steam over a kettle" }),
  ];
  const said = async (body: string, who: { memberId: string } | { guestId: string }, takeId: string) =>
    db().note.create({ data: { id: newId(), takeId, audience: "memberId" in who ? "team" : "clients", body, ...who } });
  const seenBy = async (filter: string, isLive = true) => {
    const { id, token } = await makeLink(maya, { scope: "filter", filter, isLive });
    const browser = new GuestBrowser();
    await browser.come(token);
    return async () => {
      const room: GuestRoom = await (await browser.ask(`/g/${id}/api/room`)).json();
      return room.shots.flatMap(({ takes }) => takes.map((take) => take.id));
    };
  };
  const words = await seenBy("q=meadow");
  const without = await seenBy("q=cup+-secret");
  const slip = await seenBy("q=maedow");
  expect([await words(), await without(), await slip()]).toEqual([[meadow.id], [other.id], []]);

  await said("The meadow of the rival, a secret.", { memberId: maya.memberId }, other.id);
  const elsewhere = await makeLink(maya, aSelection(third), { permission: "comment" });
  const guest = await db().guest.create({
    data: { id: newId(), shareId: elsewhere.id, name: "Rival", secretHash: newId(), expiresAt: new Date(Date.now() + 86_400_000) },
  });
  await said("More meadow, please.", { guestId: guest.id }, third.id);
  expect([await words(), await without()]).toEqual([[meadow.id], [other.id]]);
  // who makes a link of what matches now sees in the gallery what they choose, notes included
  expect(new Set(await (await seenBy("q=meadow", false))())).toEqual(new Set([meadow.id, other.id, third.id]));
});
