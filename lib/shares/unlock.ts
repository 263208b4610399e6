import { setTimeout as wait } from "node:timers/promises";
import { clientOf } from "@/lib/access/host";
import { countedAddress, countSteppedTry, countTogether, SHARE_PASSWORD_STEPS } from "@/lib/access/stepped-tries";
import { forgetTries } from "@/lib/access/tries";
import { invalidField } from "@/lib/errors";
import { tellActivity } from "@/lib/shares/activity";
import { closed, isLocked, requireDoor } from "@/lib/shares/guest";
import { newPass, passCookie } from "@/lib/shares/pass-cookie";
import { isSharePassword } from "@/lib/shares/password";

const KIND = "share-password";
/** More tries at one link in ten minutes than its guests make, from everywhere together: from here on each answer waits a little longer. */
const UNHURRIED_TRIES = 30;
const SLOWER_BY_MS = 200;
const SLOWEST_MS = 5_000;

/**
 * Gives the pass of a link its password and answers the cookie of an unlocked one. One address is paused after five wrong ones, for one link; strangers from
 * many addresses only slow the answers down, so that nobody can lock out who knows the password. Throws `invalid` for a wrong one, `too_many` while paused,
 * `unavailable` when tries can't be counted, and what the guard throws.
 */
export async function unlockShare(asked: { headers: Headers }, shareId: string, password: string): Promise<string> {
  const visit = await requireDoor(asked, shareId);
  const { share, pass, guest } = visit;
  // what a frame on another site may watch opens no more than that
  if (pass.isEmbedded) throw closed();
  if (share.passwordHash !== null && isLocked(visit)) {
    const who = `${countedAddress(clientOf(asked.headers))} ${share.id}`;
    await countSteppedTry(KIND, who, SHARE_PASSWORD_STEPS);
    await wait(slowDownMs(await countTogether("share-passwords", share.id)));
    if (!(await isSharePassword(password, share.passwordHash))) {
      await tellActivity(guest, "refused");
      throw invalidField("password", "This password doesn’t match. Look at the message it came with.");
    }
    await forgetTries(KIND, who);
    await tellActivity(guest, "unlocked");
  }
  return passCookie(asked.headers, newPass(share.id, share.keyVersion, { isUnlocked: true, visit: pass.visit }));
}

/** How long an answer waits after so many tries at a link. */
export function slowDownMs(tries: number): number {
  return Math.min(SLOWEST_MS, Math.max(0, tries - UNHURRIED_TRIES) * SLOWER_BY_MS);
}
