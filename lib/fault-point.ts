/** The moments between two steps of a take at which e2e/faults kills a process. docs/faults.md says what each stands between. */
export type FaultPoint =
  | "after-intent"
  | "before-claim"
  | "after-claim"
  | "socket-open"
  | "after-response"
  | "after-spool"
  | "after-record"
  | "after-check"
  | "after-record-end"
  | "mid-download"
  | "before-store"
  | "mid-store"
  | "after-rename"
  | "before-ready"
  | "after-ready"
  | "after-receipt"
  | "mid-adopt";

/** Marks such a moment and does nothing. Only the build of the fault tests has something else in the place of this file: e2e/faults/armed-point.ts. */
export function faultPoint(_point: FaultPoint): void {}
