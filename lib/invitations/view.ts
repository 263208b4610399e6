/** An invitation that still opens, as it may be shown: never its link. */
export interface InvitationView {
  id: string;
  email: string | null;
  role: "owner" | "producer" | "reviewer";
  /** Who made it; null when they are gone. */
  by: string | null;
  createdAt: string;
  expiresAt: string;
}

/** A new invitation's link: this one answer alone holds it. */
export interface NewInvitationLink {
  path: string;
  /** Where the studio is reached from outside; null while nobody has said, then the address in use. */
  origin: string | null;
  invitation: InvitationView;
}
