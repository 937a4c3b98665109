/** `evenkeel review propose|theme|merge|split|words|mark|begin-coding|sheet|code|ask-model|quote`: themes, marks and blind coding. */
import type { Command } from 'commander';
import type { ThemeWish } from '../app/review/change-themes.ts';
import { raise } from '../core/base/problem.ts';
import { FEELINGS, type Feeling } from '../core/review/review-words.ts';
import type { CommandContext } from './context.ts';
import { openToChange } from './open-named-programme.ts';

const PROGRAMME = 'id of a stored programme';

/** Add the commands to the group. */
export function registerReviewThemes(review: Command, context: CommandContext): void {
  addThemes(review, context);
  addReading(review, context);
}

function addThemes(review: Command, context: CommandContext): void {
  const change = async (name: string, wish: ThemeWish) => {
    const { app, scope } = await openToChange(context, name);
    await app.review.changeTheme(context.actor, scope, wish);
    context.out('Done.');
  };
  review
    .command('propose')
    .description('propose themes: words that stand together more than by chance')
    .argument('<programme>', PROGRAMME)
    .action(async (name: string) => {
      const { app, scope } = await openToChange(context, name);
      for (const { words, answers, because } of await app.review.propose(context.actor, scope))
        context.out(`${words.join(', ')}: in ${answers} answers; ${because}`);
    });
  review
    .command('theme')
    .description('approve, rename, reword or retire a theme, or make one (id "new" with --name and --words)')
    .argument('<programme>', PROGRAMME)
    .argument('<theme>', 'id of the theme, or "new"')
    .option('--approve', 'approve a proposed theme')
    .option('--name <words>', 'rename it')
    .option('--words <word...>', 'the words that tell of it')
    .option('--retire <reason>', 'retire it, and why')
    .action(async (name: string, themeId: string, options: ThemeOptions) =>
      change(name, themeWish(themeId, options)),
    );
  review
    .command('merge')
    .description('merge themes into a new one')
    .argument('<programme>', PROGRAMME)
    .argument('<themes...>', 'ids of themes')
    .requiredOption('--name <words>', 'name of the new theme')
    .action(async (name: string, themeIds: readonly string[], { name: to }: { readonly name: string }) =>
      change(name, { act: 'merge', themeIds, name: to }),
    );
  review
    .command('split')
    .description('split a theme into new ones')
    .argument('<programme>', PROGRAMME)
    .argument('<theme>', 'id of the theme')
    .requiredOption('--into <name=word,word...>', 'the new themes')
    .action(async (name: string, themeId: string, { into }: { readonly into: readonly string[] }) =>
      change(name, {
        act: 'split',
        themeId,
        into: into.map((one) => {
          const [to = '', words = ''] = one.split('=');
          return { name: to, words: words.split(',') };
        }),
      }),
    );
}

type ThemeOptions = {
  readonly approve?: boolean;
  readonly name?: string;
  readonly words?: readonly string[];
  readonly retire?: string;
};

function themeWish(themeId: string, { approve, name, words, retire }: ThemeOptions): ThemeWish {
  if (themeId === 'new' && name !== undefined && words !== undefined)
    return { act: 'make', to: { name, words } };
  const wishes: readonly ThemeWish[] = [
    ...(approve === true ? [{ act: 'approve', themeId, reason: '' } as const] : []),
    ...(name === undefined ? [] : [{ act: 'rename', themeId, name } as const]),
    ...(words === undefined ? [] : [{ act: 'reword', themeId, words } as const]),
    ...(retire === undefined ? [] : [{ act: 'retire', themeId, reason: retire } as const]),
  ];
  const [first, second] = wishes;
  if (first !== undefined && second === undefined) return first;
  return raise({
    code: 'call.wrong',
    message: 'One thing is done to a theme at a time',
    advice: 'Give one of --approve, --name, --words, --retire; or the id "new" with --name and --words.',
  });
}

function addReading(review: Command, context: CommandContext): void {
  review
    .command('words')
    .description('the masked answers behind the count of a theme')
    .argument('<programme>', PROGRAMME)
    .argument('<theme>', 'id of the theme')
    .action(async (name: string, themeId: string) => {
      const { app, scope } = await openToChange(context, name);
      for (const { id, text, feeling, marker } of await app.review.behind(context.actor, scope, {
        themeId,
        feeling: null,
      }))
        context.out(`${id}  ${feeling ?? ''}  ${marker}\n  ${text}`);
    });
  review
    .command('mark')
    .description('say what an answer holds of a theme; this counts before what the machine says')
    .argument('<programme>', PROGRAMME)
    .argument('<answer>', 'id of the answer')
    .argument('<theme>', 'id of the theme')
    .argument('<feeling>', `${FEELINGS.join(', ')} or none`)
    .action(async (name: string, answerId: string, themeId: string, said: string) => {
      const { app, scope } = await openToChange(context, name);
      await app.review.mark(context.actor, scope, {
        answerId,
        themeId,
        feeling: said === 'none' ? null : feelingOf(said),
      });
      context.out('Marked.');
    });
  review
    .command('quote')
    .description('say that an answer may be quoted in public, masked')
    .argument('<programme>', PROGRAMME)
    .argument('<answer>', 'id of the answer')
    .option('--not', 'it may no longer')
    .action(async (name: string, answerId: string, { not }: { readonly not?: boolean }) => {
      const { app, scope } = await openToChange(context, name);
      await app.review.quote(context.actor, scope, { answerId, isQuoted: not !== true });
      context.out('Kept.');
    });
  review
    .command('begin-coding')
    .description('draw answers by chance for two readers to code blind')
    .argument('<programme>', PROGRAMME)
    .argument('<first>', 'e-mail of the first reader, or "me"')
    .argument('<second>', 'e-mail of the second')
    .option('--answers <count>', 'how many', '60')
    .action(
      async (name: string, first: string, second: string, { answers }: { readonly answers: string }) => {
        const { app, scope } = await openToChange(context, name);
        const wish = { readers: [first, second] as const, count: Number(answers) };
        const { id } = await app.review.beginCoding(context.actor, scope, wish);
        context.out(`Coding ${id} has begun. Each reads on the page, or with "evenkeel review sheet".`);
      },
    );
  review
    .command('sheet')
    .description('the next answers that are yours to code, as JSON')
    .argument('<programme>', PROGRAMME)
    .action(async (name: string) => {
      const { app, scope } = await openToChange(context, name);
      const { sheet } = await app.review.look(context.actor, scope);
      context.out(JSON.stringify({ schema: 'evenkeel/review-sheet@1', sheet }, null, 2));
    });
  review
    .command('code')
    .description('code one answer of your sheet; no theme is a code too')
    .argument('<programme>', PROGRAMME)
    .argument('<coding>', 'id of the coding')
    .argument('<answer>', 'id of the answer')
    .argument('[theme=feeling...]', 'themes that it holds')
    .action(async (name: string, codingId: string, answerId: string, said: readonly string[]) => {
      const { app, scope } = await openToChange(context, name);
      const themes = Object.fromEntries(
        said.map((one) => {
          const [theme = '', feeling = ''] = one.split('=');
          return [theme, feelingOf(feeling)];
        }),
      );
      await app.review.code(context.actor, scope, { codingId, codes: [{ answerId, themes }] });
      context.out('Coded.');
    });
  review
    .command('ask-model')
    .description('let your own language model read masked answers; it is measured and never counted')
    .argument('<programme>', PROGRAMME)
    .option('--most <count>', 'answers to send', '100')
    .action(async (name: string, { most }: { readonly most: string }) => {
      const { app, scope } = await openToChange(context, name);
      context.out(`${await app.review.askModel(context.actor, scope, Number(most))} answers were read.`);
    });
}

function feelingOf(text: string): Feeling {
  return (
    FEELINGS.find((one) => one === text) ??
    raise({
      code: 'call.wrong',
      place: text,
      message: 'There is no such feeling',
      advice: `Say ${FEELINGS.join(', ')}.`,
    })
  );
}
