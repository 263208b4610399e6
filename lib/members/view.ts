/** What a member has chosen for themselves, on every device. */
export interface Preferences {
  /** A press of Generate can be taken back for a moment, before anything is queued. */
  hasGrace: boolean;
  /** Shortcuts of a single letter or mark work. */
  hasSingleKeys: boolean;
  /** What they were told and have not read is mailed, where mail is set up. */
  hasDigest: boolean;
}

/** A member as the others may know them. */
export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: "owner" | "producer" | "reviewer";
  isYou: boolean;
  /** Without them nobody could manage the studio: they can be neither removed nor given another role. */
  isLastOwner: boolean;
  joinedAt: string;
  /** Null: never since their sessions began to be kept, or signed out everywhere. To within some minutes. */
  lastSeenAt: string | null;
}
