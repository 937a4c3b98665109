/** What named persons decide of answers, who they are, and the erasing of answers. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { maskAnswer } from '../../core/review/mask-answer.ts';
import type { LookDecision } from '../../core/review/review-words.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { raiseNoAnswer } from './mark-answers.ts';
import { readMaskingBase } from './masking-base.ts';
import { findPeople } from './name-people.ts';
import { type QueuedAnswer, readQueue } from './read-review.ts';
import { reviewAct } from './review-act.ts';

/** What is decided of one answer; the note is masked as an answer is. */
export type LookWish = { readonly answerId: string; readonly decision: LookDecision; readonly note: string };

const LONGEST_NOTE = 1000;

/**
 * Keep looks. Only a named person of the source closes an answer; anyone who works on the review may ask for another look.
 * @throws ProblemError `review.no-answer`, `review.not-named`, `review.same-person`, `review.no-note`; none is kept then.
 */
export async function lookAt(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  wishes: readonly LookWish[],
): Promise<number> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to look at answers');
  return await store.transaction(async (repositories) => {
    const { reviews, audit } = repositories;
    const base = await readMaskingBase(store, repositories, scope);
    const ids = [...new Set(wishes.map(({ answerId }) => answerId))];
    const { open } = await readQueue({ reviews: await ofThese(reviews, scope, ids) }, scope, now());
    const queued = new Map(open.map((answer) => [answer.id, answer]));
    for (const wish of wishes) {
      const answer = queued.get(wish.answerId);
      const { answerId, decision } = wish;
      if (answer === undefined) await requireReopening({ reviews }, scope, wish);
      else if (decision !== 'second-look') requireMayClose(actor, answer);
      const note = requireNote(wish);
      const masked = note === '' ? '' : maskAnswer(note, base, null).text;
      await reviews.addLooks(scope, [{ answerId, decision, note: masked, by: actor.id }]);
      await audit.append(reviewAct(actor, scope, 'review.looked', answerId, newId(), { decision }));
      // Asked twice within one call, the second would close what is closed.
      queued.delete(answerId);
    }
    return wishes.length;
  });
}

/** The repository as if these answers were all there are: the queue of a few need not be read from fifty thousand. */
async function ofThese(
  reviews: Repositories['reviews'],
  scope: Scope,
  ids: readonly string[],
): Promise<Repositories['reviews']> {
  const answers = await Promise.all(ids.map((id) => reviews.answer(scope, id)));
  const looks = await Promise.all(ids.map((id) => reviews.looks(scope, id)));
  return {
    ...reviews,
    answers: async () => answers.filter((answer) => answer !== null),
    looks: async () => looks.flat(),
  };
}

/** Only a named person closes an answer, and nobody one that they asked another person to look at. */
function requireMayClose({ id }: Actor, { source, looks }: QueuedAnswer): void {
  if (!source.readers.includes(id)) raiseNotNamed(source.readers);
  if (looks.at(-1)?.by === id) raiseSamePerson();
}

function requireNote({ decision, note }: LookWish): string {
  const tidy = note.trim();
  if (decision !== 'no-concern' && (tidy === '' || tidy.length > LONGEST_NOTE)) raiseNoNote();
  return tidy;
}

/** An answer that is closed may be opened again, and no more. */
async function requireReopening(
  { reviews }: Pick<Repositories, 'reviews'>,
  scope: Scope,
  { answerId, decision }: LookWish,
): Promise<void> {
  const answer = await reviews.answer(scope, answerId);
  if (answer === null) raiseNoAnswer(answerId);
  if (decision !== 'second-look')
    raise({
      code: 'review.looked-already',
      place: answerId,
      message: 'Somebody has looked at this answer already',
      advice: 'Load the page again; ask for a second look where you think otherwise.',
    });
}

/** Name who looks at the answers of a source. @throws ProblemError `review.no-source`, `review.not-named`. */
export async function nameReaders(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { sourceId, readers }: { readonly sourceId: string; readonly readers: readonly string[] },
): Promise<void> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to name who looks at answers');
  await store.transaction(async ({ reviews, audit, accounts }) => {
    const named = await findPeople({ accounts }, actor, scope, readers);
    if (!(await reviews.sources(scope)).some(({ id }) => id === sourceId))
      raise({
        code: 'review.no-source',
        place: sourceId,
        message: 'There is no such source of answers',
        advice: 'See the sources with "evenkeel review show PROGRAMME".',
      });
    if (named.length === 0) raiseNotNamed([]);
    await reviews.nameReaders(scope, sourceId, named, actor.id);
    const detail = { readers: named.join(',') };
    await audit.append(reviewAct(actor, scope, 'review.readers-named', sourceId, newId(), detail));
  });
}

/**
 * Erase answers: one, or all of a source whose time is over. That there were so many, and what people decided, stays.
 * @returns answers erased.
 * @throws ProblemError `review.no-answer` where nothing of that id is left.
 */
export async function eraseAnswers(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<number> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to erase answers');
  if (reason.trim() === '') raiseNoNote();
  return await store.transaction(async ({ reviews, audit }) => {
    const ids = (await reviews.answers(scope))
      .filter((answer) => (answer.id === id || answer.sourceId === id) && answer.text !== '')
      .map((answer) => answer.id);
    if (ids.length === 0) raiseNoAnswer(id);
    await reviews.eraseAnswers(scope, ids);
    await audit.append(reviewAct(actor, scope, 'review.erased', id, newId(), { answers: ids.length }));
    return ids.length;
  });
}

function raiseNoNote(): never {
  raise({
    code: 'review.no-note',
    message: 'This needs a sentence that says why, of up to 1,000 characters',
    advice: 'Say what was done or what the next person must look for, without a name.',
  });
}

function raiseNotNamed(readers: readonly string[]): never {
  raise({
    code: 'review.not-named',
    message:
      readers.length === 0
        ? 'Somebody must be named'
        : `Only the persons named for these answers close them (${readers.join(', ')})`,
    advice: 'Name them with "evenkeel review readers", or ask for a second look.',
  });
}

function raiseSamePerson(): never {
  raise({
    code: 'review.same-person',
    message: 'You asked for a second look at this answer yourself',
    advice: 'Another named person must look at it.',
  });
}
