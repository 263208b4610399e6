import { describe, expect, it } from "vitest";
import { clientAddress, parseTrust } from "@/lib/web/client-address";

const nobody = parseTrust(undefined);
const local = parseTrust("loopback");

describe("who calls", () => {
  it("is the socket's peer, whatever a stranger claims", () => {
    expect(clientAddress("203.0.113.9", "198.51.100.1", nobody)).toBe("203.0.113.9");
    expect(clientAddress("203.0.113.9", "198.51.100.1", local)).toBe("203.0.113.9");
  });

  it("is the right-most address that no trusted proxy is", () => {
    expect(clientAddress("127.0.0.1", "6.6.6.6, 203.0.113.9", local)).toBe("203.0.113.9");
    expect(clientAddress("127.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.7", parseTrust("true"))).toBe("203.0.113.9");
    expect(clientAddress("::ffff:127.0.0.1", "[2001:db8::1]:443", local)).toBe("2001:db8::1");
  });

  it("stays the proxy when what it says is no address", () => {
    expect(clientAddress("127.0.0.1", "203.0.113.9, unknown", local)).toBe("127.0.0.1");
    expect(clientAddress("127.0.0.1", undefined, local)).toBe("127.0.0.1");
  });

  it("is unknown rather than empty", () => {
    expect(clientAddress(undefined, undefined, nobody)).toBe("unknown");
  });
});

describe("TRUSTED_PROXY", () => {
  it("takes addresses, blocks and names", () => {
    const trust = parseTrust("192.0.2.1, 10.1.0.0/16, private, 2001:db8::/32");
    expect(["192.0.2.1", "10.1.255.3", "192.168.4.4", "2001:db8::5"].every(trust)).toBe(true);
    expect(["192.0.2.2", "127.0.0.1", "2001:db9::5"].some(trust)).toBe(false);
  });

  it("refuses what it can't read, by name", () => {
    for (const wrong of ["proxy", "10.0.0.0/33", "10.0.0/8", "::1/x"]) expect(() => parseTrust(wrong)).toThrow(/TRUSTED_PROXY/);
  });
});
