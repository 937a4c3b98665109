/** The answers behind a count, and those of them that may be quoted in public. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { isEnded } from '../../core/review/review-results.ts';
import type { Feeling, Marker, ReviewAnswer } from '../../core/review/review-words.ts';
import { countingMark } from '../../core/review/standing-marks.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { raiseNoAnswer } from './mark-answers.ts';
import { closedAnswers } from './read-review.ts';
import { knownReview, withKnown } from './remember-review.ts';
import { reviewAct } from './review-act.ts';

/** One answer behind a count; null feeling where none was given. */
export type AnswerBehind = Pick<ReviewAnswer, 'id' | 'text' | 'sourceId'> & {
  readonly feeling: Feeling | null;
  readonly marker: Marker;
  readonly by: string;
  readonly at: string;
  readonly isQuoted: boolean;
};

/** The answers behind a count, masked, in an order that chance gave; without those that the reader is coding blind. */
export async function answersBehind(
  { store, now }: Pick<AppDependencies, 'store' | 'now'>,
  actor: Actor,
  scope: Scope,
  { themeId, feeling }: { readonly themeId: string; readonly feeling: Feeling | null },
): Promise<readonly AnswerBehind[]> {
  requirePermission(actor, 'review.read', scope.authorityCode, 'to read what people wrote');
  const known = await knownReview(store.read.reviews, scope);
  const read = withKnown(store.read, known);
  const { reviews } = read;
  const marks = known.marks.get(themeId);
  const quoted = new Set(await reviews.quotes(scope));
  const blind = await codedBlindBy({ reviews }, scope, actor);
  return (await closedAnswers(read, scope, now().slice(0, 10))).flatMap(({ id, text, sourceId }) => {
    const mark = countingMark(marks?.get(id));
    if (text === '' || blind.has(id) || mark?.isOn !== true || (feeling !== null && mark.feeling !== feeling))
      return [];
    const { marker, by, at } = mark;
    return [{ id, text, sourceId, feeling: mark.feeling, marker, by, at, isQuoted: quoted.has(id) }];
  });
}

/** Answers of codings under way in which somebody is a reader: they see no mark of these. */
async function codedBlindBy(
  { reviews }: Pick<Repositories, 'reviews'>,
  scope: Scope,
  { id }: Actor,
): Promise<ReadonlySet<string>> {
  const own = (await reviews.codings(scope)).filter(({ readers }) => readers.includes(id));
  if (own.length === 0) return new Set();
  const codes = await reviews.codes(scope);
  return new Set(own.filter((coding) => !isEnded(coding, codes)).flatMap(({ answerIds }) => answerIds));
}

/**
 * Say that an answer may be quoted in public, or no longer.
 * @throws ProblemError `review.no-answer`; `review.not-quotable` where people agreed to no quoting or nobody has looked.
 */
export async function setQuote(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { answerId, isQuoted }: { readonly answerId: string; readonly isQuoted: boolean },
): Promise<void> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to choose what is quoted');
  await store.transaction(async ({ reviews, audit }) => {
    const answer = await reviews.answer(scope, answerId);
    if (answer === null) raiseNoAnswer(answerId);
    const source = (await reviews.sources(scope)).find(({ id }) => id === answer.sourceId);
    const last = (await reviews.looks(scope, answerId)).at(-1);
    if (isQuoted && (source?.mayQuote !== true || last?.decision !== 'no-concern'))
      raise({
        code: 'review.not-quotable',
        place: answerId,
        message:
          source?.mayQuote === true
            ? 'A named person has not yet found that this answer tells of no concern'
            : 'What people agreed to does not say that they may be quoted',
        advice: 'Quote another answer.',
      });
    await reviews.setQuote(scope, answerId, isQuoted, actor.id);
    await audit.append(reviewAct(actor, scope, 'review.quote-set', answerId, newId(), { isQuoted }));
  });
}
