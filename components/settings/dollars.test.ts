import { describe, expect, test } from "vitest";
import { dollarsText, readDollars } from "@/components/settings/dollars";

describe("a money field", () => {
  test("reads dollars to the last micro-dollar", () => {
    expect(readDollars("0.30")).toEqual({ micros: 300_000 });
    expect(readDollars(" $ 0.1")).toEqual({ micros: 100_000 });
    expect(readDollars("0.000001")).toEqual({ micros: 1 });
    expect(readDollars("1000")).toEqual({ micros: 1_000_000_000 });
  });

  test("takes an empty field as no figure, not as zero", () => {
    expect(readDollars("  ")).toEqual({ micros: null });
    expect(readDollars("0")).toEqual({ micros: 0 });
  });

  test.each(["0,30", "-1", "1e3", "free", "1.2.3", ".5", "0.0000001", "12345678901"])("says that %s is not an amount", (text) => {
    expect(readDollars(text)).toEqual({ problem: "Write dollars, such as 0.30." });
  });

  test("shows what it read", () => {
    expect(dollarsText(300_000)).toBe("0.30");
    expect(dollarsText(1_000_000_000)).toBe("1000.00");
    expect(dollarsText(125_500)).toBe("0.1255");
    expect(dollarsText(null)).toBe("");
  });
});
