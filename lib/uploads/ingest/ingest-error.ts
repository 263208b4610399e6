/** A request of the upload protocol that won't do. The sentence reaches the person through the SDK. */
export class IngestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "IngestError";
    this.status = status;
  }
}
