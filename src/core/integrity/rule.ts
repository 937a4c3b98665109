/** A rule of the integrity check: its name, what it is for, two examples, and how it looks. */
import type { FindingKind, Found, Severity } from './finding.ts';
import type { Understanding } from './understand/understanding.ts';

export type Rule = {
  /** `subject.what-is-wrong`. */
  readonly code: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** True for a rule that reads whole passages: it gives way where a narrower one found the same kind of thing in the same place. */
  readonly isWide?: boolean;
  readonly title: string;
  /** What it looks for, and when it keeps silent. */
  readonly meaning: string;
  readonly advice: string;
  /** A text of a return, in Markdown, in which it finds something. */
  readonly fires: string;
  /** A like text in which it finds nothing. */
  readonly silent: string;
  readonly find: (document: Understanding) => readonly Found[];
};
