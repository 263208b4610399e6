interface OutputFacts {
  cause?: unknown;
  /** The address no longer works, and a fresh one may be asked for. */
  isGone?: boolean;
  /** More than any clip is: asked for again only after a long while. */
  isTooLarge?: boolean;
  /** Bytes that this try brought and that the next one goes on from. */
  cameBytes?: number;
}

/** The vendor's host did not give a whole clip this time. The message is a sentence that people may read. */
export class OutputError extends Error {
  readonly isGone: boolean;
  readonly isTooLarge: boolean;
  readonly cameBytes: number;

  constructor(message: string, { cause, isGone = false, isTooLarge = false, cameBytes = 0 }: OutputFacts = {}) {
    super(message, { cause });
    this.name = "OutputError";
    this.isGone = isGone;
    this.isTooLarge = isTooLarge;
    this.cameBytes = cameBytes;
  }
}
