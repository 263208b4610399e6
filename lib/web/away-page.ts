import type { IncomingMessage, ServerResponse } from "node:http";

/** The page looks again by itself this often. */
const AGAIN_AFTER_S = 5;

/** True for a request by which a browser opens a whole page; not for the parts of one that is open already, nor for files. */
export function isPageLoad({ method, headers }: IncomingMessage): boolean {
  if (method !== "GET" || headers.rsc !== undefined) return false;
  const wanted = headers["sec-fetch-dest"];
  return wanted === undefined ? (headers.accept ?? "").includes("text/html") : wanted === "document";
}

/** 503, with a page of our look that needs nothing but itself and comes back by itself. */
export function answerAway(request: IncomingMessage, response: ServerResponse): void {
  const policy = request.headers["content-security-policy"];
  const nonce = /'nonce-([^']+)'/.exec(typeof policy === "string" ? policy : "")?.[1] ?? "";
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": String(AGAIN_AFTER_S),
  });
  response.end(page(nonce));
}

function page(nonce: string): string {
  return `<!doctype html>
<html lang="en" data-theme="dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>One moment · Dailies</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<script src="/theme.js" nonce="${nonce}"></script>
<script nonce="${nonce}">${COME_BACK}</script>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<svg viewBox="0 0 32 32" aria-hidden="true"><rect x="9.5" y="11.8" width="13" height="8.4" rx="1.2"/><path d="M22.6 5.1C14.2 1.9 4 6.6 3.3 15.4c-.6 8 6.4 13 13.3 12.9 7-.2 12.4-5.6 12.1-12.3C28.4 8.9 22.9 4.3 15.6 4.4"/></svg>
<h1>The studio’s database does not answer</h1>
<p>Nothing is lost, and nothing new is started or paid for meanwhile. This page comes back by itself as soon as it does.</p>
<a href="">Try again</a>
</main>
</body>
</html>
`;
}

/** Loads the page that was asked for as soon as it can be had: nobody is thrown out of reading before. */
const COME_BACK = `
const look = async () => {
  const health = await fetch("/api/health", { cache: "no-store" }).then((answer) => answer.json(), () => null);
  if (health?.database === "ok") location.reload();
  else setTimeout(look, ${AGAIN_AFTER_S * 1000});
};
setTimeout(look, ${AGAIN_AFTER_S * 1000});
`;

/** The tokens of app/styles that this page needs: the built style sheet's name is Next's secret. */
const STYLE = `
html{color-scheme:dark;--canvas:#0f0f10;--raised:#1f1f21;--line:#3a3a3d;--ink:#ededed;--ink-2:#b3b3b6;--accent:#f0b154;--focus:#ffcf8a}
html[data-theme=light]{color-scheme:light;--canvas:#efefef;--raised:#fff;--line:#c9c9cb;--ink:#18181a;--ink-2:#46464a;--accent:#b87400;--focus:#a86500}
body{margin:0;background:var(--canvas);color:var(--ink-2);font:400 .8125rem/1.25rem ui-sans-serif,system-ui,-apple-system,"Segoe UI",sans-serif}
main{display:grid;gap:.5rem;place-content:center;justify-items:center;min-height:100dvh;padding:3rem 1.5rem;box-sizing:border-box;text-align:center}
svg{width:2.5rem;height:2.5rem;margin-bottom:.5rem;fill:none;stroke-width:2;stroke-linecap:round}
rect{fill:var(--ink)}path{stroke:var(--accent)}
h1{margin:0;color:var(--ink);font-size:1.125rem;line-height:1.5rem;font-weight:600;letter-spacing:-.014em}
p{margin:0;max-width:42ch}
a{display:inline-flex;align-items:center;min-height:2.25rem;margin-top:.5rem;padding:0 .75rem;border:1px solid var(--line);border-radius:6px;background:var(--raised);color:var(--ink);font-weight:500;text-decoration:none}
a:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
`;
