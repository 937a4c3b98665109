/** What is read of text review again and again, kept in memory: only what was added since is read anew. */

import { type HeldParts, heldParts } from '../../core/review/mark-answer.ts';
import type { ReviewFacts } from '../../core/review/review-results.ts';
import type { ReviewAnswer } from '../../core/review/review-words.ts';
import { type StandingMarks, standingMarks } from '../../core/review/standing-marks.ts';
import type { ReviewStamps } from '../../edge/store/review-store.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { Queue } from './read-review.ts';

/** A programme's review as it stood at some stamps. Marks, looks and codes are only ever added, so equal counts are equal rows. */
export type KnownReview = {
  readonly stamps: ReviewStamps;
  readonly answers: readonly ReviewAnswer[];
  readonly marks: ReadonlyMap<string, ReadonlyMap<string, StandingMarks>>;
  readonly looks: Awaited<ReturnType<Repositories['reviews']['looks']>>;
  readonly codes: ReviewFacts['codes'];
  /** What was reckoned from these, under names that tell of all that it hangs on. */
  readonly reckoned: Map<string, unknown>;
  /** Answers cut into parts, with what is felt of those that were asked for; it outlives the stamps, as answers do not change. */
  readonly parts: Map<string, HeldParts>;
  queue: { readonly at: string; readonly made: Queue } | null;
};

/** So many programmes are kept ready at once, and so many reckoned things of each. */
const [KEPT, KEPT_RECKONED] = [2, 500];
const KNOWN = new WeakMap<Repositories['reviews'], Map<string, KnownReview>>();

/**
 * Give a programme's review as it stands.
 * @param reviews  those outside any transaction: what one sees of itself may yet be undone.
 */
export async function knownReview(reviews: Repositories['reviews'], scope: Scope): Promise<KnownReview> {
  const all = KNOWN.get(reviews) ?? new Map<string, KnownReview>();
  KNOWN.set(reviews, all);
  const key = `${scope.authorityCode}/${scope.programmeId}`;
  const before = all.get(key) ?? null;
  // Stamps first: what is added in between is read now and again the next time, never missed.
  const stamps = await reviews.stamps(scope);
  const known = await readAnew(reviews, scope, stamps, before);
  all.delete(key);
  all.set(key, known);
  for (const oldest of [...all.keys()].slice(0, -KEPT)) all.delete(oldest);
  return known;
}

async function readAnew(
  reviews: Repositories['reviews'],
  scope: Scope,
  stamps: ReviewStamps,
  before: KnownReview | null,
): Promise<KnownReview> {
  const isSame = before?.stamps.answers === stamps.answers;
  const changed = [...stamps.marks].filter(([theme, count]) => before?.stamps.marks.get(theme) !== count);
  const marks = new Map(before?.marks ?? []);
  if (changed.length > 0)
    for (const [theme, own] of standingMarks(
      await reviews.marks(scope, { themeIds: changed.map(([theme]) => theme) }),
    ))
      marks.set(theme, own);
  const reckoned = before?.reckoned ?? new Map<string, unknown>();
  for (const oldest of [...reckoned.keys()].slice(0, -KEPT_RECKONED)) reckoned.delete(oldest);
  return {
    stamps,
    answers: isSame ? before.answers : await reviews.answers(scope),
    marks,
    looks: before?.stamps.looks === stamps.looks ? before.looks : await reviews.looks(scope),
    codes: before?.stamps.codes === stamps.codes ? before.codes : await reviews.codes(scope),
    reckoned,
    parts: isSame ? before.parts : new Map(),
    queue: before?.queue ?? null,
  };
}

/** Give again what was reckoned under a name, or reckon it. */
export function reckonedOnce<T>({ reckoned }: KnownReview, name: string, make: () => T): T {
  // Each name stands for one kind of thing: whoever names it is the only one to read it.
  if (!reckoned.has(name)) reckoned.set(name, make());
  return reckoned.get(name) as T;
}

/** The parts of an answer, cut once. */
export function partsOf(
  { parts }: Pick<KnownReview, 'parts'>,
  { id, text }: Pick<ReviewAnswer, 'id' | 'text'>,
): HeldParts {
  const known = parts.get(id) ?? heldParts(text);
  parts.set(id, known);
  return known;
}

/** The repositories with what is known in the place of what would be read. */
export function withKnown(read: Repositories, known: KnownReview): Repositories {
  return {
    ...read,
    reviews: {
      ...read.reviews,
      answers: async () => known.answers,
      looks: async () => known.looks,
      codes: async () => known.codes,
    },
  };
}
