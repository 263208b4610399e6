import { expect, it } from "vitest";
import { readCells } from "@/lib/csv";
import { listSignOffs, signOffsCsv } from "@/lib/shares/sign-offs";
import { aSelection, GuestBrowser, makeLink, makeReadyTake, useBytes } from "@/lib/shares/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
useBytes();

it("the record holds every word of a guest with the clip's own hash: one that was replaced says when, and none is lost", async () => {
  const maya = await makeMember("producer", "Maya Okafor");
  const take = await makeReadyTake();
  const recipients = [{ name: "Dana Whitlock", email: "dana@client.example" }];
  const { id, token } = await makeLink(maya, aSelection(take), { permission: "approve", recipients });
  const other = await makeLink(maya, aSelection(take), { permission: "approve" });
  const dana = new GuestBrowser();
  await dana.come(token, { name: "=Dana Whitlock" });
  const say = (kind: string, sentence?: string) => dana.ask(`/g/${id}/api/takes/${take.id}/verdict`, { method: "PUT", body: { kind, sentence } });
  expect((await say("changes_requested", "A little slower, please.")).status).toBe(200);
  expect((await say("approved")).status).toBe(200);

  const [now, before] = await listSignOffs(maya, id);
  expect(now).toMatchObject({ name: "=Dana Whitlock", kind: "approved", sentence: null, clipSha256: take.sha256, takenBackAt: null });
  expect(before).toMatchObject({ kind: "changes_requested", sentence: "A little slower, please.", takenBackAt: expect.any(String) });
  expect(await listSignOffs(maya, other.id), "each link has its own").toEqual([]);

  const { csv } = await signOffsCsv(maya, id);
  expect(csv, "a spreadsheet runs no name").toContain("'=Dana Whitlock");
  const [head = [], ...lines] = readCells(csv);
  const [first, second] = lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]])));
  const whole = {
    who: "=Dana Whitlock",
    clip_sha256: take.sha256,
    clip_bytes: String(take.clip.length),
    seconds: "5.000",
    size: "832x480",
    link: "Autumn table, first look",
    link_for: "Dana Whitlock",
    link_for_email: "dana@client.example",
    link_id: id,
    take_id: take.id,
    guest_id: expect.stringMatching(/./),
  };
  expect(first).toEqual({
    ...whole,
    at: before?.at,
    take: before?.take.name,
    verdict: "Changes requested",
    sentence: "A little slower, please.",
    stands: "no",
    taken_back_at: before?.takenBackAt,
  });
  expect(second).toEqual({ ...whole, at: now?.at, take: now?.take.name, verdict: "Approved", sentence: "", stands: "yes", taken_back_at: "" });

  await expect(listSignOffs(maya, "none")).rejects.toMatchObject({ code: "not_found" });
  await expect(listSignOffs(await makeMember("reviewer", "Rita"), id)).rejects.toMatchObject({ code: "forbidden" });
});
