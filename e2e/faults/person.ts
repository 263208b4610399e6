import process from "node:process";
import { ownerActor } from "@/lib/access/owner-actor";
import { closeDb } from "@/lib/db";
import { checkKey } from "@/lib/settings/check-key";
import { ProviderRef } from "@/lib/settings/schema";
import { SettleByPerson } from "@/lib/takes/schema";
import { settleByPerson } from "@/lib/takes/settle-by-person";

// The owner at the page, for what nobody but a person may do. Ends with 0 when it is done.
const [, , verb, ...said] = process.argv;
const owner = await ownerActor();
if (verb === "check-key") {
  const { isAccepted } = await checkKey(owner, ProviderRef.parse({ provider: said[0] }));
  if (!isAccepted) throw new Error("the key is refused");
} else {
  const [takeId, word, predictionId] = said;
  await settleByPerson(owner, SettleByPerson.parse({ takeId, said: word, ...(predictionId && { predictionId }) }));
}
await closeDb();
process.exit(0);
