import { afterEach, describe, expect, it, vi } from "vitest";
import { newUuid, pressIds } from "@/components/takes/composer/intent";

afterEach(() => void vi.unstubAllGlobals());

describe("the id of a press", () => {
  it("stays while no answer came, so that pressing again is the same press", () => {
    const ids = pressIds();
    const first = ids.idFor({ prompt: "a" });
    expect(ids.idFor({ prompt: "a" })).toBe(first);
    ids.answered();
    expect(ids.idFor({ prompt: "a" })).not.toBe(first);
  });

  it("is another when something else is sent", () => {
    const ids = pressIds();
    expect(ids.idFor({ prompt: "a" })).not.toBe(ids.idFor({ prompt: "b" }));
  });

  it("is a UUID over plain http too", () => {
    const real = crypto;
    vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => real.getRandomValues(bytes) });
    expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newUuid()).not.toBe(newUuid());
  });
});
