/** Answers on their way into review: of a wave that is closed or runs, or of a file; masked before anything is written. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { answerDue } from '../../core/review/answer-due.ts';
import { maskAnswer } from '../../core/review/mask-answer.ts';
import type { ReviewSource } from '../../core/review/review-words.ts';
import type { SurveyAnswers } from '../../core/survey/survey-answer.ts';
import { type SurveyDefinition, textIn } from '../../core/survey/survey-definition.ts';
import { readAnswerColumn } from '../../edge/intake/review/read-answers.ts';
import type { Repositories, Scope, Store } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { findWave, stateOfWave } from '../survey/open-wave.ts';
import { markNew } from './mark-answers.ts';
import { readMaskingBase } from './masking-base.ts';
import { findPeople } from './name-people.ts';
import { reviewAct } from './review-act.ts';
import { concernModel } from './review-files.ts';
import { sourceOfWave } from './source-of-wave.ts';

/** How a source is to be looked at. */
export type SourceWish = {
  /** The named persons, by the ids of their accounts; whoever takes the answers where none is named. */
  readonly readers: readonly string[];
  readonly flaggedHours: number;
  readonly otherDays: number;
  /** Whether what people agreed to allows their words, masked, to be quoted in public. */
  readonly mayQuote: boolean;
};

export type TakeWave = SourceWish & { readonly waveId: string; readonly isRunning: boolean };
export type TakeFile = SourceWish & {
  readonly path: string;
  readonly column: string;
  readonly title: string;
  readonly from: string | null;
  /** What people agreed to when they answered. */
  readonly consent: string;
};

/** What was taken [answers]. */
export type Taken = { readonly sourceId: string; readonly answers: number; readonly flagged: number };

type Written = { readonly question: string; readonly text: string };

/** Take the answers of a wave. @throws ProblemError `survey.no-wave`, `survey.still-open`, `review.already-taken`, `review.wrong-source`. */
export async function takeWave(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: TakeWave,
): Promise<Taken> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to take answers into review');
  requireSettings(wish);
  return await store.transaction(async (repositories) => {
    const { wave, survey } = await findWave(repositories, scope, wish.waveId);
    const isClosed = stateOfWave(wave, now().slice(0, 10)) === 'closed';
    if (!isClosed && !wish.isRunning)
      raise({
        code: 'survey.still-open',
        place: wish.waveId,
        message: 'The wave still takes answers',
        advice: 'Wait for its last day, or say that answers are to be looked at as they come.',
      });
    const replies = await repositories.surveys.replies(scope, wish.waveId);
    const source: ReviewSource = {
      ...(await settings(repositories, actor, scope, wish)),
      id: sourceOfWave(wish.waveId),
      kind: 'wave',
      title: `${textIn(survey.title, 'en')}: ${wish.waveId}`,
      from: wave.opensOn,
      consent: textIn(survey.consent, 'en'),
      isRunning: !isClosed,
    };
    const written = replies.flatMap(({ answers }) => writtenIn(survey, answers));
    return await take(repositories, {
      store,
      actor,
      scope,
      source,
      written,
      now: now(),
      correlationId: newId(),
    });
  });
}

/** Take one column of a file. @throws ProblemError `review.*`, `file.*`. */
export async function takeFile(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: TakeFile,
): Promise<Taken> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to take answers into review');
  requireSettings(wish);
  const { answers, sha256 } = await readAnswerColumn(wish.path, wish.column);
  if (wish.consent.trim() === '' || wish.title.trim() === '')
    raiseWrongSource('A file needs a title and the words that people agreed to');
  const written = answers.map((text) => ({ question: wish.column.trim(), text }));
  return await store.transaction(async (repositories) => {
    const source: ReviewSource = {
      ...(await settings(repositories, actor, scope, wish)),
      id: `file:${sha256.slice(0, 16)}:${wish.column.trim().toLowerCase()}`,
      kind: 'file',
      title: wish.title,
      from: wish.from,
      consent: wish.consent,
      isRunning: false,
    };
    return await take(repositories, {
      store,
      actor,
      scope,
      source,
      written,
      now: now(),
      correlationId: newId(),
    });
  });
}

/** Take the words of one reply where its wave is looked at as it runs: in the transaction that keeps the reply. */
export async function takeRunning(
  { store, now }: Pick<AppDependencies, 'store' | 'now'>,
  repositories: Repositories,
  scope: Scope,
  reply: { readonly waveId: string; readonly survey: SurveyDefinition; readonly answers: SurveyAnswers },
): Promise<void> {
  const written = writtenIn(reply.survey, reply.answers);
  if (written.length === 0) return;
  const id = sourceOfWave(reply.waveId);
  const source = (await repositories.reviews.sources(scope)).find((one) => one.id === id);
  if (source?.isRunning !== true) return;
  await addMasked(repositories, { store, scope, source, written, now: now() });
}

function requireSettings({ flaggedHours, otherDays }: SourceWish): void {
  const isTime = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (!isTime(flaggedHours, 168) || !isTime(otherDays, 60))
    raiseWrongSource('A flagged answer is looked at within 1 to 168 hours, any other within 1 to 60 days');
}

async function settings(
  repositories: Repositories,
  actor: Actor,
  scope: Scope,
  { readers, flaggedHours, otherDays, mayQuote }: SourceWish,
) {
  const named = await findPeople(repositories, actor, scope, readers);
  return { readers: named.length === 0 ? [actor.id] : named, flaggedHours, otherDays, mayQuote };
}

function writtenIn({ questions }: SurveyDefinition, answers: SurveyAnswers): readonly Written[] {
  return questions.flatMap(({ kind, id }) => {
    const text = answers[id];
    return kind === 'text' && typeof text === 'string' ? [{ question: id, text }] : [];
  });
}

type Adding = {
  readonly store: Store;
  readonly scope: Scope;
  readonly source: ReviewSource;
  readonly written: readonly Written[];
  readonly now: string;
};
type Taking = Adding & { readonly actor: Actor; readonly correlationId: string };

async function take(repositories: Repositories, taking: Taking) {
  const { actor, scope, source, written, correlationId } = taking;
  const { reviews, audit } = repositories;
  if ((await reviews.sources(scope)).some(({ id }) => id === source.id))
    raise({
      code: 'review.already-taken',
      place: source.title,
      message: 'These answers were taken into review already',
      advice: 'There is nothing more to do; see "evenkeel review show PROGRAMME".',
    });
  await reviews.addSource(scope, source, actor.id);
  const flagged = await addMasked(repositories, taking);
  const detail = { answers: written.length, flagged };
  await audit.append(reviewAct(actor, scope, 'review.taken', source.id, correlationId, detail));
  return { sourceId: source.id, ...detail };
}

async function addMasked(
  repositories: Repositories,
  { store, scope, source, written, now }: Adding,
): Promise<number> {
  const { reviews } = repositories;
  const base = await readMaskingBase(store, repositories, scope);
  const masked = written.map(({ question, text }) => {
    const answer = maskAnswer(text, base, concernModel());
    const dueAt = answerDue(now, answer.flags.length > 0, source);
    return { sourceId: source.id, question, ...answer, dueAt };
  });
  const kept = masked.filter(({ text }) => text !== '');
  await markNew(reviews, scope, await reviews.addAnswers(scope, kept));
  return masked.filter(({ flags }) => flags.length > 0).length;
}

function raiseWrongSource(message: string): never {
  raise({ code: 'review.wrong-source', message, advice: 'See "evenkeel review --help".' });
}
