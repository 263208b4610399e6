import { lookup as dnsLookup } from "node:dns";
import { connect as connectSocket, isIP, type LookupFunction, type Socket } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress } from "@/lib/http/public-address";

/** No byte of the request left: the name was not found, the connection refused or timed out, TLS failed, or we would not connect. */
export class NotConnectedError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "NotConnectedError";
  }
}

/** An address that the studio never asks: not public, not https on 443, or with a password in it. Trying again won't help. */
export class ForbiddenAddressError extends NotConnectedError {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "ForbiddenAddressError";
  }
}

export type Resolve = LookupFunction;

/** How far one request got. */
export interface Attempt {
  isConnected: boolean;
  socket: Socket | null;
}

export interface Guard {
  /** The operator named this very host and port: private and plain are fine. */
  isAllowed: boolean;
  resolve: Resolve | undefined;
  timeoutMs: number;
}

/**
 * A connector for exactly one connection. The peer's address is checked when its name was looked up, and again on the socket in use
 * before a byte is written (TLS begins after the check), so a name that changes its mind between the two gains nothing.
 */
export function guardedConnector(attempt: Attempt, guard: Guard): buildConnector.connector {
  const startTls = buildConnector({ allowH2: false, timeout: guard.timeoutMs });
  let uses = 0;
  return (options, callback) => {
    uses += 1;
    // One request may not become two: fetch itself would send again after a 421.
    if (uses > 1) return callback(new Error("a request is sent once"), null);
    const host = options.hostname.replace(/^\[(.*)\]$/, "$1");
    const done = (error: Error | null, socket: Socket | null) => {
      if (error || !socket) return callback(notConnected(host, error), null);
      attempt.isConnected = true;
      callback(null, socket);
    };
    if (!guard.isAllowed && isIP(host) && !isPublicAddress(host)) return done(forbidden(host), null);
    openSocket(host, Number(options.port) || (options.protocol === "https:" ? 443 : 80), guard, attempt, (error, socket) => {
      if (error || !socket) return done(error, null);
      if (options.protocol !== "https:") return done(null, socket);
      startTls({ ...options, httpSocket: socket }, (tlsError, secured) => done(tlsError, secured));
    });
  };
}

type Opened = (error: Error | null, socket: Socket | null) => void;

function openSocket(host: string, port: number, guard: Guard, attempt: Attempt, opened: Opened): void {
  const socket = connectSocket({ host, port, lookup: guard.isAllowed ? (guard.resolve ?? dnsLookup) : guardedLookup(guard.resolve ?? dnsLookup) });
  attempt.socket = socket;
  const timer = setTimeout(() => socket.destroy(new Error("connecting took too long")), guard.timeoutMs);
  const fail = (error: Error) => {
    clearTimeout(timer);
    opened(error, null);
  };
  socket.setNoDelay(true).once("error", fail);
  socket.once("connect", () => {
    clearTimeout(timer);
    socket.off("error", fail);
    const peer = socket.remoteAddress ?? "";
    if (guard.isAllowed || isPublicAddress(peer)) return opened(null, socket);
    socket.on("error", () => {});
    socket.destroy();
    opened(forbidden(host), null);
  });
}

/** Refuses a name as soon as one of its addresses is not public, so that not even a connection is tried. */
function guardedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      const addresses = typeof address === "string" ? [address] : address.map((entry) => entry.address);
      const isPublic = addresses.length > 0 && addresses.every(isPublicAddress);
      callback(isPublic ? null : forbidden(hostname), address, family);
    });
  };
}

function forbidden(host: string): ForbiddenAddressError {
  return new ForbiddenAddressError(
    `${host} is not a public address, and the studio only asks public ones. An operator can list its host and port in OUTBOUND_ALLOW.`,
  );
}

function notConnected(host: string, cause: Error | null): NotConnectedError {
  if (cause instanceof NotConnectedError) return cause;
  return new NotConnectedError(`${host} could not be reached.`, { cause });
}
