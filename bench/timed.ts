import { type Agent, get } from "node:http";

/** How long an answer takes, whole and of status 200, over a kept connection; its bytes are let go. */
export function timed(agent: Agent, url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().on("end", () => resolve(performance.now() - startedAt));
    }).on("error", reject);
  });
}
