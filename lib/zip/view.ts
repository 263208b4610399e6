/** A zip that is ready to be fetched. */
export interface ZipView {
  /** A path on this host, for a plain link: the browser writes it to disk and can resume it. */
  url: string;
  /** The file's name. */
  name: string;
  /** Its exact length. */
  bytes: number;
  /** The clips in it. */
  clips: number;
  /** Chosen takes that are not in it: without a clip, not approved where only approved ones were asked for, or gone. */
  leftOut: number;
  /** Until when it can be fetched, as an ISO string. */
  until: string;
}
