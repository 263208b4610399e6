/** Where a provider keeps, or kept, a clip that is not ours. */
export interface RawAddress {
  /** May be signed: for whoever asked, and for nowhere else. */
  url: string;
  /** Until when the provider was to keep it, as an ISO string. */
  keptUntil: string | null;
}
