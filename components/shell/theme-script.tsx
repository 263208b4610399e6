import { headers } from "next/headers";

/** Sets the theme before the first paint. Reading the request's nonce also keeps every page dynamic, as the strict policy needs. */
export async function ThemeScript() {
  const policy = (await headers()).get("content-security-policy");
  const nonce = policy?.match(/'nonce-([^']+)'/)?.[1];
  // browsers hide a nonce from scripts, so the markup differs by that once it is parsed
  return <script src="/theme.js" nonce={nonce} suppressHydrationWarning />;
}
