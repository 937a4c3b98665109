/** Marks on answers: the machine's by the words of themes, a person's, and those of an organisation's own language model. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { markAnswer, markParts, rulesOf } from '../../core/review/mark-answer.ts';
import type { Feeling, Marker, ReviewAnswer, ReviewMark, Theme } from '../../core/review/review-words.ts';
import { type MarkTable, standingMarks } from '../../core/review/standing-marks.ts';
import { themesOf } from '../../core/review/theme-history.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { closedAnswers } from './read-review.ts';
import { type KnownReview, partsOf } from './remember-review.ts';
import { reviewAct } from './review-act.ts';
import { sentimentModel } from './review-files.ts';

/** What the machine's marks are signed with. */
export const MACHINE = 'words of the theme, sentiment of health-service text by parts of sentences';

type Said = {
  readonly answerId: string;
  readonly themeId: string;
  readonly feeling: Feeling | null;
};

/**
 * Let the machine mark. What it said before and says again is not said twice; what it no longer says is marked off.
 * @param themeIds  themes to hold the answers against; null for every approved one.
 * @param known  what was read before; used where no answer came or went since.
 * @returns marks that were added.
 */
export async function markAnswers(
  { reviews }: Pick<Repositories, 'reviews'>,
  scope: Scope,
  themeIds: readonly string[] | null,
  known: KnownReview | null,
): Promise<number> {
  const themes = approvedOf(themesOf(await reviews.themeActs(scope))).filter(
    ({ id }) => themeIds === null || themeIds.includes(id),
  );
  if (themes.length === 0) return 0;
  const { model } = sentimentModel();
  const rules = rulesOf(themes);
  const said: Said[] = [];
  // Answers only come; one that was erased since is marked at most, and counts nowhere.
  const isKnown = known !== null && known.answers.length === (await reviews.countAnswers(scope));
  const cut = isKnown ? known : { parts: new Map(), answers: await reviews.answers(scope) };
  for (const answer of cut.answers)
    for (const [themeId, feeling] of markParts(partsOf(cut, answer), rules, model))
      said.push({ answerId: answer.id, themeId, feeling });
  const history = await reviews.marks(scope, { themeIds: themes.map(({ id }) => id) });
  const changed = [...said, ...noLonger(standingMarks(history), said)];
  return await addChanges(reviews, scope, changed, { marker: 'machine', by: MACHINE, history });
}

/** What the machine said before and does not say now. */
function noLonger(before: MarkTable, said: readonly Said[]): readonly Said[] {
  if (before.size === 0) return [];
  const now = new Set(said.map(({ answerId, themeId }) => `${themeId} ${answerId}`));
  return [...before].flatMap(([themeId, answers]) =>
    [...answers].flatMap(([answerId, { machine }]) =>
      machine?.isOn === true && !now.has(`${themeId} ${answerId}`)
        ? [{ answerId, themeId, feeling: null }]
        : [],
    ),
  );
}

/** Let the machine mark answers that nobody has marked yet. */
export async function markNew(
  reviews: Repositories['reviews'],
  scope: Scope,
  answers: readonly Pick<ReviewAnswer, 'id' | 'text'>[],
): Promise<void> {
  const themes = approvedOf(themesOf(await reviews.themeActs(scope)));
  if (themes.length === 0) return;
  const { model } = sentimentModel();
  const rules = rulesOf(themes);
  const marks = answers.flatMap(({ id: answerId, text }) =>
    [...markAnswer(text, rules, model)].map(([themeId, feeling]) => ({
      answerId,
      themeId,
      turn: 1,
      isOn: true,
      feeling,
      marker: 'machine' as const,
      by: MACHINE,
    })),
  );
  await reviews.addMarks(scope, marks);
}

/** Themes that count. */
export function approvedOf(themes: readonly Theme[]): readonly Theme[] {
  return themes.filter(({ state }) => state === 'approved');
}

/** Who says so, and every mark so far of the themes and answers where it was read before. */
type Signed = {
  readonly marker: Marker;
  readonly by: string;
  readonly history?: readonly ReviewMark[];
};

/** Every mark so far of what is said: of one answer alone where only one is spoken of. */
async function historyOf(
  reviews: Repositories['reviews'],
  scope: Scope,
  said: readonly Said[],
): Promise<readonly ReviewMark[]> {
  const themeIds = [...new Set(said.map(({ themeId }) => themeId))];
  const answerIds = new Set(said.map(({ answerId }) => answerId));
  const [answerId] = answerIds;
  return await reviews.marks(
    scope,
    answerIds.size === 1 && answerId !== undefined ? { themeIds, answerId } : { themeIds },
  );
}

/** Add the marks that differ from the newest of the same marker; a theme never marked and not found needs no mark. */
async function addChanges(
  reviews: Repositories['reviews'],
  scope: Scope,
  said: readonly Said[],
  signed: Signed,
): Promise<number> {
  if (said.length === 0) return 0;
  const { marker, by } = signed;
  const history = signed.history ?? (await historyOf(reviews, scope, said));
  const standing = standingMarks(history);
  const turns = new Map<string, number>();
  for (const { answerId, themeId } of history) {
    const key = `${answerId} ${themeId}`;
    turns.set(key, (turns.get(key) ?? 0) + 1);
  }
  const marks: (Omit<ReviewMark, 'at'> & { turn: number })[] = [];
  for (const { answerId, themeId, feeling } of said) {
    const before = standing.get(themeId)?.get(answerId)?.[marker];
    const isOn = feeling !== null;
    // A model's and a person's "no" is told; the machine's needs telling only where it said yes before.
    const isSame =
      before === undefined
        ? !isOn && marker === 'machine'
        : before.isOn === isOn && before.feeling === feeling;
    if (isSame) continue;
    const key = `${answerId} ${themeId}`;
    const turn = (turns.get(key) ?? 0) + 1;
    turns.set(key, turn);
    marks.push({ answerId, themeId, turn, isOn, feeling, marker, by });
  }
  await reviews.addMarks(scope, marks);
  return marks.length;
}

/** What a person says of one answer and one theme: its feeling, or null where the answer does not speak of it. */
export type PersonMark = {
  readonly answerId: string;
  readonly themeId: string;
  readonly feeling: Feeling | null;
};

/** Keep a person's mark: it counts before the machine's. @throws ProblemError `review.no-answer`, `review.no-theme`. */
export async function markByPerson(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { answerId, themeId, feeling }: PersonMark,
): Promise<void> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to mark answers');
  await store.transaction(async ({ reviews, audit }) => {
    const approved = approvedOf(themesOf(await reviews.themeActs(scope)));
    requireThemes([themeId], approved);
    if ((await reviews.answer(scope, answerId)) === null) raiseNoAnswer(answerId);
    const said = [{ answerId, themeId, feeling }];
    const marks = await addChanges(reviews, scope, said, { marker: 'person', by: actor.id });
    await audit.append(
      reviewAct(actor, scope, 'review.marked', answerId, newId(), { marks, marker: 'person' }),
    );
  });
}

/** Put a person's marks of merged themes onto the new one. */
export async function carryMarks(
  reviews: Repositories['reviews'],
  scope: Scope,
  actor: Actor,
  { from, to }: { readonly from: readonly string[]; readonly to: string },
): Promise<void> {
  const said: Said[] = [];
  const marked = standingMarks(await reviews.marks(scope, { themeIds: from, marker: 'person' }));
  const answerIds = new Set(from.flatMap((id) => [...(marked.get(id)?.keys() ?? [])]));
  for (const answerId of answerIds) {
    const own = from.flatMap((id) => marked.get(id)?.get(answerId)?.person ?? []);
    if (own.length === 0) continue;
    const feelings = [...new Set(own.flatMap(({ feeling }) => feeling ?? []))];
    said.push({ answerId, themeId: to, feeling: feelings.length > 1 ? 'mixed' : (feelings[0] ?? null) });
  }
  await addChanges(reviews, scope, said, { marker: 'person', by: actor.id });
}

/**
 * Let the organisation's own language model mark answers that it has not read since the themes were last changed.
 * @param most  answers to send [answers].
 * @returns answers that were sent.
 * @throws ProblemError `review.no-model`, `review.model-unreachable`, `review.model-answer`; what was marked before stays.
 */
export async function markByModel(
  { store, newId, now, languageModel }: AppDependencies,
  actor: Actor,
  scope: Scope,
  most: number,
): Promise<number> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to let a language model mark answers');
  if (!languageModel)
    return raise({
      code: 'review.no-model',
      message: 'No language model is set up, and none is needed',
      advice:
        'Set EVENKEEL_MODEL_ADDRESS and EVENKEEL_MODEL_NAME to your own, or go by the words of the themes.',
    });
  const themes = approvedOf(themesOf(await store.read.reviews.themeActs(scope)));
  if (themes.length === 0) return 0;
  const marks = standingMarks(await store.read.reviews.marks(scope));
  const coded = new Set((await store.read.reviews.codings(scope)).flatMap(({ answerIds }) => answerIds));
  const unread = (await closedAnswers(store.read, scope, now().slice(0, 10)))
    .filter(({ id, text }) => text !== '' && !themes.every((theme) => marks.get(theme.id)?.get(id)?.model))
    // Those that people have coded come first, so that the model is measured before it is used.
    .sort((one, other) => Number(coded.has(other.id)) - Number(coded.has(one.id)))
    .slice(0, most);
  for (const { id: answerId, text } of unread) {
    const felt = await languageModel.mark(text, themes);
    const said = themes.map(({ id: themeId }) => ({ answerId, themeId, feeling: felt.get(themeId) ?? null }));
    await store.transaction(async ({ reviews, audit }) => {
      const added = await addChanges(reviews, scope, said, { marker: 'model', by: languageModel.name });
      await audit.append(
        reviewAct(actor, scope, 'review.marked', answerId, newId(), { marks: added, marker: 'model' }),
      );
    });
  }
  return unread.length;
}

/** Refuse themes that are not approved. @throws ProblemError `review.no-theme`. */
export function requireThemes(ids: readonly string[], themes: readonly Theme[]): void {
  for (const id of ids)
    if (!themes.some((theme) => theme.id === id))
      raise({
        code: 'review.no-theme',
        place: id,
        message: 'There is no such theme, or it does not stand as it must for this',
        advice: 'See the themes with "evenkeel review show PROGRAMME".',
      });
}

/** @throws ProblemError `review.no-answer` always. */
export function raiseNoAnswer(place: string): never {
  raise({
    code: 'review.no-answer',
    place,
    message: 'There is no such answer, or it was erased',
    advice: 'Load the page again.',
  });
}
