import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { fromDb, type Micros } from "@/lib/money";
import type { Prisma } from "@/prisma/generated/client";
import type { LedgerKind, PriceSource } from "@/prisma/generated/enums";

/** What a ledger row copies from its take. */
const PARTY = { id: true, projectId: true, createdById: true, provider: true, mode: true } as const;
type Party = Prisma.TakeGetPayload<{ select: typeof PARTY }>;

/**
 * Writes one row of the ledger in the caller's transaction. A take is reserved, charged and released once each:
 * a second row of a kind is left out, so that work done twice counts once. Money stays in the project it was reserved in,
 * wherever the take was moved since: only so does each project's sum hold.
 */
export async function writeLedger(takeId: string, kind: LedgerKind, amount: Micros, source: PriceSource, tx: Tx, note?: string): Promise<void> {
  const take = await tx.take.findUniqueOrThrow({ where: { id: takeId }, select: PARTY });
  const reserved = await tx.ledgerRow.findFirst({ where: { takeId, kind: "reserved" }, select: { projectId: true } });
  await tx.ledgerRow.createMany({ data: [rowOf({ ...take, ...reserved }, kind, amount, source, note)], skipDuplicates: true });
}

/** Sets the same amount aside for each of the takes that the caller's transaction makes. */
export async function reserveFor(takes: readonly Party[], amount: Micros, source: PriceSource, tx: Tx): Promise<void> {
  await tx.ledgerRow.createMany({ data: takes.map((take) => rowOf(take, "reserved", amount, source)) });
}

/** Gives back what was reserved for a take, whatever it was. */
export async function releaseReservation(takeId: string, tx: Tx): Promise<void> {
  const reserved = await tx.ledgerRow.findFirst({ where: { takeId, kind: "reserved" }, select: { amountMicros: true, source: true } });
  if (reserved) await writeLedger(takeId, "released", fromDb(reserved.amountMicros), reserved.source, tx);
}

/** Gives back what was reserved for each of many takes, each to the project that it was reserved in. */
export async function releaseReservations(takeIds: readonly string[], tx: Tx): Promise<void> {
  const reserved = await tx.ledgerRow.findMany({
    where: { takeId: { in: [...takeIds] }, kind: "reserved" },
    select: { projectId: true, amountMicros: true, source: true, take: { select: PARTY } },
  });
  const data = reserved.map(({ projectId, amountMicros, source, take }) => rowOf({ ...take, projectId }, "released", fromDb(amountMicros), source));
  await tx.ledgerRow.createMany({ data, skipDuplicates: true });
}

/** Why a take is charged, where it isn't plain. */
interface ChargeNote {
  note?: string;
  /** A person's word, not the provider's, says that it cost something. */
  isByPerson?: boolean;
}

/**
 * Closes a take's account with what it cost: the vendor's own figure where it gave one, else the price that was shown.
 * A sandbox take costs nothing; a take with no known price is charged what was assumed for it, and says so by its source.
 */
export async function chargeTake(takeId: string, tx: Tx, { note, isByPerson = false }: ChargeNote = {}): Promise<void> {
  const take = await tx.take.findUniqueOrThrow({
    where: { id: takeId },
    select: {
      mode: true,
      vendorCostMicros: true,
      estimateMicros: true,
      priceSource: true,
      ledger: { where: { kind: "reserved" }, select: { amountMicros: true } },
    },
  });
  const { amount, source } = costOf(take);
  await chargeExactly(takeId, amount, isByPerson && source !== "sandbox" ? "person" : source, tx, note);
  await releaseReservation(takeId, tx);
}

/** Closes a take's account with nothing: what was reserved is free again, and what a person's word had charged is given back. */
export async function closeUncharged(takeId: string, tx: Tx): Promise<void> {
  const charged = await chargedFor(takeId, tx);
  if (charged !== null && charged !== 0) await writeLedger(takeId, "adjusted", -charged, "provider", tx, "the provider made nothing");
  await releaseReservation(takeId, tx);
}

/** A take that was charged already, by a person's word or before its figure was known, is corrected by the difference. */
async function chargeExactly(takeId: string, amount: Micros, source: PriceSource, tx: Tx, note?: string): Promise<void> {
  const charged = await chargedFor(takeId, tx);
  if (charged === null) await writeLedger(takeId, "charged", amount, source, tx, note);
  else if (charged !== amount) await writeLedger(takeId, "adjusted", amount - charged, source, tx, note);
}

/** What a take is charged by now, corrections included; null when it never was. */
async function chargedFor(takeId: string, tx: Tx): Promise<Micros | null> {
  const rows = await tx.ledgerRow.findMany({ where: { takeId, kind: { in: ["charged", "adjusted"] } }, select: { amountMicros: true } });
  return rows.length === 0 ? null : rows.reduce((sum, row) => sum + fromDb(row.amountMicros), 0);
}

interface Costed {
  mode: "live" | "sandbox";
  vendorCostMicros: bigint | null;
  estimateMicros: bigint | null;
  priceSource: PriceSource;
  ledger: { amountMicros: bigint }[];
}

function costOf({ mode, vendorCostMicros, estimateMicros, priceSource, ledger }: Costed): { amount: Micros; source: PriceSource } {
  if (mode === "sandbox") return { amount: 0, source: "sandbox" };
  if (vendorCostMicros !== null) return { amount: fromDb(vendorCostMicros), source: "provider" };
  if (estimateMicros !== null) return { amount: fromDb(estimateMicros), source: priceSource };
  return { amount: fromDb(ledger[0]?.amountMicros ?? 0n), source: "unpublished" };
}

function rowOf(take: Party, kind: LedgerKind, amount: Micros, source: PriceSource, note?: string): Prisma.LedgerRowCreateManyInput {
  return {
    id: newId(),
    takeId: take.id,
    projectId: take.projectId,
    memberId: take.createdById,
    provider: take.provider,
    mode: take.mode,
    kind,
    amountMicros: BigInt(amount),
    source,
    note: note ?? null,
  };
}
