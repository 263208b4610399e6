import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { createTurnstile } from "@/lib/media/turnstile";

/** The floor that OWASP's ASVS 5.0 names for scrypt: 128 MiB and about a third of a second each. */
const COST: Cost = { log2N: 17, r: 8, p: 1 };
interface Cost {
  log2N: number;
  r: number;
  p: number;
}
const KEY_BYTES = 32;
/** Each takes 128 MiB: so many at once, the rest wait. */
const AT_ONCE = 2;

const turn = createTurnstile(AT_ONCE);

/** What is kept of a share's password: what it was made with, a salt and the key, never anything it could be read from. Only tests name another cost. */
export async function hashSharePassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.log2N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** True for the right password. Takes as long for a wrong one. Throws for a hash that we did not write. */
export async function isSharePassword(password: string, hash: string): Promise<boolean> {
  const [name, log2N, r, p, salt = "", kept = ""] = hash.split("$");
  const right = Buffer.from(kept, "base64url");
  if (name !== "scrypt" || right.length !== KEY_BYTES) throw new Error("this is no hash of a share's password");
  const key = await derive(password, Buffer.from(salt, "base64url"), { log2N: Number(log2N), r: Number(r), p: Number(p) });
  return timingSafeEqual(key, right);
}

function derive(password: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> {
  const options = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r };
  return turn(
    () =>
      new Promise((resolve, reject) =>
        // one text has one form, whatever the keyboard made of its accents
        scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key))),
      ),
  );
}
