import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { freePort, launch, printed, stopLaunched } from "@/bench/studio";

const FILES: Record<string, string> = {
  "package.json": '{ "private": true, "type": "module" }\n',
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } };\n`,
  "app/layout.jsx": 'export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>;\n}\n',
  "app/page.jsx": "export default function Page() {\n  return <p>Nothing.</p>;\n}\n",
};

/** The smallest page that the installed Next builds, served as in production. */
export async function openBareNext(): Promise<{ url: string; stop: () => Promise<void> }> {
  // Below the checkout: Next looks for its packages upwards, and follows no link out of its root.
  const folder = path.resolve("dist", "bare-next");
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const next = path.resolve("node_modules", "next", "dist", "bin", "next");
  const variables = { NEXT_TELEMETRY_DISABLED: "1" };
  await printed(launch([next, "build", folder], process.execPath, variables), /First Load JS|\(Static\)/);
  const port = await freePort();
  const child = launch([next, "start", folder, "--port", String(port), "--hostname", "127.0.0.1"], process.execPath, variables);
  await printed(child, /Ready/);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await stopLaunched(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
