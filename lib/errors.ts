import { z } from "zod";

/** Each code answers with one HTTP status; REST, actions and pages share them. */
export const STATUS_OF = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_type: 415,
  invalid: 422,
  over_budget: 422,
  too_many: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

/** A sentence for each field, under the name it was sent by. */
export type FieldErrors = Record<string, string>;

/** What leaves the server when something fails: never more than this. */
export interface ShownError {
  code: ErrorCode;
  message: string;
  fields?: FieldErrors;
}

/** A failure that people may read: its message is in plain words and holds no secret. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;
  /** For too_many and unavailable: when it is worth trying again, in seconds. */
  readonly retryAfterS: number | undefined;

  constructor(code: ErrorCode, message: string, more: { fields?: FieldErrors; retryAfterS?: number; cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = more.fields;
    this.retryAfterS = more.retryAfterS;
  }
}

/** A field of the input that won't do, as an error of that field. */
export function invalidField(field: string, message: string): AppError {
  return new AppError("invalid", message, { fields: { [field]: message } });
}

/** What may be shown of any thrown thing. Surprises become "internal" without a word of theirs; log them before. */
export function describe(error: unknown): ShownError {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, ...(error.fields && { fields: error.fields }) };
  }
  if (error instanceof z.ZodError) {
    const fields = fieldsOf(error);
    const sentences = Object.values(fields);
    return { code: "invalid", message: sentences[0] ?? "Something in the request is not right.", fields };
  }
  return { code: "internal", message: "Something went wrong on our side. It is in the log." };
}

/** True for what was expected and explains itself; false for a bug worth logging. */
export function isExpected(error: unknown): boolean {
  return error instanceof AppError || error instanceof z.ZodError;
}

/** Maps a parse's issues to one sentence a field, by the field's dotted path as it was sent. */
export function fieldsOf(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const names = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of names) {
      const name = path.map(String).join(".") || "body";
      fields[name] ??= issue.code === "unrecognized_keys" ? `${name} is not a field here.` : issue.message;
    }
  }
  return fields;
}
