import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFrom, hueOf, projectShown } from "@/lib/projects/state";

describe("a code", () => {
  it("is read from what was typed", () => {
    expect([codeFrom("aut"), codeFrom("a-u 1t"), codeFrom("autumn"), codeFrom("")]).toEqual(["AUT", "AUT", "AUTU", ""]);
  });
  it("has a colour on the wheel", () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z]{2,4}$/), (code) => hueOf(code) >= 0 && hueOf(code) < 360));
  });
});

describe("the project that is shown", () => {
  const projects = [
    { id: "1", code: "DAY", isDefault: true },
    { id: "2", code: "AUT", isDefault: false },
    { id: "3", code: "WIN", isDefault: false },
  ];
  it("is the address's, else the one worked in last, else the default", () => {
    expect(projectShown({ projects, currentId: "3" }, "aut")?.code).toBe("AUT");
    expect(projectShown({ projects, currentId: "3" }, "NONE")?.code).toBe("WIN");
    expect(projectShown({ projects, currentId: "3" }, null)?.code).toBe("WIN");
    expect(projectShown({ projects, currentId: null }, null)?.code).toBe("DAY");
    expect(projectShown({ projects: [], currentId: null }, "DAY")).toBeUndefined();
  });
});
