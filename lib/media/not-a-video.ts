/** The bytes are no video we can keep. The message says why, to follow "This is no video:". */
export class NotAVideoError extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, { cause });
    this.name = "NotAVideoError";
  }
}
