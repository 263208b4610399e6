import { afterEach, describe, expect, it, vi } from "vitest";
import { stateQuery } from "@/lib/health/queries";
import type { StudioState } from "@/lib/health/view";

const FINE: StudioState = { studio: "ok", storage: "ok", worker: "ok", pauses: [] };

afterEach(() => vi.unstubAllGlobals());

async function ask(answer: () => Promise<Response>): Promise<StudioState> {
  vi.stubGlobal("fetch", vi.fn(answer));
  const { queryFn } = stateQuery();
  if (typeof queryFn !== "function") throw new Error("the state is asked for by a function");
  return queryFn({ signal: new AbortController().signal } as never);
}

describe("what a browser knows of the studio", () => {
  it("is what the studio says", async () => {
    const full = { ...FINE, storage: "full" as const };
    expect(await ask(async () => Response.json(full))).toEqual(full);
  });

  it("is that the database is away, when the studio says that it can't answer", async () => {
    expect(await ask(async () => Response.json({}, { status: 503 }))).toEqual({ ...FINE, studio: "away" });
  });

  it("is that the studio is out of reach, when nothing answers", async () => {
    expect(await ask(() => Promise.reject(new TypeError("Failed to fetch")))).toEqual({ ...FINE, studio: "unreachable" });
  });

  it("is nothing for whoever is signed out", async () => {
    expect(await ask(async () => Response.json({}, { status: 401 }))).toEqual(FINE);
  });

  it("is asked for again by itself only while something is wrong", () => {
    const { refetchInterval } = stateQuery();
    const after = (data: StudioState | undefined) => (typeof refetchInterval === "function" ? refetchInterval({ state: { data } } as never) : null);
    expect(after(undefined)).toBe(false);
    expect(after(FINE)).toBe(false);
    for (const wrong of [
      { ...FINE, studio: "away" },
      { ...FINE, worker: "down" },
      { ...FINE, storage: "down" },
      { ...FINE, pauses: [{ provider: "wavespeed", reason: "busy", message: "m", until: null }] },
    ] as StudioState[]) {
      expect(after(wrong)).toBe(15_000);
    }
  });
});
