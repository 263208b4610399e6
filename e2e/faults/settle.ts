import type { Facts, PredictionFact, TakeFact } from "@/e2e/faults/facts";
import type { World } from "@/e2e/faults/world";

/**
 * A person who has the vendors' books before them says of each take in doubt what became of it. Whatever could not be said is a complaint.
 * Answers of how many it was said.
 */
export async function settleDoubts(world: World, { takes, predictions }: Facts): Promise<number> {
  const doubtful = takes.filter(({ status }) => status === "unconfirmed");
  for (const take of doubtful) {
    const trouble = await world.asPerson("settle", take.id, ...wordsOf(take, predictions));
    if (trouble) world.complain({ fault: "lost", text: `take ${take.id}: a person could not say what became of it: ${trouble}` });
  }
  return doubtful.length;
}

function wordsOf({ vendor, seed }: TakeFact, predictions: readonly PredictionFact[]): string[] {
  const own = predictions.find((prediction) => prediction.vendor === vendor && prediction.seed === seed);
  return own ? ["ran", own.id] : ["not_created"];
}
