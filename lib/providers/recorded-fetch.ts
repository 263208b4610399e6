/** One answer of a vendor's, as it was recorded: an object leaves as JSON, a text as it stands. */
export interface Recorded {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface SentRequest {
  method: string;
  url: URL;
  headers: Headers;
  redirect: RequestRedirect | undefined;
  body: unknown;
}

export interface RecordedFetch {
  fetch: typeof fetch;
  requests: SentRequest[];
}

/** A `fetch` for tests that gives these answers in turn, the last again and again, and remembers what was sent. An Error is thrown in place of an answer. */
export function recordedFetch(...answers: (Recorded | Error)[]): RecordedFetch {
  const requests: SentRequest[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const { method = "GET", headers, body, redirect, signal } = init ?? {};
      const answer = answers[Math.min(requests.length, answers.length - 1)];
      requests.push({
        method,
        url: new URL(String(input)),
        headers: new Headers(headers),
        redirect,
        body: typeof body === "string" ? JSON.parse(body) : (body ?? null),
      });
      signal?.throwIfAborted();
      if (answer instanceof Error) throw answer;
      const text = typeof answer?.body === "string" ? answer.body : JSON.stringify(answer?.body ?? {});
      return new Response(answer?.status === 204 ? null : text, { status: answer?.status ?? 200, headers: answer?.headers });
    },
  };
}
