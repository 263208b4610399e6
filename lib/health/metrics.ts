import type { Metrics } from "@/lib/health/data";

interface Sample {
  labels?: Record<string, string>;
  value: number;
}

/** The figures in Prometheus' text format 0.0.4. */
export function metricsText({ takes, creates, workers, queue }: Metrics, memory = process.memoryUsage(), uptimeS = process.uptime()): string {
  return [
    ...family("dailies_takes", "gauge", "Takes by provider, mode and status.", takes.map(labelled)),
    ...family("dailies_creates_total", "counter", "Creates sent to a provider, by outcome.", creates.map(labelled)),
    ...family("dailies_workers", "gauge", "Workers heard of within 20 seconds.", [{ value: workers }]),
    ...family("dailies_queue_tasks", "gauge", "Tasks that could run now, and tasks given up.", [
      { labels: { state: "waiting" }, value: queue.waiting },
      { labels: { state: "failed" }, value: queue.failed },
    ]),
    ...family("process_resident_memory_bytes", "gauge", "Memory of the web process.", [{ value: memory.rss }]),
    ...family("nodejs_heap_size_used_bytes", "gauge", "Heap in use by the web process.", [{ value: memory.heapUsed }]),
    ...family("process_uptime_seconds", "gauge", "How long the web process has run.", [{ value: Math.round(uptimeS) }]),
    "",
  ].join("\n");
}

function labelled({ count, ...labels }: { count: number } & Record<string, string | number>): Sample {
  return { labels: Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)])), value: count };
}

function family(name: string, type: "gauge" | "counter", help: string, samples: Sample[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map(({ labels, value }) => `${name}${brackets(labels)} ${value}`)];
}

function brackets(labels: Sample["labels"]): string {
  if (!labels) return "";
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (char) => (char === "\n" ? "\\n" : `\\${char}`))}"`,
  );
  return `{${pairs.join(",")}}`;
}
