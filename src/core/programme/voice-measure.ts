/** One measure of culture or trust: its wording as people were asked, its share, its change, and what it was counted from. */

/** Exact counts behind a share [people]. */
export type VoiceShare = { readonly yes: number; readonly of: number };

/** A change of a share [share, -1..1] with the ends of its interval and what it is of. */
export type VoiceMeasureChange = {
  readonly change: number;
  readonly low: number;
  readonly high: number;
  readonly before: VoiceShare;
  /** Of the same people, of two waves apart, or of a group against another it is compared with. */
  readonly kind: 'paired' | 'unpaired' | 'compared';
};

export type VoiceMeasure = {
  /** Names its figures: "voice.NAME.share", "voice.NAME.change". */
  readonly name: string;
  /** The statement as it was asked. */
  readonly wording: string;
  /** Where it was asked: "Reference panel, 26 November 2024", in words. */
  readonly where: string;
  /** The day it tells of. */
  readonly on: string;
  readonly now: VoiceShare;
  /** Ends of the interval of the share now [share]. */
  readonly low: number;
  readonly high: number;
  /** Null where it was asked once only. */
  readonly change: VoiceMeasureChange | null;
  /** Lowest share that is accepted [share]; null where none is set. */
  readonly atLeast: number | null;
  /** Keys of conditions, risks and measures that it tells of. */
  readonly tellsOf: readonly string[];
  /** The record that it comes from, with its version: "agenda-item/charter, version 2". */
  readonly record: string;
};
