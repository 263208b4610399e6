import { afterEach, expect, test, vi } from "vitest";
import { seal, unseal } from "@/lib/settings/cipher";

afterEach(() => vi.unstubAllEnvs());

test("what is sealed opens under the same words", () => {
  const sealed = seal("ws-key-0123456789 ä", "key of wavespeed");
  expect(unseal(sealed, "key of wavespeed")).toBe("ws-key-0123456789 ä");
});

test("nothing of the text shows, and no two seals are alike", () => {
  const [one, two] = [seal("ws-key-0123456789", "a"), seal("ws-key-0123456789", "a")];
  expect(one).not.toBe(two);
  expect(Buffer.from(one.split(".")[1] ?? "", "base64url").toString("latin1")).not.toContain("ws-key");
});

test("another provider's words don't open it", () => {
  expect(unseal(seal("k", "key of wavespeed"), "key of eachlabs")).toBeNull();
});

test("a changed byte anywhere doesn't open", () => {
  const [version, body = ""] = seal("ws-key-0123456789", "a").split(".");
  const bytes = Buffer.from(body, "base64url");
  for (const [at] of bytes.entries()) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(`${version}.${changed.toString("base64url")}`, "a")).toBeNull();
  }
});

test.each(["", "v1", "v1.", "v2.AAAA", "v1.AAAA", "plain text"])("“%s” is no seal", (text) => {
  expect(unseal(text, "a")).toBeNull();
});

test("another SECRET_KEY doesn't open it", async () => {
  const sealed = seal("k", "a");
  vi.resetModules();
  vi.stubEnv("SECRET_KEY", "quite another secret of at least thirty-two characters");
  const other = await import("@/lib/settings/cipher");
  expect(other.unseal(sealed, "a")).toBeNull();
});
