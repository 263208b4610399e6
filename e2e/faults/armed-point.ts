import { appendFileSync, readFileSync } from "node:fs";
import process from "node:process";
import { ORDERS_VARIABLE, type Order, type Orders } from "@/e2e/faults/orders";
import type { FaultPoint } from "@/lib/fault-point";

const orders: Orders | null = process.env[ORDERS_VARIABLE] ? JSON.parse(process.env[ORDERS_VARIABLE]) : null;
const visits = new Map<FaultPoint, number>();

/** Stands in the fault build where the shipped one has lib/fault-point.ts: carries out what DAILIES_FAULT_ORDERS says about this moment. */
export function faultPoint(point: FaultPoint): void {
  if (!orders) return;
  const nth = (visits.get(point) ?? 0) + 1;
  visits.set(point, nth);
  for (const order of orders.orders) {
    if (order.at !== point || order.nth !== nth) continue;
    if (order.afterMs === undefined) carryOut(order, orders.noteIn);
    else setTimeout(() => carryOut(order, orders.noteIn), order.afterMs);
  }
}

/** On the disk before it happens: a killed process says nothing any more. */
function carryOut({ at, does, pid }: Order, noteIn: string): void {
  appendFileSync(noteIn, `${at}\n`);
  if (does === "disk_full")
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", errno: -28, syscall: "write" });
  if (does === "kill_other" && pid !== undefined) killPostmaster(pid);
  if (does === "kill") process.kill(process.pid, "SIGKILL");
  if (does === "freeze") process.kill(process.pid, "SIGSTOP");
}

/** Only what still is a postmaster: it may have ended since the order was given, and its number may be another's by now. */
function killPostmaster(pid: number): void {
  try {
    if (/\bpostgres\0-D\0/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"))) process.kill(pid, "SIGKILL");
  } catch {
    // it is gone
  }
}
