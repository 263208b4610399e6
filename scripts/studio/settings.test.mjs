import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./root.mjs";
import { parseEnvFile, readVariables, secretKey } from "./settings.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "settings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(".env", () => {
  it("is read as shells read it", () => {
    const text = ["# a comment", "A=1", "export B = two words # why", 'C="with # and \\n line"', "D='$as is'", "E=", "not a line", "F=a#b"].join(
      "\n",
    );
    expect(parseEnvFile(text)).toEqual({ A: "1", B: "two words", C: "with # and \n line", D: "$as is", E: "", F: "a#b" });
  });

  it("gives way to the environment, even to a variable set to nothing", () => {
    const file = path.join(folder, ".env");
    writeFileSync(file, "PORT=4000\nPUBLIC_URL=https://a.example\nHOST=::1\n");
    expect(readVariables({ PORT: "5000", PUBLIC_URL: "" }, file)).toMatchObject({ PORT: "5000", PUBLIC_URL: "", HOST: "::1" });
  });

  it("works as it is given out, and names every variable that is read", async () => {
    const { parseEnv } = await import("../../lib/env.ts");
    const given = parseEnvFile(readFileSync(path.join(root, ".env.example"), "utf8"));
    const needed = { DATABASE_URL: "postgresql://x", SECRET_KEY: "x".repeat(32) };
    const { DATA_DIR, ...unedited } = parseEnv({ ...given, ...needed });
    const { DATA_DIR: _, ...defaults } = parseEnv(needed);
    expect(unedited).toEqual(defaults);
    expect(DATA_DIR).toBe("./data");
    const source = readFileSync(path.join(root, "lib/env.ts"), "utf8");
    const names = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)]
      .map(([, name]) => name)
      .filter((name) => !["DAILIES_PROCESS", "PATH", "NODE_ENV"].includes(name));
    expect(Object.keys(given).sort()).toEqual(names.sort());
  });
});

describe("SECRET_KEY", () => {
  it("is made once, kept for us alone, and gives way to a given one", () => {
    const made = secretKey({ DATA_DIR: folder });
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect(secretKey({ DATA_DIR: folder })).toBe(made);
    expect(statSync(path.join(folder, "secret-key")).mode & 0o777).toBe(0o600);
    expect(secretKey({ DATA_DIR: folder, SECRET_KEY: "given" })).toBe("given");
  });

  it("that is damaged is a sentence, not a new key", () => {
    writeFileSync(path.join(folder, "secret-key"), "half");
    expect(() => secretKey({ DATA_DIR: folder })).toThrow(/damaged/);
  });
});
