/** What people do with themes: have them proposed, approve, make, rename, reword, merge, split and retire them. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { markParts, rulesOf } from '../../core/review/mark-answer.ts';
import { proposeThemes, type ThemeProposal } from '../../core/review/propose-themes.ts';
import { stemsIn } from '../../core/review/read-terms.ts';
import type { Theme } from '../../core/review/review-words.ts';
import { type ThemeAct, themesOf } from '../../core/review/theme-history.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { carryMarks, markAnswers, requireThemes } from './mark-answers.ts';
import { closedAnswers } from './read-review.ts';
import { knownReview, partsOf } from './remember-review.ts';
import { reviewAct } from './review-act.ts';
import { sentimentModel } from './review-files.ts';

/** A theme as it is to be: its name, and the words or runs of words that tell of it. */
export type NamedTheme = { readonly name: string; readonly words: readonly string[] };

export type ThemeWish =
  | { readonly act: 'make'; readonly to: NamedTheme }
  | { readonly act: 'approve' | 'retire'; readonly themeId: string; readonly reason: string }
  | { readonly act: 'rename'; readonly themeId: string; readonly name: string }
  | { readonly act: 'reword'; readonly themeId: string; readonly words: readonly string[] }
  | { readonly act: 'merge'; readonly themeIds: readonly string[]; readonly name: string }
  | { readonly act: 'split'; readonly themeId: string; readonly into: readonly NamedTheme[] };

/** Propose themes from the answers. @returns what was proposed anew. @throws ProblemError `review.too-few`. */
export async function proposeFrom(
  { store, newId, now }: AppDependencies,
  actor: Actor,
  scope: Scope,
): Promise<readonly ThemeProposal[]> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to have themes proposed');
  const proposals = await proposedFrom({ store, newId, now }, actor, scope);
  // What is likely to be approved next is read now, so that approving it is quick.
  const known = await knownReview(store.read.reviews, scope);
  const rules = rulesOf(proposals.map(({ words }, at) => ({ id: String(at), words })));
  for (const answer of known.answers) markParts(partsOf(known, answer), rules, sentimentModel().model);
  return proposals;
}

async function proposedFrom(
  { store, newId, now }: Pick<AppDependencies, 'store' | 'newId' | 'now'>,
  actor: Actor,
  scope: Scope,
): Promise<readonly ThemeProposal[]> {
  return await store.transaction(async (repositories) => {
    const { reviews, audit } = repositories;
    const themes = themesOf(await reviews.themeActs(scope));
    const texts = (await closedAnswers(repositories, scope, now().slice(0, 10)))
      .map(({ text }) => text)
      .filter((text) => text !== '');
    const known = themes.flatMap(({ words }) => words);
    const proposals = proposeThemes(texts, known);
    if (proposals.length === 0)
      raise({
        code: 'review.too-few',
        message: 'The answers of closed waves give no theme that is not there already',
        advice: 'Fewer than 20 answers give none; make themes of your own from what you read.',
      });
    for (const { words, because } of proposals) {
      const name = words.slice(0, 3).join(', ');
      await reviews.addThemeAct(scope, newId(), { act: 'proposed', name, words, because }, actor.id);
    }
    const detail = { proposed: proposals.length };
    await audit.append(reviewAct(actor, scope, 'review.theme-changed', 'all', newId(), detail));
    return proposals;
  });
}

/** Change themes; the machine's marks follow at once. @throws ProblemError `review.no-theme`, `review.wrong-theme`. */
export async function changeTheme(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: ThemeWish,
): Promise<void> {
  requirePermission(actor, 'review.work', scope.authorityCode, 'to change themes');
  const changesMarks = wish.act !== 'rename' && wish.act !== 'retire';
  const known = changesMarks ? await knownReview(store.read.reviews, scope) : null;
  await store.transaction(async ({ reviews, audit }) => {
    const standing = themesOf(await reviews.themeActs(scope)).filter(({ state }) => state !== 'retired');
    const ids = idsOf(wish);
    requireThemes(ids, standing);
    const found = ids.flatMap((id) => standing.filter((theme) => theme.id === id));
    const acts = actsOf(wish, found, newId);
    requireNames(acts, standing);
    for (const [themeId, act] of acts) await reviews.addThemeAct(scope, themeId, act, actor.id);
    if (wish.act === 'merge') {
      const to = acts.find(([, { act }]) => act === 'made')?.[0];
      if (to !== undefined) await carryMarks(reviews, scope, actor, { from: ids, to });
    }
    await markAnswers({ reviews } satisfies Pick<Repositories, 'reviews'>, scope, marked(acts), known);
    const detail = { act: wish.act };
    await audit.append(
      reviewAct(actor, scope, 'review.theme-changed', ids.join(',') || 'new', newId(), detail),
    );
  });
}

type NamedAct = readonly [themeId: string, act: ThemeAct];

function idsOf(wish: ThemeWish): readonly string[] {
  if (wish.act === 'make') return [];
  return wish.act === 'merge' ? [...new Set(wish.themeIds)] : [wish.themeId];
}

function actsOf(wish: ThemeWish, found: readonly Theme[], newId: () => string): readonly NamedAct[] {
  const retired = (reason: string): readonly NamedAct[] =>
    found.map(({ id }) => [id, { act: 'retired', reason }]);
  const names = found.map(({ name }) => name);
  const [first] = found;
  switch (wish.act) {
    case 'make':
      return [[newId(), { act: 'made', ...tidied(wish.to), from: [] }]];
    case 'approve':
      if (first?.state !== 'proposed') raiseWrongTheme('Only a proposed theme is approved');
      return [[wish.themeId, { act: 'approved' }]];
    case 'retire':
      if (wish.reason.trim() === '') raiseWrongTheme('A theme is retired with a reason');
      return retired(wish.reason.trim());
    case 'rename':
      return [[wish.themeId, { act: 'renamed', name: wish.name.trim() }]];
    case 'reword':
      return [[wish.themeId, { act: 'reworded', words: tidied({ name: '', words: wish.words }).words }]];
    case 'merge': {
      if (found.length < 2) raiseWrongTheme('Two themes at least are merged');
      const to = tidied({ name: wish.name, words: found.flatMap(({ words }) => words) });
      return [[newId(), { act: 'made', ...to, from: names }], ...retired(`merged into ${to.name}`)];
    }
    case 'split': {
      if (wish.into.length < 2) raiseWrongTheme('A theme is split into two at least');
      const made = wish.into.map((one): NamedAct => [newId(), { act: 'made', ...tidied(one), from: names }]);
      return [...made, ...retired(`split into ${wish.into.map(({ name }) => name.trim()).join(' and ')}`)];
    }
  }
}

function tidied({ name, words }: NamedTheme): NamedTheme {
  const own = words.map((word) => word.trim().toLowerCase()).filter((word) => stemsIn(word).length > 0);
  return { name: name.trim(), words: [...new Set(own)] };
}

const LONGEST_NAME = 80;
const MOST_WORDS = 40;

function requireNames(acts: readonly NamedAct[], standing: readonly Theme[]): void {
  const leaving = new Set(
    acts.flatMap(([id, { act }]) => (act === 'retired' || act === 'renamed' ? [id] : [])),
  );
  const taken = new Set(standing.filter(({ id }) => !leaving.has(id)).map(({ name }) => name.toLowerCase()));
  for (const [, act] of acts) {
    if ('words' in act && (act.words.length === 0 || act.words.length > MOST_WORDS))
      raiseWrongTheme(`A theme goes by 1 to ${MOST_WORDS} words`);
    if (!('name' in act)) continue;
    if (act.name === '' || act.name.length > LONGEST_NAME)
      raiseWrongTheme(`A theme has a name of up to ${LONGEST_NAME} characters`);
    if (taken.has(act.name.toLowerCase())) raiseWrongTheme('Another theme has this name');
    taken.add(act.name.toLowerCase());
  }
}

function marked(acts: readonly NamedAct[]): readonly string[] {
  return acts.filter(([, { act }]) => act !== 'retired' && act !== 'renamed').map(([id]) => id);
}

function raiseWrongTheme(message: string): never {
  raise({ code: 'review.wrong-theme', message, advice: 'Give it another name, words or state.' });
}
