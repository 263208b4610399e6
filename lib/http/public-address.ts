import { BlockList, isIP } from "node:net";

/** Everything in IANA's special-purpose registry that is not reachable from anywhere, and what only pretends to be (6to4, its relay). */
const NOT_PUBLIC_V4: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Only 2000::/3 is given out at all; these parts of it are not hosts of the internet or carry another address inside. */
const GIVEN_OUT_V6: [string, number] = ["2000::", 3];
const NOT_PUBLIC_V6: readonly [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];
const MAPPED: [string, number] = ["::ffff:0:0", 96];

const notPublicV4 = listOf(NOT_PUBLIC_V4, "ipv4");
const notPublicV6 = listOf(NOT_PUBLIC_V6, "ipv6");
const givenOutV6 = listOf([GIVEN_OUT_V6], "ipv6");
const mapped = listOf([MAPPED], "ipv6");

/** True for an IP address that anyone on the internet can reach. False for every other text. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublicV4.check(address, "ipv4");
  if (family !== 6) return false;
  // A BlockList compares an IPv4 address inside IPv6 by its IPv4 rules.
  if (mapped.check(address, "ipv6")) return !notPublicV4.check(address, "ipv6");
  return givenOutV6.check(address, "ipv6") && !notPublicV6.check(address, "ipv6");
}

function listOf(subnets: readonly [string, number][], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [address, bits] of subnets) list.addSubnet(address, bits, family);
  return list;
}
