/** What the store keeps of text review, and what may be asked of it. */
import type { Coding } from '../../core/review/review-results.ts';
import type {
  Marker,
  ReviewAnswer,
  ReviewCode,
  ReviewLook,
  ReviewMark,
  ReviewSource,
} from '../../core/review/review-words.ts';
import type { DatedThemeAct, ThemeAct } from '../../core/review/theme-history.ts';
import type { Scope } from './store.ts';

/** What tells whether anything was added: how many rows there are, by theme of marks, and how much stands in answers. */
export type ReviewStamps = {
  /** Answers and the characters in them: erasing leaves the one and lowers the other. */
  readonly answers: string;
  readonly looks: number;
  readonly codes: number;
  /** Theme to marks. */
  readonly marks: ReadonlyMap<string, number>;
};

/** Which marks are wanted; what is left out is not asked. */
export type MarksWanted = {
  readonly themeIds?: readonly string[];
  readonly answerId?: string;
  readonly marker?: Marker;
};

export type ReviewRepository = {
  stamps(scope: Scope): Promise<ReviewStamps>;
  /** How many answers ever came, erased ones too. */
  countAnswers(scope: Scope): Promise<number>;
  /** One answer that was not erased, or null. */
  answer(scope: Scope, id: string): Promise<ReviewAnswer | null>;
  /** Sources in the order in which they were added, with the readers that are named now. */
  sources(scope: Scope): Promise<readonly ReviewSource[]>;
  addSource(scope: Scope, source: ReviewSource, by: string): Promise<void>;
  /** Name other readers of a source. */
  nameReaders(scope: Scope, sourceId: string, readers: readonly string[], by: string): Promise<void>;
  /** In an order that chance gave. */
  answers(scope: Scope): Promise<readonly ReviewAnswer[]>;
  /** @returns them with the keys that chance gave. */
  addAnswers(scope: Scope, answers: readonly Omit<ReviewAnswer, 'id'>[]): Promise<readonly ReviewAnswer[]>;
  /** Leave nothing of these answers but that they were there. */
  eraseAnswers(scope: Scope, ids: readonly string[]): Promise<void>;
  /** By answer, oldest first. @param answerId  of this answer alone. */
  looks(scope: Scope, answerId?: string): Promise<readonly ReviewLook[]>;
  addLooks(scope: Scope, looks: readonly Omit<ReviewLook, 'at'>[]): Promise<void>;
  /** By answer and theme, oldest first. @param of  of these themes, this answer, this marker alone. */
  marks(scope: Scope, of?: MarksWanted): Promise<readonly ReviewMark[]>;
  /** @param turns  the next turn of each mark's answer and theme, from `marks`. */
  addMarks(
    scope: Scope,
    marks: readonly (Omit<ReviewMark, 'at'> & { readonly turn: number })[],
  ): Promise<void>;
  codes(scope: Scope): Promise<readonly ReviewCode[]>;
  /** Keep a code. A second one of the same reader and answer is the database's to refuse. */
  addCodes(scope: Scope, codes: readonly ReviewCode[]): Promise<void>;
  themeActs(scope: Scope): Promise<readonly DatedThemeAct[]>;
  addThemeAct(scope: Scope, themeId: string, act: ThemeAct, by: string): Promise<void>;
  codings(scope: Scope): Promise<readonly Coding[]>;
  addCoding(scope: Scope, coding: Omit<Coding, 'begunAt'>, by: string): Promise<void>;
  /** Answers whose words may be quoted in public, because a person said so. */
  quotes(scope: Scope): Promise<readonly string[]>;
  setQuote(scope: Scope, answerId: string, isQuoted: boolean, by: string): Promise<void>;
};
