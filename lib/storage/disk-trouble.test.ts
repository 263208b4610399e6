import { mkdir, open, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { diskTroubleOf } from "@/lib/storage/disk-trouble";
import { StorageFullError } from "@/lib/storage/storage";

const thrownBy = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => null,
    (error: unknown) => error,
  );
const systemError = (code: string, syscall: string) => Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });

test("a full disk, one that can't be written to and one that fails are told apart, by the system's own errors", async () => {
  const full = await thrownBy(async () => {
    await using file = await open("/dev/full", "w");
    await file.write("a byte");
  });
  expect(diskTroubleOf(full)).toBe("full");
  expect(diskTroubleOf(new StorageFullError())).toBe("full");
  expect(diskTroubleOf(await thrownBy(() => mkdir("/dev/null/clips", { recursive: true })))).toBe("unwritable");
  expect(diskTroubleOf(systemError("EROFS", "open"))).toBe("unwritable");
  expect(diskTroubleOf(systemError("EIO", "fsync"))).toBe("failing");
});

test("it is found behind what it caused", () => {
  expect(diskTroubleOf(new Error("the clip could not be kept", { cause: systemError("ENOSPC", "write") }))).toBe("full");
});

test("what is about something else is no trouble of the disk", async () => {
  const refused = await thrownBy(() => new Promise((_, reject) => connect("/dev/null").once("error", reject)));
  expect(diskTroubleOf(refused)).toBeNull();
  expect(diskTroubleOf(systemError("EACCES", "connect"))).toBeNull();
  expect(diskTroubleOf(await thrownBy(() => readFile("/no/such/file")))).toBeNull();
  expect(diskTroubleOf(new TypeError("a bug"))).toBeNull();
  expect(diskTroubleOf("a word")).toBeNull();
});
