import { describe, expect, test } from "vitest";
import { batchName } from "@/components/sheet/batch-name";

const REST = { rows: [{ prompt: "Push in." }], isUnpricedOk: false };
const at = (minute: number) => new Date(2026, 4, 3, 10, minute);
const sent = (name: string, rest: object = REST) => JSON.stringify({ name, ...rest });

describe("the name of a batch", () => {
  test("is what was written, else its time", () => {
    expect(batchName(" Autumn table ", REST, sent("Sheet of 3 May"), at(5))).toBe("Autumn table");
    expect(batchName("", REST, null, at(5))).toBe("Sheet of 3 May, 10:05");
  });

  test("stays while the same press waits for its answer, and no longer", () => {
    const first = batchName("", REST, null, at(5));
    expect(batchName("", REST, sent(first), at(9))).toBe(first);
    expect(batchName("", { ...REST, isUnpricedOk: true }, sent(first), at(9))).toBe("Sheet of 3 May, 10:09");
    expect(batchName("", REST, JSON.stringify(["Sheet"]), at(9))).toBe("Sheet of 3 May, 10:09");
  });
});
