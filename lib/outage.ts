import { AppError } from "@/lib/errors";
import { diskTroubleOf, diskWords } from "@/lib/storage/disk-trouble";

/** A server that can't be reached, hung up, had no connection left or took too long (57014): by Prisma's codes, its adapter's kinds, the system's and Postgres' own. */
const DATABASE_OUT = new Set([
  ..."P1000 P1001 P1002 P1003 P1008 P1010 P1011 P1017 P2024 P2028 P2037".split(" "),
  ..."DatabaseNotReachable SocketTimeout ConnectionClosed TooManyConnections AuthenticationFailed DatabaseDoesNotExist DatabaseAccessDenied TlsConnectionError".split(
    " ",
  ),
  ..."ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT 57P01 57P02 57P03 57014 53300".split(" "),
]);
/** What the driver says of a connection that broke, went silent or never came, and gives no code. */
const DRIVER_OUT =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;
/** Text that Postgres can't keep, such as a zero byte. */
const UNKEEPABLE = new Set(["22021", "22P05"]);

/** What passes, or lies in what was sent, as an error that people may read; null for anything else. */
export function outageOf(error: unknown): AppError | null {
  const trouble = diskTroubleOf(error);
  if (trouble) {
    const remedy = trouble === "full" ? "Make room" : "Mend it";
    return new AppError("unavailable", `${diskWords(trouble)}. Nothing was kept. ${remedy}, then try again.`, { retryAfterS: 60, cause: error });
  }
  const codes = codesOf(error);
  if (codes.some((code) => DATABASE_OUT.has(code))) {
    return new AppError("unavailable", "The studio's database does not answer just now. Nothing was started. Try again in a moment.", {
      retryAfterS: 5,
      cause: error,
    });
  }
  if (codes.some((code) => UNKEEPABLE.has(code))) return new AppError("malformed", "The text holds characters that can't be kept.", { cause: error });
  return null;
}

/** The codes along a chain of causes: each layer between us and the database has its own. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at = error, depth = 0; isRecord(at) && depth < 6; at = at.cause, depth += 1) {
    for (const code of [at.code, at.originalCode, at.kind]) if (typeof code === "string") codes.push(code);
    if (typeof at.message === "string" && DRIVER_OUT.test(at.message)) codes.push("ConnectionClosed");
    const { meta } = at;
    if (isRecord(meta)) codes.push(...codesOf(meta.driverAdapterError));
  }
  return codes;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
