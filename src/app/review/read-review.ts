/** Reads text review as it stands: sources, answers, looks, themes, marks and codes; the queue, and what may be told. */
import { isEnded, type ReviewFacts } from '../../core/review/review-results.ts';
import type { ReviewAnswer, ReviewLook, ReviewSource } from '../../core/review/review-words.ts';
import { type MarkTable, standingMarks } from '../../core/review/standing-marks.ts';
import { themesOf } from '../../core/review/theme-history.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { stateOfWave } from '../survey/open-wave.ts';
import { sourceOfWave } from './source-of-wave.ts';

/** Everything but what must not be told yet: answers of waves that are open are in the queue and nowhere else. */
export async function readFacts(
  read: Repositories,
  scope: Scope,
  today: string,
  marks: MarkTable | null = null,
): Promise<ReviewFacts> {
  const { reviews } = read;
  return {
    sources: await reviews.sources(scope),
    answers: await closedAnswers(read, scope, today),
    themes: themesOf(await reviews.themeActs(scope)),
    marks: marks ?? standingMarks(await reviews.marks(scope)),
    codings: await reviews.codings(scope),
    codes: await reviews.codes(scope),
  };
}

/** Answers whose wave no longer takes any, so that two looks do not tell what the newest one was. */
export async function closedAnswers(
  { reviews, surveys }: Pick<Repositories, 'reviews' | 'surveys'>,
  scope: Scope,
  today: string,
): Promise<readonly ReviewAnswer[]> {
  const open = new Set(
    (await surveys.waves(scope))
      .filter((wave) => stateOfWave(wave, today) !== 'closed')
      .map(({ waveId }) => sourceOfWave(waveId)),
  );
  return (await reviews.answers(scope)).filter(({ sourceId }) => !open.has(sourceId));
}

/** An answer that a named person must look at. */
export type QueuedAnswer = ReviewAnswer & {
  readonly source: ReviewSource;
  readonly isOverdue: boolean;
  /** Looks that left it open. */
  readonly looks: readonly ReviewLook[];
};

export type Queue = {
  /** Flagged first, then by when they are due, then as chance has it. */
  readonly open: readonly QueuedAnswer[];
  readonly looked: number;
  readonly passedOn: number;
  readonly erased: number;
};

/** Read the queue at a moment. */
export async function readQueue(
  { reviews }: Pick<Repositories, 'reviews'>,
  scope: Scope,
  now: string,
): Promise<Queue> {
  const looks = new Map<string, ReviewLook[]>();
  for (const look of await reviews.looks(scope)) {
    const own = looks.get(look.answerId) ?? [];
    own.push(look);
    looks.set(look.answerId, own);
  }
  const sources = new Map((await reviews.sources(scope)).map((source) => [source.id, source]));
  const open: QueuedAnswer[] = [];
  let [looked, passedOn, erased] = [0, 0, 0];
  for (const answer of await reviews.answers(scope)) {
    const own = looks.get(answer.id) ?? [];
    const source = sources.get(answer.sourceId);
    const last = own.at(-1)?.decision;
    if (answer.text === '') erased++;
    else if (last !== undefined && last !== 'second-look') {
      looked++;
      passedOn += Number(last === 'passed-on');
    } else if (source !== undefined)
      open.push({ ...answer, source, isOverdue: answer.dueAt < now, looks: own });
  }
  return { open: open.sort(inOrder), looked, passedOn, erased };
}

/** Asked for again by a person, then flagged, then the rest; what is due first comes first. */
function inOrder(one: QueuedAnswer, other: QueuedAnswer): number {
  const rank = ({ looks, flags }: QueuedAnswer) => (looks.length > 0 ? 0 : flags.length > 0 ? 1 : 2);
  return (
    rank(one) - rank(other) ||
    (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : one.id < other.id ? -1 : 1)
  );
}

/** Codings by how far they are; nobody but the two is told more before both have ended. */
export function codingsOf({ codings, codes }: ReviewFacts) {
  return codings.map((coding) => ({
    coding,
    isEnded: isEnded(coding, codes),
    done: coding.readers.map(
      (reader) => codes.filter((code) => code.codingId === coding.id && code.reader === reader).length,
    ),
  }));
}
