import { BlockList, isIP } from "node:net";

/** Which peers may say in X-Forwarded-For for whom they speak. */
export type Trust = (address: string) => boolean;

const NAMED: Record<string, readonly [string, number][]> = {
  loopback: [
    ["127.0.0.0", 8],
    ["::1", 128],
  ],
  private: [
    ["10.0.0.0", 8],
    ["172.16.0.0", 12],
    ["192.168.0.0", 16],
    ["169.254.0.0", 16],
    ["fc00::", 7],
    ["fe80::", 10],
  ],
};

/**
 * Reads TRUSTED_PROXY: addresses and CIDR blocks separated by commas, `loopback`, `private`, or `true` for both of these.
 * Unset trusts nobody. Throws a sentence that names what can't be read.
 */
export function parseTrust(text: string | undefined): Trust {
  const list = new BlockList();
  const entries = (text ?? "")
    .split(",")
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean);
  for (const entry of entries) {
    const names = entry === "true" || entry === "1" ? ["loopback", "private"] : [entry];
    for (const name of names) addTo(list, name);
  }
  return (address) => list.check(address, familyOf(address));
}

function addTo(list: BlockList, entry: string): void {
  const blocks = NAMED[entry];
  if (blocks) {
    for (const [network, prefix] of blocks) list.addSubnet(network, prefix, familyOf(network));
    return;
  }
  const [address = "", prefix] = entry.split("/");
  const longest = isIP(address) === 6 ? 128 : 32;
  const length = prefix === undefined ? longest : Number(prefix);
  if (isIP(address) === 0 || !Number.isInteger(length) || length < 0 || length > longest) {
    throw new Error(`TRUSTED_PROXY: “${entry}” is neither an address, a block such as 10.0.0.0/8, loopback, private, nor true.`);
  }
  list.addSubnet(address, length, familyOf(address));
}

/** Who calls: the socket's peer; behind trusted proxies the right-most address of X-Forwarded-For that is none of them. */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, trust: Trust): string {
  let client = plain(peer ?? "");
  const hops = (forwardedFor ?? "").split(",").map((hop) => plain(hop.trim()));
  while (isIP(client) !== 0 && trust(client)) {
    const next = hops.pop();
    if (!next || isIP(next) === 0) break;
    client = next;
  }
  return client || "unknown";
}

/** Without brackets, port, zone and the IPv6 wrapping of an IPv4 address. */
function plain(address: string): string {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return bare
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/%.*$/, "")
    .toLowerCase();
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
