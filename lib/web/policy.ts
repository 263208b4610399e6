/** What the policy of pages depends on beside the nonce. */
export interface PolicySettings {
  isDev: boolean;
  /** Origins to which a browser uploads. */
  uploadOrigins: readonly string[];
}

/** The Content-Security-Policy of a page. Next reads the nonce from it and puts it on its own scripts. */
export function pagePolicy(nonce: string, { isDev, uploadOrigins }: PolicySettings): string {
  return join({
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "script-src-attr": "'none'",
    "style-src": isDev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Positions of frames, bars and marks are set as attributes.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "connect-src": `'self' ${uploadOrigins.join(" ")}`,
    "font-src": "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-src": "'none'",
    "frame-ancestors": "'none'",
  });
}

/** The policy of everything that is not a page: opened by itself, it may do nothing. */
export const DATA_POLICY = join({ "default-src": "'none'", "frame-ancestors": "'none'", "base-uri": "'none'", "form-action": "'none'" });

/** The headers of every answer that sets none of its own by these names. */
export function safetyHeaders(policy: string, isHttps: boolean): Record<string, string> {
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    // no-referrer would make forms say `Origin: null`
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
    ...(isHttps && { "strict-transport-security": "max-age=31536000" }),
  };
}

function join(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value.trim()}`)
    .join("; ");
}
