import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { tokenActor } from "@/lib/access/tokens";
import { runCommand } from "@/lib/cli/run";
import type { Terminal } from "@/lib/cli/terminal";
import { db } from "@/lib/db";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

const PASSWORD = "twelve-chars-at-least";

/** Runs a command line with what is piped and typed into it. */
async function run(line: string, { piped = "", typed = [] as (string | null)[] } = {}): Promise<{ code: number; out: string[]; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => void out.push(...text.split("\n")),
    err: (text) => void err.push(text),
    askSecret: async () => typed.shift() ?? null,
    readInput: async () => piped,
  };
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
  const code = await runCommand(args, terminal);
  return { code, out, err: err.join("\n") };
}

const makeOwner = () => run(`owner create --email maya@dailies.test --name "Maya Okafor" --password-stdin`, { piped: `${PASSWORD}\n` });

beforeEach(async () => {
  await db().member.deleteMany();
  await db().setupLink.deleteMany();
});

describe("token create", () => {
  it("prints the token alone on the last line, and it works", async () => {
    await makeOwner();
    const { code, out } = await run("token create --name ci --scope read,write,spend");
    expect(code).toBe(0);
    expect(out.at(-1)).toMatch(/^dly_[\w-]+$/);
    expect(await tokenActor(out.at(-1) ?? "", "here")).toMatchObject({ name: "Maya Okafor", scopes: ["read", "write", "spend"] });
  });

  it("takes scopes apart, in any order and once", async () => {
    await makeOwner();
    const { out } = await run(`token create --name "two words" --scope write --scope "read, write"`);
    expect(await tokenActor(out.at(-1) ?? "", "here")).toMatchObject({ scopes: ["read", "write"] });
  });

  it("says what to do when there is no owner yet, and prints no token", async () => {
    const { code, out, err } = await run("token create --name ci --scope read");
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toMatch(/no owner yet.*owner create/);
  });

  it.each([
    "token create --scope read",
    "token create --name ci",
    "token create --name ci --scope read,root",
    'token create --name "" --scope read',
    "token create --name ci --scope read --force",
    "token create --name ci --scope read extra",
    "token create --name",
  ])("refuses %j with its usage", async (line) => {
    await makeOwner();
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toContain("Usage: npm run dailies -- token create");
  });
});

describe("token list and revoke", () => {
  it("show no token, and end one at once", async () => {
    await makeOwner();
    const secret = (await run("token create --name ci --scope read")).out.at(-1) ?? "";
    const listed = await run("token list");
    expect(listed.out.join()).not.toContain(secret);
    const id = listed.out[0]?.split("  ")[0] ?? "";
    expect(await run(`token revoke ${id}`)).toMatchObject({ code: 0 });
    await expect(tokenActor(secret, "here")).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await run("token list")).out[0]).toContain("revoked");
    expect(await run("token revoke nothing")).toMatchObject({ code: 1, err: "There is no such token." });
    expect(await run("token revoke")).toMatchObject({ code: 2 });
  });
});

describe("owner create", () => {
  it("makes the owner once", async () => {
    expect(await makeOwner()).toMatchObject({ code: 0, out: ["Maya Okafor (maya@dailies.test) is the owner now."] });
    expect(await makeOwner()).toMatchObject({ code: 1, err: "The studio has its owner already: maya@dailies.test." });
  });

  it("asks for the password twice, without showing it", async () => {
    const line = "owner create --email maya@dailies.test --name Maya";
    expect(await run(line, { typed: [PASSWORD, "another-password"] })).toMatchObject({ code: 2, err: expect.stringContaining("not the same") });
    expect(await run(line, { typed: [null] })).toMatchObject({ code: 2, err: expect.stringContaining("--password-stdin") });
    expect(await run(line, { typed: [PASSWORD, PASSWORD] })).toMatchObject({ code: 0 });
  });

  it("refuses what won't do, without repeating the password", async () => {
    const short = await run("owner create --email maya@dailies.test --name Maya --password-stdin", { piped: "tooshort" });
    expect(short).toMatchObject({ code: 2, err: expect.stringContaining("at least 12") });
    expect(short.err).not.toContain("tooshort");
    expect(await run("owner create --email maya --name Maya --password-stdin", { piped: PASSWORD })).toMatchObject({
      code: 2,
      err: expect.stringContaining("email"),
    });
    expect(await run("owner create --name Maya")).toMatchObject({ code: 2 });
  });
});

describe("setup-link", () => {
  it("prints the path of a new link, and nothing once there is an owner", async () => {
    const { code, out } = await run("setup-link");
    expect(code).toBe(0);
    expect(out).toEqual([expect.stringMatching(/^\/setup\?token=[\w-]{43}$/)]);
    await makeOwner();
    expect(await run("setup-link")).toEqual({ code: 0, out: [], err: "" });
  });
});

describe("doctor", () => {
  it("says what is there, what is missing and what is in trouble", async () => {
    const { code, out } = await run("doctor");
    expect(code).toBe(1);
    expect(out.join("\n")).toMatch(/ok {6}Database: PostgreSQL \d/);
    expect(out.join("\n")).toMatch(/missing Owner:/);
    expect(out.join("\n")).toMatch(/TROUBLE Worker:/);
    expect(out.join("\n")).toMatch(/TROUBLE WaveSpeed: no key, and the sandbox does not answer/);
  });
});

describe("anything else", () => {
  it("answers with the usage, and 2", async () => {
    expect(await run("tokens create")).toMatchObject({ code: 2, out: [], err: expect.stringContaining("token create --name") });
    expect(await run("")).toMatchObject({ code: 2 });
    expect((await run("nonsense")).err).not.toContain("setup-link");
    expect(await run("help")).toMatchObject({ code: 0, out: expect.arrayContaining([expect.stringContaining("doctor")]) });
    expect(await run("token create --help")).toMatchObject({ code: 0 });
  });
});
