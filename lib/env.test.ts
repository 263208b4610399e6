import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env";

const LEAST = { DATABASE_URL: "postgresql://studio@127.0.0.1/dailies", SECRET_KEY: "k".repeat(32) };

describe("the variables", () => {
  test("are all left out but two, and every other has a working default", () => {
    expect(parseEnv(LEAST)).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", SUBMIT_DEADLINE_S: 60, POLL_FIRST_S: 10, OUTBOUND_ALLOW: [] });
  });

  test("that are empty count as left out", () => {
    expect(parseEnv({ ...LEAST, PORT: " ", PUBLIC_URL: "", WAVESPEED_API_KEY: "" })).not.toHaveProperty("WAVESPEED_API_KEY");
  });

  test.each([
    ["PORT", "eighty", "PORT: must be a port, a whole number from 1 to 65535"],
    ["PORT", "70000", "PORT: must be a port"],
    ["POLL_FIRST_S", "soon", "POLL_FIRST_S: must be a number of seconds"],
    ["EACHLABS_CONCURRENCY", "2.5", "EACHLABS_CONCURRENCY: must be a whole number from 1 to 10000"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL: must be one of fatal, error"],
    ["SECRET_KEY", "short", "SECRET_KEY must have at least 32 characters"],
  ])("%s = %s is refused in plain words", (name, value, words) => {
    expect(() => parseEnv({ ...LEAST, [name]: value })).toThrow(words);
  });
});
