import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, TokenScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addNote } from "@/lib/notes/add";
import { makeGuest, makeReadyTake } from "@/lib/notes/testing";
import type { Guest } from "@/lib/shares/guest";
import { getApprovers, setApprovers } from "@/lib/verdicts/approvers";
import { getVerdicts } from "@/lib/verdicts/data";
import { giveVerdict, takeBackVerdict } from "@/lib/verdicts/give";
import type { VerdictKind } from "@/lib/verdicts/limits";
import { pickTake } from "@/lib/verdicts/pick";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let maya: Actor;
let tom: Actor;
let rita: Actor;

beforeAll(async () => {
  maya = await makeMember("owner");
  tom = await makeMember("producer", "Tom Berg");
  rita = await makeMember("reviewer", "Rita Sol");
});

const token = (scopes: TokenScope[]): Actor => ({ ...maya, kind: "token", tokenId: "t", scopes });
const fails = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const say = (who: Actor | Guest, takeId: string, kind: VerdictKind = "approved", sentence?: string) =>
  giveVerdict(who, { takeId, kind, ...(sentence && { sentence }) });
const stored = (takeId: string) =>
  db().take.findUniqueOrThrow({ where: { id: takeId }, select: { verdict: true, shot: { select: { pickedTakeId: true } } } });
const projectOf = async (takeId: string) => (await db().take.findUniqueOrThrow({ where: { id: takeId }, select: { projectId: true } })).projectId;

describe("who may give a verdict", () => {
  it("is every role and a token with the scope write; by default the producer's and the owner's decide", async () => {
    const { id } = await makeReadyTake();
    expect(await say(rita, id, "rejected")).toMatchObject({ verdict: null, verdicts: [{ decides: false, by: { name: "Rita Sol", isYou: true } }] });
    expect((await say(tom, id)).verdict).toBe("approved");
    expect((await say(token(["write"]), id, "changes_requested")).verdict).toBe("changes_requested");
    for (const who of [token(["read"]), token(["spend"])]) await fails(say(who, id), "forbidden");
    for (const who of [token(["read"]), rita]) await fails(pickTake(who, { shotId: (await makeReadyTake()).shotId, takeId: null }), "forbidden");
  });

  it("is a guest with a name whose link asks for verdicts and covers the take", async () => {
    const { id, sha256 } = await makeReadyTake();
    const [viewer, commenter, stranger] = [
      await makeGuest(maya, [id], { permission: "view" }),
      await makeGuest(maya, [id], { permission: "comment" }),
      await makeGuest(maya, [(await makeReadyTake()).id]),
    ];
    for (const who of [viewer, commenter]) await fails(say(who, id), "forbidden");
    await fails(say(stranger, id), "not_found");
    const ines = await makeGuest(maya, [id]);
    await fails(say({ ...ines, guestId: null, name: null }, id), "forbidden");
    const told = await say(ines, id, "approved", "Lovely.");
    expect(told).toMatchObject({
      verdict: "approved",
      shot: null,
      signOffs: [{ name: "Ines Laurent", kind: "approved", sentence: "Lovely.", clipSha256: sha256, share: null }],
    });
    expect((await getVerdicts(rita, id)).signOffs).toMatchObject([{ share: "Round 1", takenBackAt: null }]);
    expect((await getVerdicts(await makeGuest(maya, [id]), id)).signOffs).toEqual([]);
    expect(JSON.stringify(told)).not.toContain(maya.memberId);
  });

  it("is nobody while there is no clip", async () => {
    await fails(say(maya, (await makeTake()).id), "invalid");
    await fails(say(maya, "none"), "not_found");
  });
});

describe("a guest's sign-off", () => {
  it("is written with the verdict, stays when it is taken back, and can't be changed", async () => {
    const { id } = await makeReadyTake();
    const ines = await makeGuest(maya, [id]);
    await Promise.all([say(ines, id), say(ines, id)]);
    expect(await db().signOff.count({ where: { takeId: id } })).toBe(1);
    await say(ines, id, "changes_requested", "Slower.");
    await takeBackVerdict(ines, { takeId: id });
    const told = await getVerdicts(maya, id);
    expect(told).toMatchObject({ verdict: null, verdicts: [] });
    expect(told.signOffs.map(({ kind, takenBackAt }) => [kind, takenBackAt !== null])).toEqual([
      ["changes_requested", true],
      ["approved", true],
    ]);
    await expect(db().signOff.updateMany({ where: { takeId: id }, data: { name: "Somebody" } })).rejects.toThrow(/append-only/);
    await expect(db().signOff.deleteMany({ where: { takeId: id } })).rejects.toThrow(/append-only/);
    expect(await db().notice.findMany({ where: { takeId: id, kind: "sign_off" }, select: { memberId: true } })).toEqual([
      { memberId: maya.memberId },
      { memberId: maya.memberId },
    ]);
  });

  it("that takes the take out of an approved-only link is given all the same", async () => {
    const { id } = await makeReadyTake();
    await say(maya, id);
    const ines = await makeGuest(maya, [id]);
    await db().share.update({ where: { id: ines.shareId }, data: { takes: "approved" } });
    expect((await say(ines, id, "rejected")).verdict).toBe("rejected");
    await fails(getVerdicts(ines, id), "not_found");
  });
});

describe("what follows from verdicts", () => {
  it("an approval picks the take where none is picked or the pick was sent back, and leaves another pick alone", async () => {
    const first = await makeReadyTake();
    const second = await makeReadyTake({ shotId: first.shotId, number: 92 });
    const third = await makeReadyTake({ shotId: first.shotId, number: 93 });
    await say(tom, first.id);
    await say(tom, second.id);
    expect((await stored(first.id)).shot.pickedTakeId).toBe(first.id);
    expect((await say(maya, first.id, "rejected")).shot).toMatchObject({ pickedTakeId: first.id, state: "changes" });
    await say(maya, third.id);
    expect((await getVerdicts(maya, first.id)).shot).toMatchObject({ pickedTakeId: third.id, state: "approved" });
    await pickTake(tom, { shotId: first.shotId, takeId: second.id });
    expect((await getVerdicts(rita, second.id)).shot).toMatchObject({ pickedTakeId: second.id, state: "approved" });
    await fails(pickTake(tom, { shotId: first.shotId, takeId: (await makeReadyTake()).id }), "invalid");
    await fails(pickTake(tom, { shotId: first.shotId, takeId: (await makeTake({ shotId: first.shotId, number: 94 })).id }), "invalid");
    expect(await pickTake(tom, { shotId: first.shotId, takeId: null })).toMatchObject({ pickedTakeId: null });
  });

  it("an approval closes what was carried, with the take, and opens it again when it no longer stands", async () => {
    const first = await makeReadyTake();
    const [open, closed] = [
      await addNote(rita, { id: newId(), takeId: first.id, body: "Slower." }),
      await addNote(rita, { id: newId(), takeId: first.id, body: "Warmer." }),
    ];
    await db().note.update({ where: { id: closed.id }, data: { resolvedAt: new Date(), resolvedById: tom.memberId } });
    const second = await makeReadyTake({ shotId: first.shotId, number: 92, fromTakeId: first.id, fromHow: "changed", forNoteId: open.id });
    const states = async () =>
      await db().note.findMany({
        where: { takeId: first.id },
        orderBy: { createdAt: "asc" },
        select: { resolvedById: true, resolvedWithTakeId: true },
      });
    await say(rita, second.id);
    expect((await states())[0]).toEqual({ resolvedById: null, resolvedWithTakeId: null });
    await say(tom, second.id);
    expect((await states())[0]).toEqual({ resolvedById: tom.memberId, resolvedWithTakeId: second.id });
    await say(maya, second.id, "changes_requested");
    expect(await states()).toEqual([
      { resolvedById: null, resolvedWithTakeId: null },
      { resolvedById: tom.memberId, resolvedWithTakeId: null },
    ]);
  });

  it("two verdicts at once come one after the other: the row says what the newest says", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await makeReadyTake();
      await Promise.all([say(maya, id, "approved"), say(tom, id, "rejected"), say(rita, id, "approved")]);
      const { verdict, verdicts } = await getVerdicts(maya, id);
      expect(verdict).toBe(verdicts.find(({ decides }) => decides)?.kind);
      expect(new Set(verdicts.map(({ at }) => at)).size).toBe(3);
    }
  });

  it("taking back leaves what the others say", async () => {
    const { id } = await makeReadyTake();
    await say(tom, id);
    await say(maya, id, "rejected");
    await takeBackVerdict(maya, { takeId: id });
    expect((await stored(id)).verdict).toBe("approved");
    await takeBackVerdict(rita, { takeId: id });
    await takeBackVerdict(tom, { takeId: id });
    expect((await stored(id)).verdict).toBeNull();
  });
});

describe("the project's rule", () => {
  it("holds for verdicts from then on, and what the owner decides alone only the owner gives away", async () => {
    const { id } = await makeReadyTake();
    const projectId = await projectOf(id);
    await say(tom, id);
    for (const who of [rita, token(["read"])])
      await fails(setApprovers(who, { projectId, approverRole: "reviewer", guestsApprove: true }), "forbidden");
    await fails(setApprovers(tom, { projectId, approverRole: "owner", guestsApprove: true }), "forbidden");
    await setApprovers(tom, { projectId, approverRole: "reviewer", guestsApprove: true });
    expect((await say(rita, id, "rejected")).verdict).toBe("rejected");
    await setApprovers(maya, { projectId, approverRole: "owner", guestsApprove: false });
    await fails(setApprovers(tom, { projectId, approverRole: "producer", guestsApprove: false }), "forbidden");
    expect(await getApprovers(tom, projectId)).toMatchObject({ mayChange: false, approverRole: "owner" });
    expect((await say(tom, id, "approved", "Mine.")).verdict).toBe("rejected");
    const ines = await makeGuest(maya, [id]);
    expect((await say(ines, id)).verdict).toBe("rejected");
    expect((await say(maya, id)).verdict).toBe("approved");
    await fails(getApprovers(maya, "none"), "not_found");
  });
});
