/** Text review as one set of use cases: answers in, the queue, themes, blind coding, results and what is public. */
import { type Actor, may } from '../../core/access/access.ts';
import type { ThemeProposal } from '../../core/review/propose-themes.ts';
import {
  type Coding,
  type ReviewFacts,
  type ReviewResults,
  reviewResults,
  type ThemeMemory,
} from '../../core/review/review-results.ts';
import type { Feeling, ReviewSource, Theme } from '../../core/review/review-words.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { stateOfWave } from '../survey/open-wave.ts';
import { changeTheme, proposeFrom, type ThemeWish } from './change-themes.ts';
import { beginCoding, type CodeWish, type CodingSheet, code, codingSheet } from './code-blind.ts';
import { eraseAnswers, type LookWish, lookAt, nameReaders } from './look-at-answers.ts';
import { markByModel, markByPerson, type PersonMark } from './mark-answers.ts';
import { namesOf } from './name-people.ts';
import { publicCopy } from './public-copy.ts';
import { type AnswerBehind, answersBehind, setQuote } from './quote-answers.ts';
import { codingsOf, type Queue, readFacts, readQueue } from './read-review.ts';
import { type KnownReview, knownReview, reckonedOnce, withKnown } from './remember-review.ts';
import { sentimentModel } from './review-files.ts';
import { sourceOfWave } from './source-of-wave.ts';
import { type TakeFile, type Taken, type TakeWave, takeFile, takeWave } from './take-answers.ts';

/** Everything that the page and the commands show. */
export type ReviewState = {
  /** The day it is looked at. */
  readonly today: string;
  readonly sources: readonly ReviewSource[];
  readonly queue: Queue;
  readonly themes: readonly Theme[];
  readonly results: ReviewResults;
  readonly codings: readonly {
    readonly coding: Coding;
    readonly isEnded: boolean;
    readonly done: readonly number[];
  }[];
  /** What there is to code for whoever asks. */
  readonly sheet: CodingSheet | null;
  /** Waves whose answers were not taken: id, and whether they are closed. */
  readonly waves: readonly { readonly id: string; readonly isClosed: boolean }[];
  /** What the sentiment model was trained on. */
  readonly trainedOn: string;
  /** The language model that is set up; null where none is. */
  readonly model: string | null;
  /** Names of people by the ids that stand in sources, looks and codings. */
  readonly people: ReadonlyMap<string, string>;
  readonly mayWork: boolean;
};

export type Review = {
  look(actor: Actor, scope: Scope): Promise<ReviewState>;
  takeWave(actor: Actor, scope: Scope, wish: TakeWave): Promise<Taken>;
  takeFile(actor: Actor, scope: Scope, wish: TakeFile): Promise<Taken>;
  nameReaders(
    actor: Actor,
    scope: Scope,
    wish: { readonly sourceId: string; readonly readers: readonly string[] },
  ): Promise<void>;
  decide(actor: Actor, scope: Scope, wishes: readonly LookWish[]): Promise<number>;
  erase(actor: Actor, scope: Scope, wish: { readonly id: string; readonly reason: string }): Promise<number>;
  propose(actor: Actor, scope: Scope): Promise<readonly ThemeProposal[]>;
  changeTheme(actor: Actor, scope: Scope, wish: ThemeWish): Promise<void>;
  mark(actor: Actor, scope: Scope, marks: PersonMark): Promise<void>;
  askModel(actor: Actor, scope: Scope, most: number): Promise<number>;
  beginCoding(
    actor: Actor,
    scope: Scope,
    wish: { readonly readers: readonly [string, string]; readonly count: number },
  ): Promise<Omit<Coding, 'begunAt'>>;
  code(
    actor: Actor,
    scope: Scope,
    wish: { readonly codingId: string; readonly codes: readonly CodeWish[] },
  ): Promise<void>;
  behind(
    actor: Actor,
    scope: Scope,
    wish: { readonly themeId: string; readonly feeling: Feeling | null },
  ): Promise<readonly AnswerBehind[]>;
  quote(
    actor: Actor,
    scope: Scope,
    wish: { readonly answerId: string; readonly isQuoted: boolean },
  ): Promise<void>;
  publicCopy(actor: Actor, scope: Scope): Promise<string>;
};

/** Put the use cases over a store. */
export function reviewOver(dependencies: AppDependencies): Review {
  return {
    look: (actor, scope) => look(dependencies, actor, scope),
    takeWave: (actor, scope, wish) => takeWave(dependencies, actor, scope, wish),
    takeFile: (actor, scope, wish) => takeFile(dependencies, actor, scope, wish),
    nameReaders: (actor, scope, wish) => nameReaders(dependencies, actor, scope, wish),
    decide: (actor, scope, wishes) => lookAt(dependencies, actor, scope, wishes),
    erase: (actor, scope, wish) => eraseAnswers(dependencies, actor, scope, wish),
    propose: (actor, scope) => proposeFrom(dependencies, actor, scope),
    changeTheme: (actor, scope, wish) => changeTheme(dependencies, actor, scope, wish),
    mark: (actor, scope, marks) => markByPerson(dependencies, actor, scope, marks),
    askModel: (actor, scope, most) => markByModel(dependencies, actor, scope, most),
    beginCoding: (actor, scope, wish) => beginCoding(dependencies, actor, scope, wish),
    code: (actor, scope, wish) => code(dependencies, actor, scope, wish),
    behind: (actor, scope, wish) => answersBehind(dependencies, actor, scope, wish),
    quote: (actor, scope, wish) => setQuote(dependencies, actor, scope, wish),
    publicCopy: (actor, scope) => publicCopy(dependencies, actor, scope),
  };
}

async function look(
  { store, now, languageModel }: AppDependencies,
  actor: Actor,
  scope: Scope,
): Promise<ReviewState> {
  requirePermission(actor, 'review.read', scope.authorityCode, 'to read what people wrote');
  const today = now().slice(0, 10);
  const known = await knownReview(store.read.reviews, scope);
  const read = withKnown(store.read, known);
  const facts = await readFacts(read, scope, today, known.marks);
  const taken = new Set(facts.sources.map(({ id }) => id));
  const mayWork = may(actor, 'review.work', scope.authorityCode);
  return {
    today,
    sources: facts.sources,
    queue: await queueOf(known, facts.sources, () => readQueue(read, scope, now()), now()),
    themes: facts.themes,
    results: reviewResults(facts, memoryOf(known, facts)),
    codings: codingsOf(facts),
    sheet: mayWork ? await codingSheet(read, actor, scope) : null,
    waves: (await store.read.surveys.waves(scope))
      .filter(({ waveId }) => !taken.has(sourceOfWave(waveId)))
      .map((wave) => ({ id: wave.waveId, isClosed: stateOfWave(wave, today) === 'closed' })),
    trainedOn: sentimentModel().trainedOn,
    model: languageModel?.name ?? null,
    people: await namesOf(store.read),
    mayWork,
  };
}

/** Remember what was counted of a theme for as long as nothing that it hangs on has changed. */
function memoryOf(known: KnownReview, { answers, sources, codings }: ReviewFacts): ThemeMemory {
  const { stamps } = known;
  const all = [stamps.answers, answers.length, sources.map(({ id }) => id).join()].join('|');
  return (what, { id, meantSince }, make) => {
    const marks = stamps.marks.get(id) ?? 0;
    const hangsOn = what === 'count' ? all : `${stamps.codes} ${codings.length} ${meantSince}`;
    return reckonedOnce(known, `${what} ${id} ${marks} ${hangsOn}`, make);
  };
}

/** The queue as it was, unless an answer, a look or a named person came, or the hour turned: answers are due on full hours. */
async function queueOf(
  known: KnownReview,
  sources: readonly ReviewSource[],
  read: () => Promise<Queue>,
  now: string,
): Promise<Queue> {
  const { answers, looks } = known.stamps;
  const at = [answers, looks, now.slice(0, 13), now.slice(14) > '00:00.000Z', JSON.stringify(sources)].join(
    '|',
  );
  if (known.queue?.at !== at) known.queue = { at, made: await read() };
  return known.queue.made;
}
