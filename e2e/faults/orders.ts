import type { FaultPoint } from "@/lib/fault-point";

/** The variable by which a process of the fault build is told what is to happen to it. */
export const ORDERS_VARIABLE = "DAILIES_FAULT_ORDERS";

/** One thing that happens when a process comes to a point for the nth time. */
export interface Order {
  at: FaultPoint;
  nth: number;
  /** `kill` and `freeze` are about the process itself (SIGKILL, SIGSTOP), `kill_other` about `pid`; `disk_full` throws what a full disk would. */
  does: "kill" | "freeze" | "kill_other" | "disk_full";
  /** So long after the point, while the process goes on. */
  afterMs?: number;
  pid?: number;
}

export interface Orders {
  orders: Order[];
  /** A file that gets a line with the point's name whenever an order is carried out. */
  noteIn: string;
}
