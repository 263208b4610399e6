import { describe, expect, it } from "vitest";
import { findPreferences } from "@/lib/members/data";
import { SetPreferences } from "@/lib/members/schema";
import { setPreferences } from "@/lib/members/set-preferences";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

describe("preferences", () => {
  it("are a member's own: what is named changes, the rest and everybody else's stays", async () => {
    const [maya, reviewer] = [await makeMember(), await makeMember("reviewer", "Ada")];
    expect(await findPreferences(maya.memberId)).toEqual({ hasGrace: true, hasSingleKeys: true, hasDigest: true });
    expect(await setPreferences(reviewer, { hasSingleKeys: false })).toEqual({ hasGrace: true, hasSingleKeys: false, hasDigest: true });
    expect(await setPreferences(reviewer, { hasGrace: false })).toEqual({ hasGrace: false, hasSingleKeys: false, hasDigest: true });
    expect(await setPreferences(reviewer, {})).toEqual({ hasGrace: false, hasSingleKeys: false, hasDigest: true });
    expect(await findPreferences(maya.memberId)).toEqual({ hasGrace: true, hasSingleKeys: true, hasDigest: true });
  });

  it("are not for a token to set, nor for nobody to have", async () => {
    const maya = await makeMember();
    await expect(setPreferences({ ...maya, kind: "token", tokenId: "t", scopes: ["read", "write", "spend"] }, { hasGrace: false })).rejects.toThrow(
      /signed in/,
    );
    expect(await findPreferences(maya.memberId)).toEqual({ hasGrace: true, hasSingleKeys: true, hasDigest: true });
    expect(await findPreferences("nobody")).toBeNull();
  });

  it("are on or off, and no other fields", () => {
    expect(SetPreferences.safeParse({ hasGrace: "yes" }).success).toBe(false);
    expect(SetPreferences.safeParse({ role: "owner" }).success).toBe(false);
  });
});
