export interface FaultRule {
  on: "create" | "check" | "download" | "upload" | "callback";
  kind: string;
  vendor?: "wavespeed" | "eachlabs";
  times?: number | null;
  skip?: number;
  /** Only prompts that hold this. */
  prompt?: string;
  [more: string]: unknown;
}

export interface SeenCreate {
  vendor: string;
  prompt: string;
  isAccepted: boolean;
  /** What was answered; null when the connection was dropped. */
  status: number | null;
  predictionId: string | null;
  seed: number | null;
  state: string | null;
  isBilled: boolean;
}

/** The far end of the journeys: told to misbehave, and asked what it saw. docs/sandbox.md describes it. */
export function sandbox(url: string) {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}/sandbox/${path}`, {
      method,
      headers: { "x-sandbox-control": "1", ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The sandbox refused ${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T; // its own shapes, said in docs/sandbox.md
  };
  return {
    set: (settings: Record<string, unknown>) => call("POST", "settings", settings),
    misbehave: (...rules: FaultRule[]) => call("POST", "faults", rules),
    behave: () => call("DELETE", "faults"),
    /** Every create whose prompt holds this, in order. */
    creates: async (prompt: string) =>
      (await call<{ creates: SeenCreate[] }>("GET", "log")).creates.filter((create) => create.prompt?.includes(prompt)),
  };
}
