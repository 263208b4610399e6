import { expect, it } from "vitest";
import { drawSheet, readSheet } from "./icons.mjs";

it("the sheet of icons holds the drawings of all that are named: npm run icons", async () => {
  expect(readSheet()).toBe(await drawSheet());
});
