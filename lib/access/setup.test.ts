import { beforeEach, describe, expect, it } from "vitest";
import { findSetupLink } from "@/lib/access/data";
import { createOwner, makeOwner, setupLink } from "@/lib/access/setup";
import { db } from "@/lib/db";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const input = (token: string, name = "Maya") => ({ token, name, email: `${name.toLowerCase()}@dailies.test`, password: "twelve-chars-at-least" });

async function newLink(now?: Date): Promise<string> {
  const link = await setupLink(now);
  if (!link) throw new Error("no link was made");
  return link.token;
}

beforeEach(async () => {
  await db().member.deleteMany();
  await db().setupLink.deleteMany();
  await db().tryCount.deleteMany();
});

describe("the one-time link", () => {
  it("makes the owner once, and is not printed again", async () => {
    const token = await newLink();
    expect(await findSetupLink(token)).toBe("open");
    const owner = await makeOwner("203.0.113.5", input(token));
    expect(owner).toMatchObject({ name: "Maya", role: "owner" });
    expect(await findSetupLink(token)).toBe("closed");
    await expect(makeOwner("203.0.113.5", input(token, "Eve"))).rejects.toMatchObject({ code: "conflict" });
    expect(await setupLink()).toBeNull();
  });

  it("is kept as a hash only", async () => {
    const token = await newLink();
    expect(JSON.stringify(await db().setupLink.findMany())).not.toContain(token);
  });

  it("gives way to the next one", async () => {
    const old = await newLink();
    const fresh = await newLink();
    expect(await findSetupLink(old)).toBe("closed");
    await expect(makeOwner("203.0.113.5", input(old))).rejects.toThrow("This link is not the newest.");
    expect(await findSetupLink(fresh)).toBe("open");
  });

  it("expires after a day", async () => {
    const token = await newLink(new Date(Date.now() - 24 * 3_600_000 - 1000));
    expect(await findSetupLink(token)).toBe("expired");
    await expect(makeOwner("203.0.113.5", input(token))).rejects.toThrow("This link has expired.");
    expect(await db().member.count()).toBe(0);
  });

  it("makes one owner when two people use it at once", async () => {
    const token = await newLink();
    const made = await Promise.allSettled([makeOwner("203.0.113.5", input(token, "Maya")), makeOwner("198.51.100.7", input(token, "Eve"))]);
    expect(made.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await db().member.count()).toBe(1);
    expect(await db().account.count()).toBe(1);
  });

  it("loses against an owner that the command line makes at the same moment", async () => {
    const token = await newLink();
    await Promise.allSettled([
      makeOwner("203.0.113.5", input(token)),
      createOwner({ name: "Eve", email: "eve@dailies.test", password: "twelve-chars-at-least" }),
    ]);
    expect(await db().member.count()).toBe(1);
  });

  it("can't be guessed at for long", async () => {
    await newLink();
    for (let tries = 0; tries < 10; tries += 1)
      await expect(makeOwner("203.0.113.5", input(`guess-${tries}`))).rejects.toMatchObject({ code: "conflict" });
    await expect(makeOwner("203.0.113.5", input("guess-11"))).rejects.toMatchObject({ code: "too_many" });
  });
});
