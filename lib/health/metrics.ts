import type { Figures } from "@/lib/health/figures";
import type { GateFigures } from "@/lib/health/gates";
import { type Family, prometheusText, type Sample } from "@/lib/health/prometheus";

/** The studio's figures as Prometheus reads them. docs/operating.md says what each is good for. */
export function metricsText(figures: Figures): string {
  return prometheusText([...workFamilies(figures), ...gateFamilies(figures), ...moneyFamilies(figures), ...processFamilies(figures)]);
}

function workFamilies({ totals, open, workers, tasks, spool }: Figures): Family[] {
  const queued = open.filter(({ status }) => status === "queued");
  const saving = open.filter(({ status }) => status === "saving");
  return [
    gauge(
      "dailies_takes",
      "Takes by provider, mode and status; those that are over as of the last minute.",
      [...totals.takes, ...open].map(({ provider, mode, status, count }) => ({ labels: { provider, mode, status }, value: count })),
    ),
    gauge("dailies_queue_oldest_wait_seconds", "How long the oldest queued take has waited.", queued.map(atProvider(({ oldestS }) => oldestS))),
    gauge("dailies_save_tries", "Tries to save the clips that are not saved yet.", saving.map(atProvider(({ saveTries }) => saveTries))),
    counter(
      "dailies_creates_total",
      "Creates sent to a provider, by outcome, as of the last minute.",
      totals.creates.map(({ provider, mode, outcome, count }) => ({ labels: { provider, mode, outcome }, value: count })),
    ),
    counter(
      "dailies_doubts_settled_total",
      "Takes that were unconfirmed, by what they became, as of the last minute.",
      totals.settled.map(({ to, count }) => ({ labels: { to }, value: count })),
    ),
    gauge(
      "dailies_worker_silence_seconds",
      "How long ago each worker was heard of; one that is silent for 20 is taken for dead.",
      workers.map(({ id, host, silentS }) => ({ labels: { worker: id, host }, value: silentS })),
    ),
    gauge("dailies_workers", "Workers heard of within 20 seconds.", [{ value: workers.filter(({ silentS }) => silentS < 20).length }]),
    gauge("dailies_queue_tasks", "Tasks that could run now, and tasks given up.", [
      { labels: { state: "waiting" }, value: tasks.waiting },
      { labels: { state: "failed" }, value: tasks.failed },
    ]),
    gauge("dailies_spool_files", "Providers' answers in this machine's spool: waiting for the database, or put aside for a person.", [
      { labels: { state: "waiting" }, value: spool.waiting },
      { labels: { state: "aside" }, value: spool.aside },
    ]),
  ];
}

function gateFamilies({ gates }: Figures): Family[] {
  const each = (value: (gate: GateFigures) => number) => gates.map(atProvider(value));
  return [
    gauge(
      "dailies_gate_paused",
      "1 while nothing is sent to a provider, with the reason.",
      gates.map(({ provider, mode, pausedReason }) => ({ labels: { provider, mode, reason: pausedReason }, value: pausedReason === null ? 0 : 1 })),
    ),
    gauge(
      "dailies_gate_doubts",
      "Creates in a row of which nobody knows what came.",
      each(({ doubts }) => doubts),
    ),
    gauge(
      "dailies_takes_in_flight",
      "Takes that the provider may be running.",
      each(({ inFlight }) => inFlight),
    ),
    gauge(
      "dailies_takes_in_flight_limit",
      "How many it may run at once.",
      each(({ concurrency }) => concurrency),
    ),
    gauge(
      "dailies_creates_last_minute",
      "Creates sent within the last minute.",
      each(({ createsInMinute }) => createsInMinute),
    ),
    gauge(
      "dailies_creates_per_minute_limit",
      "How many may be sent in a minute.",
      each(({ createsPerMinute }) => createsPerMinute),
    ),
  ];
}

function moneyFamilies({ totals, possibleMicros, budgets }: Figures): Family[] {
  const ofBudget = ({ scope, name, period }: Figures["budgets"][number]) => ({ scope, name, period });
  return [
    gauge(
      "dailies_ledger_micros",
      "The live ledger in micro-dollars, by kind of row, as of the last minute.",
      totals.ledger.map(({ kind, micros }) => ({ labels: { kind }, value: micros })),
    ),
    gauge("dailies_possible_spend_micros", "What live unconfirmed takes may have cost.", [{ value: possibleMicros }]),
    gauge(
      "dailies_budget_limit_micros",
      "What each budget allows in its period.",
      budgets.map((budget) => ({ labels: ofBudget(budget), value: budget.limitMicros })),
    ),
    gauge(
      "dailies_budget_left_micros",
      "What is left of each budget; less than nothing when its limit was lowered below what counts already.",
      budgets.map((budget) => ({ labels: ofBudget(budget), value: budget.leftMicros })),
    ),
  ];
}

function processFamilies({ process }: Figures): Family[] {
  const lag = [
    { labels: { quantile: "0.5" }, value: process.loopLagP50S },
    { labels: { quantile: "0.99" }, value: process.loopLagP99S },
    { labels: { quantile: "1" }, value: process.loopLagMaxS },
  ];
  return [
    gauge("dailies_event_streams", "Browsers that follow live updates at this web process.", [{ value: process.eventStreams }]),
    gauge("dailies_event_loop_lag_seconds", "How late timers of this web process were since they were last asked for.", lag),
    gauge("process_resident_memory_bytes", "Memory of the web process.", [{ value: process.residentBytes }]),
    gauge("nodejs_heap_size_used_bytes", "Heap in use by the web process.", [{ value: process.heapBytes }]),
    gauge("process_open_fds", "Open files and sockets of the web process.", process.openHandles === null ? [] : [{ value: process.openHandles }]),
    gauge("process_uptime_seconds", "How long the web process has run.", [{ value: process.uptimeS }]),
  ];
}

function atProvider<T extends { provider: string; mode: string }>(value: (row: T) => number): (row: T) => Sample {
  return (row) => ({ labels: { provider: row.provider, mode: row.mode }, value: value(row) });
}

function gauge(name: string, help: string, samples: Sample[]): Family {
  return { name, type: "gauge", help, samples };
}

function counter(name: string, help: string, samples: Sample[]): Family {
  return { name, type: "counter", help, samples };
}
