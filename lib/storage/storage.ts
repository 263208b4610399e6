/** What a stored object weighs and its SHA-256 in hex, counted on the bytes as they were written. */
export interface Stored {
  bytes: number;
  sha256: string;
}

/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where our bytes live. Keys are our own ids with slashes ("clips/0193….mp4"), never a user's words.
 * A driver knows no users, HTTP or videos.
 */
export interface Storage {
  readonly id: "disk" | "s3" | "uploadthing";
  /** Writes all or nothing: when it resolves, the bytes are flushed. Replaces what stood there. Throws StorageFullError when there is no room. */
  put(key: string, source: AsyncIterable<Uint8Array>, contentType: string): Promise<Stored>;
  /** A stream of the object or of a range inside it; null when there is none. Ends with `signal`. */
  read(key: string, range?: ByteRange, signal?: AbortSignal): Promise<ReadableStream<Uint8Array> | null>;
  /**
   * As `read`, but each chunk is lent: its bytes are good only until the next is asked for. For sending, by whoever waits until a chunk
   * has gone out; it spares a server most of its garbage. A driver that gains nothing by it has none.
   */
  lend?(key: string, range?: ByteRange, signal?: AbortSignal): Promise<ReadableStream<Uint8Array> | null>;
  /** The size in bytes; null when there is none. */
  size(key: string): Promise<number | null>;
  /** Removes it; not an error when there is none. */
  remove(key: string): Promise<void>;
  /** An https address that anyone may read for so long, where the driver has such; else null. */
  publicUrl(key: string, forSeconds: number): Promise<string | null>;
  /** Writes, reads and removes a small object; throws when the storage can't be used. */
  probe(): Promise<void>;
}

/** No room, or a quota: the work may be tried again once there is. */
export class StorageFullError extends Error {
  constructor(message = "The disk is full.", options?: { cause?: unknown }) {
    super(message, options);
    this.name = "StorageFullError";
  }
}
