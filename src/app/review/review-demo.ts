/** Reviews the comments of a fictional programme's waves, so that a visitor sees what a review is: looks, themes, a double coding. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { COMMENT_THEMES, type CommentTheme } from '../../core/demo/comment-lines.ts';
import { isWorrying, readAsReader, readComment } from '../../core/demo/read-comment.ts';
import { proposalsOf, REVIEWERS, THEME_NAMES } from '../../core/demo/review-story.ts';
import type { Feeling, Theme } from '../../core/review/review-words.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import type { ThemeWish } from './change-themes.ts';

/** How long the named persons have for an answer that is flagged [hours] and for any other [days]. */
const [FLAGGED_HOURS, OTHER_DAYS] = [48, 20];
/** Answers of the newest wave that still wait [answers]. */
const LEFT_OPEN = 8;
/** Proposals that are left to decide of. */
const LEFT_PROPOSED = 3;
/** Answers that the two readers code [answers], and the fewest of which a coding is begun. */
const [CODED, FEWEST_CODED] = [120, 20];
/** Marks of the machine that a person puts right. */
const CORRECTED = 3;
/** Fewest answers from which themes are proposed. */
const FEWEST_THEMED = 20;

type Work = { readonly app: App; readonly scope: Scope; readonly seed: number };

/**
 * Take the closed waves, oldest first, and review them as two made-up officers would. Nothing is done where any wave was taken.
 *
 * @param visitor  who sits at this machine, named for the answers too so that they can close one.
 * @param told  ends the work between two steps.
 * @returns whether it was reviewed now.
 * @throws ProblemError `review.not-fictional` for a real authority.
 */
export async function reviewDemo(
  { app, scope, seed }: Work,
  visitor: Actor,
  told: AbortSignal | null = null,
): Promise<boolean> {
  const { programme } = await app.openProgramme(visitor, scope);
  if (!programme.fictional)
    raise({
      code: 'review.not-fictional',
      place: programme.id,
      message: 'Only the answers of a fictional programme are reviewed without its officers',
      advice: 'Let the named persons look at them.',
    });
  const before = await app.review.look(visitor, scope);
  const waves = before.waves.filter(({ isClosed }) => isClosed).map(({ id }) => id);
  if (before.sources.length > 0 || waves.length === 0) return false;
  const work = { app, scope, seed };
  const steps = [
    ...waves.map((waveId) => () => takeWave(work, waveId, visitor)),
    () => lookThrough(work),
    () => settleThemes(work),
    () => codeTwice(work),
    () => putRight(work),
  ];
  for (const step of steps) {
    if (told?.aborted === true) return false;
    await step();
  }
  return true;
}

function officer(id: string): Actor {
  return { id, roles: ['send-lead'], authorities: 'all' };
}

const NAMED = officer(REVIEWERS.named);
const THEMING = officer(REVIEWERS.themes);

async function takeWave({ app, scope }: Work, waveId: string, visitor: Actor): Promise<void> {
  await app.review.takeWave(NAMED, scope, {
    waveId,
    isRunning: false,
    readers: [REVIEWERS.named, visitor.id],
    flaggedHours: FLAGGED_HOURS,
    otherDays: OTHER_DAYS,
    mayQuote: false,
  });
}

/** Look at every answer but the newest wave's worrying ones and a few more; one of those is to be looked at by another too. */
async function lookThrough({ app, scope }: Work): Promise<void> {
  const { queue, sources } = await app.review.look(NAMED, scope);
  const newest = [...sources]
    .sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1))
    .at(-1)?.id;
  const ofNewest = queue.open.filter(({ sourceId }) => sourceId === newest);
  const worrying = ofNewest.filter(({ text }) => isWorrying(text));
  const plain = ofNewest.filter(({ text, flags }) => !isWorrying(text) && flags.length === 0);
  const waits = new Set([...worrying, ...plain.slice(0, LEFT_OPEN - worrying.length)].map(({ id }) => id));
  const [asked] = worrying;
  await app.review.decide(NAMED, scope, [
    ...queue.open
      .filter(({ id }) => !waits.has(id))
      .map(({ id, text }) =>
        isWorrying(text)
          ? { answerId: id, decision: 'passed-on' as const, note: 'Told to the front door on the same day.' }
          : { answerId: id, decision: 'no-concern' as const, note: '' },
      ),
    ...(asked === undefined
      ? []
      : [
          {
            answerId: asked.id,
            decision: 'second-look' as const,
            note: 'Read again with the safeguarding lead.',
          },
        ]),
  ]);
}

/** Have themes proposed; approve and name those that mean a subject, join those that mean the same, leave the rest as proposed. */
async function settleThemes({ app, scope }: Work): Promise<void> {
  const { results } = await app.review.look(THEMING, scope);
  if (results.answers < FEWEST_THEMED) return;
  await app.review.propose(THEMING, scope);
  const { themes } = await app.review.look(THEMING, scope);
  for (const subject of COMMENT_THEMES) {
    const own = proposalsOf(subject, themes).flatMap((at) => themes[at] ?? []);
    await settleTheme({ app, scope }, subject, own);
  }
  await letGo({ app, scope });
}

async function settleTheme(
  { app, scope }: Pick<Work, 'app' | 'scope'>,
  subject: CommentTheme,
  own: readonly Theme[],
): Promise<void> {
  const { name, words } = THEME_NAMES[subject];
  const [first, second] = own;
  const change = (wish: ThemeWish) => app.review.changeTheme(THEMING, scope, wish);
  if (first === undefined) return change({ act: 'make', to: { name, words } });
  if (second !== undefined) await change({ act: 'merge', themeIds: own.map(({ id }) => id), name });
  else {
    await change({ act: 'rename', themeId: first.id, name });
    await change({ act: 'approve', themeId: first.id, reason: '' });
  }
  const { themes } = await app.review.look(THEMING, scope);
  const named = themes.find((theme) => theme.state === 'approved' && theme.name === name);
  if (named !== undefined) await change({ act: 'reword', themeId: named.id, words });
}

/** Let go of all but the first few proposals that are left: a visitor should find some to decide of, not all. */
async function letGo({ app, scope }: Pick<Work, 'app' | 'scope'>): Promise<void> {
  const { themes } = await app.review.look(THEMING, scope);
  for (const { id } of themes.filter(({ state }) => state === 'proposed').slice(LEFT_PROPOSED))
    await app.review.changeTheme(THEMING, scope, {
      act: 'retire',
      themeId: id,
      reason: 'These words say no more than a theme that is there',
    });
}

/** Both officers code the same answers, each as they read them. */
async function codeTwice({ app, scope, seed }: Work): Promise<void> {
  const { results, themes } = await app.review.look(THEMING, scope);
  const count = Math.min(CODED, results.answers);
  if (count < FEWEST_CODED || results.themes.length === 0) return;
  const readers = [REVIEWERS.named, REVIEWERS.themes] as const;
  await app.review.beginCoding(THEMING, scope, { readers, count });
  for (const reader of [NAMED, THEMING])
    for (;;) {
      const { sheet } = await app.review.look(reader, scope);
      if (sheet === null) break;
      const codes = sheet.answers.map(({ id, text }) => ({
        answerId: id,
        themes: byId(readAsReader(text, reader.id, seed), themes),
      }));
      await app.review.code(reader, scope, { codingId: sheet.codingId, codes });
    }
}

/** Put a few marks right that the machine has wrong, so that a person's mark stands beside its. */
async function putRight({ app, scope }: Work): Promise<void> {
  const { results, themes } = await app.review.look(THEMING, scope);
  let left = CORRECTED;
  for (const { themeId } of results.themes)
    for (const { id, text, feeling } of await app.review.behind(THEMING, scope, { themeId, feeling: null })) {
      const meant = byId(readComment(text), themes)[themeId];
      if (left === 0 || meant === undefined || meant === feeling) continue;
      left--;
      await app.review.mark(THEMING, scope, { answerId: id, themeId, feeling: meant });
    }
}

/** A reading by the ids of themes; a subject that has no approved theme is left out. */
function byId(
  reading: ReadonlyMap<CommentTheme, Feeling>,
  themes: readonly Theme[],
): Readonly<Record<string, Feeling>> {
  return Object.fromEntries(
    [...reading].flatMap(([subject, feeling]) => {
      const theme = themes.find(
        ({ name, state }) => state === 'approved' && name === THEME_NAMES[subject].name,
      );
      return theme === undefined ? [] : [[theme.id, feeling] as const];
    }),
  );
}
