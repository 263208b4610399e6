import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeReadyTake } from "@/lib/notes/testing";
import { listNotices } from "@/lib/notices/data";
import { sendDigests } from "@/lib/notices/digest";
import { examineMail } from "@/lib/notices/examine-mail";
import { readNotices } from "@/lib/notices/read";
import { tell } from "@/lib/notices/tell";
import { startTestSmtp, type TestSmtp } from "@/lib/notices/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let smtp: TestSmtp;
let maya: Actor;
let tom: Actor;
let takeId: string;

beforeAll(async () => {
  smtp = await startTestSmtp();
  process.env.SMTP_URL = smtp.url;
  process.env.PUBLIC_URL = "https://dailies.example.com";
  maya = await makeMember("owner");
  tom = await makeMember("producer", "Tom Berg");
  takeId = (await makeReadyTake({ createdById: maya.memberId })).id;
});
afterAll(() => smtp.close());
beforeEach(async () => {
  smtp.mails.length = 0;
  smtp.mood = "good";
  await db().notice.deleteMany();
});

/** Told so many minutes ago. */
async function told(to: Actor, text: string, minutes = 20): Promise<void> {
  await db().$transaction((tx) =>
    tell({ kind: "note", to: [to.memberId], by: { memberId: null, name: "Rita Sol" }, text, takeId, noteId: newId() }, tx),
  );
  await db().$executeRaw`UPDATE notice SET created_at = now() - ${`${minutes} minutes`}::interval WHERE text = ${text}`;
}
const unmailed = () => db().notice.count({ where: { mailedAt: null } });
/** As if that were so long ago. */
const later = () => db().$executeRaw`UPDATE notice SET mailed_at = mailed_at - interval '16 minutes'`;

describe("a digest", () => {
  it("gathers what somebody has not read, names takes and leads to them, and is sent once", async () => {
    await told(maya, "Slower here.", 16);
    await told(maya, "And warmer.", 1);
    await told(tom, "Nice.", 2);
    expect(await sendDigests()).toBe(1);
    const [mail = ""] = smtp.mails;
    expect(smtp.mails).toHaveLength(1);
    expect(mail).toContain(`To: ${maya.memberId}@dailies.test`);
    expect(mail).toContain("Subject: 2 notices from Dailies");
    expect(mail).toMatch(/Rita Sol wrote a note on DAY-\d+ take \d+/);
    expect(mail.indexOf("Slower here.")).toBeLessThan(mail.indexOf("And warmer."));
    expect(mail.replaceAll("=\n", "")).toContain("https://dailies.example.com/shots/");
    expect(await sendDigests()).toBe(0);
    expect(smtp.mails).toHaveLength(1);
  });

  it("comes at most every 15 minutes", async () => {
    await told(maya, "First.");
    expect(await sendDigests()).toBe(1);
    await told(maya, "Second.");
    expect(await sendDigests()).toBe(0);
    await later();
    expect(await sendDigests()).toBe(1);
  });

  it("is not for what was read, is a day old, for who turned it off, or who was removed", async () => {
    await told(maya, "Read.");
    await readNotices(maya, { noticeIds: "all" });
    await told(maya, "Old.", 25 * 60);
    await told(tom, "Off.");
    await db().member.update({ where: { id: tom.memberId }, data: { hasDigest: false } });
    expect(await sendDigests()).toBe(0);
    await db().member.update({ where: { id: tom.memberId }, data: { hasDigest: true, removedAt: new Date() } });
    expect(await sendDigests()).toBe(0);
    await db().member.update({ where: { id: tom.memberId }, data: { removedAt: null } });
    expect(await sendDigests()).toBe(1);
  });

  it("is sent once by workers that do it at the same moment", async () => {
    const many = await Promise.all(Array.from({ length: 6 }, (_, index) => makeMember("producer", `Member ${index}`)));
    for (const member of many) await told(member, `To ${member.name}.`);
    await Promise.all([sendDigests(), sendDigests(), sendDigests()]);
    expect(smtp.mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]).sort()).toEqual(many.map(({ memberId }) => `${memberId}@dailies.test`).sort());
  });
});

describe("what was mailed", () => {
  it("is marked before its mail leaves, so that a crash costs a mail and never sends two", async () => {
    await told(maya, "Crash.");
    await expect(sendDigests(() => Promise.reject(new Error("killed")))).rejects.toThrow("killed");
    await later();
    expect([await unmailed(), await sendDigests(), smtp.mails.length]).toEqual([0, 0, 0]);
  });

  it("stays marked when the line breaks after the mail, which may have been taken", async () => {
    await told(maya, "Cut.");
    smtp.mood = "cut";
    expect(await sendDigests()).toBe(0);
    expect([smtp.mails.length, await unmailed()]).toEqual([1, 0]);
  });

  it("is tried again after a refusal that passes or a server that is away, and given up after one for good", async () => {
    await told(maya, "Later.");
    smtp.mood = "busy";
    expect([await sendDigests(), await unmailed()]).toEqual([0, 1]);
    smtp.mood = "good";
    expect([await sendDigests(), await unmailed()]).toEqual([1, 0]);
    await db().notice.deleteMany();
    await told(maya, "Never.");
    smtp.mood = "no";
    expect([await sendDigests(), await unmailed()]).toEqual([0, 0]);
  });
});

describe("doctor", () => {
  it("says whether mail is set up and its server answers", async () => {
    expect(await examineMail()).toEqual({ state: "good", detail: expect.stringContaining("smtp://127.0.0.1") });
  });
});

describe("notices in the app", () => {
  it("are a member's own, counted and read by them alone", async () => {
    await told(maya, "One.");
    await told(maya, "Two.");
    await told(tom, "His.");
    const list = await listNotices(maya);
    expect([list.unread, list.notices.map(({ text }) => text)]).toEqual([2, expect.arrayContaining(["One.", "Two."])]);
    expect(list.notices[0]).toMatchObject({
      kind: "note",
      who: "Rita Sol",
      isRead: false,
      href: expect.stringMatching(new RegExp(`^/shots/.+takes=${takeId}&note=`)),
    });
    const [first] = list.notices;
    await readNotices(tom, { noticeIds: [first!.id] });
    expect((await listNotices(maya)).unread).toBe(2);
    await readNotices(maya, { noticeIds: [first!.id] });
    expect((await listNotices(maya)).unread).toBe(1);
    await expect(readNotices({ ...maya, kind: "token", tokenId: "t", scopes: ["read", "write"] }, { noticeIds: "all" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
