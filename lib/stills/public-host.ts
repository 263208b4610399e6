import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "@/lib/http/public-address";

/** Names that no public DNS serves. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|lan|home|test|invalid|example|home\.arpa)\.?$/i;

/** True when a stranger's server could reach this host: a name that resolves, to public addresses alone. */
export async function isPublicHost(hostname: string, resolve: (name: string) => Promise<string[]> = addressesOf): Promise<boolean> {
  const name = hostname.replace(/^\[|\]$/g, "");
  if (isIP(name)) return isPublicAddress(name);
  if (!name.includes(".") || LOCAL_NAME.test(name)) return false;
  const addresses = await resolve(name).catch(() => []);
  return addresses.length > 0 && addresses.every(isPublicAddress);
}

async function addressesOf(name: string): Promise<string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}
