/** Double coding: two people read the same answers, neither seeing what the other or the machine said of them. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { createStream, shuffle } from '../../core/num/random.ts';
import type { Coding } from '../../core/review/review-results.ts';
import type { Feeling, Theme } from '../../core/review/review-words.ts';
import { themesOf } from '../../core/review/theme-history.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { approvedOf, requireThemes } from './mark-answers.ts';
import { findPeople } from './name-people.ts';
import { closedAnswers } from './read-review.ts';
import { reviewAct } from './review-act.ts';

/** What a reader is shown: answers and names of themes, not the words that the machine goes by, nor what anybody said. */
export type CodingSheet = {
  readonly codingId: string;
  readonly themes: readonly Pick<Theme, 'id' | 'name'>[];
  readonly done: number;
  readonly of: number;
  readonly answers: readonly { readonly id: string; readonly text: string }[];
};

export type CodeWish = { readonly answerId: string; readonly themes: Readonly<Record<string, Feeling>> };

const [FEWEST, MOST] = [20, 500];
/** Answers on one sheet. */
const A_SHEET = 10;

/**
 * Begin a coding of answers that chance draws from those that were in none before.
 * @throws ProblemError `review.wrong-coding`.
 */
export async function beginCoding(
  { store, newId, now }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { readers, count }: { readonly readers: readonly [string, string]; readonly count: number },
): Promise<Omit<Coding, 'begunAt'>> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to begin a double coding');
  return await store.transaction(async (repositories) => {
    const { reviews, audit } = repositories;
    const [first, second] = await findPeople(repositories, actor, scope, readers);
    if (first === undefined || second === undefined) raiseWrongCoding('Two different people code');
    const themeIds = approvedOf(themesOf(await reviews.themeActs(scope))).map(({ id }) => id);
    if (themeIds.length === 0) raiseWrongCoding('There is no approved theme yet');
    const before = new Set((await reviews.codings(scope)).flatMap(({ answerIds }) => answerIds));
    const free = (await closedAnswers(repositories, scope, now().slice(0, 10)))
      .filter(({ id, text }) => text !== '' && !before.has(id))
      .map(({ id }) => id);
    if (!(count >= FEWEST && count <= Math.min(MOST, free.length)))
      raiseWrongCoding(
        `From ${FEWEST} to ${MOST} answers are coded, and ${free.length} were in no coding before`,
      );
    const id = newId();
    const answerIds = shuffle(createStream(18, id), [...free].sort()).slice(0, count);
    const coding = { id, readers: [first, second] as const, answerIds, themeIds };
    await reviews.addCoding(scope, coding, actor.id);
    await audit.append(reviewAct(actor, scope, 'review.coding-begun', id, newId(), { answers: count }));
    return coding;
  });
}

/** The next answers for whoever asks; null where there is nothing for them to code. */
export async function codingSheet(
  { reviews }: Pick<Repositories, 'reviews'>,
  actor: Actor,
  scope: Scope,
): Promise<CodingSheet | null> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to code answers');
  const codes = await reviews.codes(scope);
  for (const { id: codingId, readers, answerIds, themeIds } of await reviews.codings(scope)) {
    if (!readers.includes(actor.id)) continue;
    const done = new Set(
      codes
        .filter((code) => code.codingId === codingId && code.reader === actor.id)
        .map(({ answerId }) => answerId),
    );
    const left = answerIds.filter((id) => !done.has(id));
    if (left.length === 0) continue;
    const shown = left.slice(0, A_SHEET);
    const texts = await Promise.all(shown.map((id) => reviews.answer(scope, id)));
    return {
      codingId,
      themes: themesOf(await reviews.themeActs(scope))
        .filter(({ id }) => themeIds.includes(id))
        .map(({ id, name }) => ({ id, name })),
      done: done.size,
      of: answerIds.length,
      answers: shown.map((id, at) => ({ id, text: texts[at]?.text ?? '' })),
    };
  }
  return null;
}

/** Keep what a reader coded. @throws ProblemError `review.not-yours`, `review.no-theme`. */
export async function code(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { codingId, codes }: { readonly codingId: string; readonly codes: readonly CodeWish[] },
): Promise<void> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to code answers');
  await store.transaction(async ({ reviews, audit }) => {
    const coding = (await reviews.codings(scope)).find(({ id }) => id === codingId);
    if (coding === undefined || !coding.readers.includes(actor.id)) raiseNotYours();
    const done = new Set(
      (await reviews.codes(scope))
        .filter((one) => one.codingId === codingId && one.reader === actor.id)
        .map(({ answerId }) => answerId),
    );
    const themes = themesOf(await reviews.themeActs(scope)).filter(({ id }) => coding.themeIds.includes(id));
    for (const { answerId, themes: own } of codes) {
      if (done.has(answerId) || !coding.answerIds.includes(answerId)) raiseNotYours();
      requireThemes(Object.keys(own), themes);
      done.add(answerId);
    }
    await reviews.addCodes(
      scope,
      codes.map((one) => ({ codingId, reader: actor.id, ...one })),
    );
    await audit.append(reviewAct(actor, scope, 'review.coded', codingId, newId(), { answers: codes.length }));
  });
}

function raiseWrongCoding(message: string): never {
  raise({
    code: 'review.wrong-coding',
    message,
    advice: 'Approve themes first, then name two readers and a number of answers.',
  });
}

function raiseNotYours(): never {
  raise({
    code: 'review.not-yours',
    message: 'This answer is not yours to code, or you have coded it already',
    advice: 'Load the page again.',
  });
}
