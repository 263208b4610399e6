import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundleFaults, bundleInto, PROGRAMS } from "./bundles.mjs";
import { root } from "./root.mjs";

/** The variable by which the fault build is told when to die. */
const MARK = "DAILIES_FAULT_ORDERS";
const folder = mkdtempSync(path.join(tmpdir(), "dailies-bundles-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the points at which tests kill a process", () => {
  it("are armed in the fault build", async () => {
    await bundleFaults(folder);
    for (const name of ["web", "worker"]) expect(readFileSync(path.join(folder, `${name}.mjs`), "utf8")).toContain(MARK);
  });

  it.each(PROGRAMS)("do nothing in the shipped %s", async (name) => {
    const text = readFileSync(await bundleInto(path.join(folder, "shipped"), name), "utf8");
    expect(text).not.toContain(MARK);
    expect(text).not.toContain("armed-point");
  });

  it("stand in the product, each where its name says, once", () => {
    const names = [...readFileSync(path.join(root, "lib/fault-point.ts"), "utf8").matchAll(/\| "([a-z-]+)"/g)].map(([, name]) => name);
    const sources = globSync("lib/**/*.ts", { cwd: root }).map((file) => readFileSync(path.join(root, file), "utf8"));
    const used = sources.flatMap((text) => [...text.matchAll(/faultPoint\("([a-z-]+)"\)/g)].map(([, name]) => name));
    expect(used.sort()).toEqual(names.sort());
  });
});
