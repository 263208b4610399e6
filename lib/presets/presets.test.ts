import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/presets/route";
import { type Actor, readScope } from "@/lib/access/actor";
import { makeCaller, params } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { deletePreset, renamePreset, restorePreset, updatePreset } from "@/lib/presets/change";
import { listPresets } from "@/lib/presets/data";
import { savePreset } from "@/lib/presets/save";
import { SavePreset } from "@/lib/presets/schema";
import { sweepPresets } from "@/lib/presets/sweep";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const draft = { provider: "wavespeed", settings: { resolution: "480p", duration: 8 } } as const;
let maya: Actor;
let leo: Actor;
let ada: Actor;

beforeAll(async () => {
  maya = await makeMember();
  leo = await makeMember("producer", "Leo");
  ada = await makeMember("reviewer", "Ada");
});

const names = async () => (await listPresets(readScope(ada))).map(({ name }) => name);

describe("presets", () => {
  it("are saved whole, as the model takes them, and seen by the team in the order of their names", async () => {
    const saved = await savePreset(leo, SavePreset.parse({ ...draft, name: "  Rough cut ", negativePrompt: "" }));
    expect(saved).toMatchObject({
      name: "Rough cut",
      provider: "wavespeed",
      settings: { resolution: "480p", duration: 8 },
      prompt: null,
      negativePrompt: "",
      by: "Leo",
    });
    await savePreset(maya, { ...draft, name: "anamorphic", prompt: "Slow push in." });
    const answer = await GET((await makeCaller(["read"]))("/api/presets"), params({}));
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual([expect.objectContaining({ name: "anamorphic", prompt: "Slow push in." }), saved]);
  });

  it("refuse by the field what the model does not take, and a name that is taken whatever its capitals", async () => {
    await expect(savePreset(leo, { ...draft, name: "x", settings: { resolution: "8k", shutter: 180 } })).rejects.toMatchObject({
      code: "invalid",
      fields: { "settings.resolution": expect.any(String), "settings.shutter": expect.stringContaining("is not a setting of") },
    });
    const taken = { code: "invalid", fields: { name: expect.stringContaining("already") } };
    await expect(savePreset(leo, { ...draft, name: "ROUGH CUT" })).rejects.toMatchObject(taken);
    const [one] = await listPresets(readScope(leo));
    await expect(renamePreset(leo, { presetId: one!.id, name: "rough cut" })).rejects.toMatchObject(taken);
    expect((await renamePreset(leo, { presetId: one!.id, name: "ANAMORPHIC" })).name).toBe("ANAMORPHIC");
    expect(SavePreset.safeParse({ ...draft, name: " " }).success).toBe(false);
    expect(SavePreset.safeParse({ ...draft, name: "n".repeat(61) }).success).toBe(false);
  });

  it("take other settings under the same name, and keep who made them", async () => {
    const saved = await savePreset(leo, { ...draft, name: "To change", prompt: "Slow push in." });
    const changed = await updatePreset(maya, { presetId: saved.id, provider: "eachlabs", settings: { resolution: "580p" } });
    expect(changed).toMatchObject({ name: "To change", provider: "eachlabs", prompt: null, by: "Leo" });
    expect(changed.settings).toMatchObject({ resolution: "580p", num_frames: 81 });
    await deletePreset(leo, { presetId: saved.id });
  });

  it("are deleted and taken back as they were, unless the name went to another meanwhile", async () => {
    const saved = await savePreset(leo, { ...draft, name: "Short" });
    await deletePreset(maya, { presetId: saved.id });
    await deletePreset(maya, { presetId: saved.id });
    expect(await names()).not.toContain("Short");
    await expect(renamePreset(maya, { presetId: saved.id, name: "Long" })).rejects.toMatchObject({ code: "not_found" });
    expect(await restorePreset(maya, { presetId: saved.id })).toMatchObject({ ...saved, updatedAt: expect.any(String) });

    await deletePreset(maya, { presetId: saved.id });
    const other = await savePreset(maya, { ...draft, name: "short" });
    await expect(restorePreset(maya, { presetId: saved.id })).rejects.toMatchObject({ code: "invalid", fields: { name: expect.any(String) } });
    await deletePreset(maya, { presetId: other.id });
    await sweepPresets(Date.now() + 25 * 60 * 60 * 1000);
    await expect(restorePreset(maya, { presetId: saved.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await names()).toEqual(["ANAMORPHIC", "Rough cut"]);
  });

  it("are the makers' to write and a reviewer's to read", async () => {
    const [one] = await listPresets(readScope(ada));
    const ref = { presetId: one!.id };
    for (const write of [
      savePreset(ada, { ...draft, name: "Mine" }),
      updatePreset(ada, { ...ref, ...draft }),
      renamePreset(ada, { ...ref, name: "Mine" }),
      deletePreset(ada, ref),
      restorePreset(ada, ref),
    ]) {
      await expect(write).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await db().preset.count({ where: { deletedAt: null } })).toBe(2);
  });
});
