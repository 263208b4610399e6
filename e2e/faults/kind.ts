import type { Vendor } from "@/e2e/faults/client";
import type { Dice } from "@/e2e/faults/dice";
import type { Facts } from "@/e2e/faults/facts";
import type { Finding } from "@/e2e/faults/judge";
import type { World, WorldOptions } from "@/e2e/faults/world";

/** One way of breaking a studio that is at work. */
export interface Kind {
  name: string;
  /** What is broken, for the table and docs/faults.md. */
  breaks: string;
  options?: (dice: Dice) => Partial<WorldOptions>;
  /** Requests for takes, and how many takes each asks for at most (3 unless said). */
  requests: number;
  mostTakes?: number;
  /** Both by turns of the dice unless said. */
  vendor?: Vendor;
  /** The pause between two requests. */
  gapMs: [number, number];
  /** Breaks things while the requests come in; ends when enough is broken. No worker runs before it starts them. All is healed after it. */
  strike: (world: World, dice: Dice) => Promise<void>;
  /** What must hold beyond what holds after every run. */
  expect?: (facts: Facts, world: World) => Finding[] | Promise<Finding[]>;
}
