/** What a member has chosen for themselves, on every device. */
export interface Preferences {
  /** A press of Generate can be taken back for a moment, before anything is queued. */
  hasGrace: boolean;
  /** Shortcuts of a single letter or mark work. */
  hasSingleKeys: boolean;
}
