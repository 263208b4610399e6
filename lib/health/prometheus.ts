export interface Sample {
  labels?: Record<string, string | null>;
  value: number;
}

/** Figures of one name. A counter only ever grows. */
export interface Family {
  name: string;
  type: "gauge" | "counter";
  help: string;
  samples: Sample[];
}

/** Prometheus' text format 0.0.4. A label of null is left out. */
export function prometheusText(families: readonly Family[]): string {
  const lines = families.flatMap(({ name, type, help, samples }) => [
    `# HELP ${name} ${help.replace(/[\\\n]/g, escaped)}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(({ labels = {}, value }) => `${name}${brackets(labels)} ${value}`),
  ]);
  return `${lines.join("\n")}\n`;
}

function brackets(labels: Record<string, string | null>): string {
  const pairs = Object.entries(labels).flatMap(([name, value]) => (value === null ? [] : `${name}="${value.replace(/[\\"\n]/g, escaped)}"`));
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(char: string): string {
  return char === "\n" ? "\\n" : `\\${char}`;
}
