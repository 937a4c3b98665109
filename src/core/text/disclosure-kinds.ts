/** The kinds of risk that an answer may tell of. */

/** Kinds of risk; the last is what no rule names and reads like a telling. */
export const DISCLOSURE_KINDS = [
  'self-harm',
  'violence',
  'sexual-harm',
  'neglect',
  'exploitation',
  'restraint',
  'emotional-harm',
  'fear',
  'despair',
  'something-wrong',
] as const;
export type DisclosureKind = (typeof DISCLOSURE_KINDS)[number];
