/** The words of text review: sources, answers, looks, themes, marks and codes. */
import type { DisclosureKind } from '../text/disclosure-kinds.ts';

/** How something is felt; mixed is an answer that praises and complains of the same thing. */
export const FEELINGS = ['positive', 'negative', 'neutral', 'mixed'] as const;
export type Feeling = (typeof FEELINGS)[number];

/** What a named person decided of an answer. */
export const LOOK_DECISIONS = ['no-concern', 'passed-on', 'second-look'] as const;
export type LookDecision = (typeof LOOK_DECISIONS)[number];

export const DECISION_WORDS: Readonly<Record<LookDecision, string>> = {
  'no-concern': 'No concern',
  'passed-on': 'Passed on to safeguarding',
  'second-look': 'Someone else must look too',
};

/** Who put a mark on an answer: the words of the theme, a person, or the organisation's own language model. */
export type Marker = 'machine' | 'person' | 'model';

/** Where answers came from. */
export type ReviewSource = {
  readonly id: string;
  readonly kind: 'wave' | 'file';
  readonly title: string;
  /** The first day of asking, which orders the sources in time; null where a file does not tell it. */
  readonly from: string | null;
  /** Who answers before the answers are read: the named persons, by the ids of their accounts. */
  readonly readers: readonly string[];
  /** Hours within which a flagged answer is to be looked at [hours], and days for the others [days]. */
  readonly flaggedHours: number;
  readonly otherDays: number;
  /** What people agreed to when they answered. */
  readonly consent: string;
  /** Whether that allows their words, masked, to be quoted in public. */
  readonly mayQuote: boolean;
  /** Whether answers are taken while the wave is open. */
  readonly isRunning: boolean;
};

/** One masked answer. Nothing in it leads to a reply, a code or a person. */
export type ReviewAnswer = {
  readonly id: string;
  readonly sourceId: string;
  readonly question: string;
  /** Empty once it was erased. */
  readonly text: string;
  readonly flags: readonly DisclosureKind[];
  /** When a named person must have looked, on the full hour. */
  readonly dueAt: string;
};

/** A look of a named person at an answer. */
export type ReviewLook = {
  readonly answerId: string;
  readonly decision: LookDecision;
  readonly note: string;
  readonly at: string;
  readonly by: string;
};

/** A mark as it stands in the history of an answer and a theme. */
export type ReviewMark = {
  readonly answerId: string;
  readonly themeId: string;
  readonly isOn: boolean;
  /** Null where the mark is off. */
  readonly feeling: Feeling | null;
  readonly marker: Marker;
  readonly at: string;
  /** An account, or what the machine or model is called. */
  readonly by: string;
};

/** One answer as a reader has coded it: theme to feeling; no theme is a code too. */
export type ReviewCode = {
  readonly codingId: string;
  readonly reader: string;
  readonly answerId: string;
  readonly themes: Readonly<Record<string, Feeling>>;
};

/** A theme as its history leaves it. */
export type Theme = {
  readonly id: string;
  readonly name: string;
  /** Every name that it had, oldest first; the last is the one that it has. */
  readonly names: readonly string[];
  readonly words: readonly string[];
  readonly state: 'proposed' | 'approved' | 'retired';
  /** Why the machine proposed it; null where a person made it. */
  readonly because: string | null;
  /** Themes it was merged or split from. */
  readonly from: readonly string[];
  /** Since when it means what it means: made, proposed or renamed. */
  readonly meantSince: string;
  readonly history: readonly { readonly told: string; readonly at: string; readonly by: string }[];
};
