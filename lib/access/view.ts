/** A device on which a member is signed in, as they may know it. */
export interface SessionView {
  id: string;
  /** "Firefox on Windows" */
  device: string;
  /** The one that asks. */
  isHere: boolean;
  createdAt: string;
  /** To within some minutes. */
  lastUsedAt: string;
}
