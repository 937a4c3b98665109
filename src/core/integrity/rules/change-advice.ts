/** What to do about a change or direction that is wrong. */

/** The advice of these rules. */
export const ADVICE =
  'Check both values and the change against their source, and mend the one that is wrong.';
