import type { FieldErrors } from "@/lib/errors";

/** A refusal on the way from the press to the takes, already by its fields. */
export class Refused extends Error {
  constructor(readonly trouble: FieldErrors) {
    super("refused");
  }
}
