/** `evenkeel review …`: answers in, the queue, themes, blind coding, results, a language model, erasing, what is public. */
import type { Command } from 'commander';
import { agreementWords } from '../app/review/agreement-words.ts';
import type { ReviewState } from '../app/review/review-use-cases.ts';
import { writeFiles } from '../app/write-files.ts';
import { raise } from '../core/base/problem.ts';
import { LOOK_DECISIONS } from '../core/review/review-words.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { openToChange } from './open-named-programme.ts';
import { registerReviewThemes } from './review-themes.ts';
import { textTable } from './text-table.ts';

type Json = { readonly json?: boolean };
type Settings = {
  readonly reader?: readonly string[];
  readonly hours: string;
  readonly days: string;
  readonly quotes?: boolean;
};
const PROGRAMME = 'id of a stored programme';

/** Add the commands to the program. */
export function registerReview(program: Command, context: CommandContext): void {
  const review = commandGroup(
    program,
    'review',
    'what people wrote: masked, looked at, themed, coded by two',
  );
  review
    .command('show')
    .description('themes with counts, feelings and agreement, and how many answers wait for a look')
    .argument('<programme>', PROGRAMME)
    .option('--json', 'write one JSON document')
    .action(async (name: string, { json }: Json) => {
      const { app, scope } = await openToChange(context, name);
      const state = await app.review.look(context.actor, scope);
      const { results, themes, sources, queue } = state;
      const told = {
        schema: 'evenkeel/review@1',
        sources,
        themes,
        results,
        open: queue.open.length,
        looked: queue.looked,
      };
      context.out(json === true ? JSON.stringify(told, null, 2) : showText(state));
    });
  addTaking(review, context);
  addQueue(review, context);
  registerReviewThemes(review, context);
}

function showText({ sources, themes, results, queue }: ReviewState): string {
  const nameOf = new Map(themes.map((theme) => [theme.id, theme]));
  const rows = results.themes.map(({ themeId, all, feelings, agreement }) => [
    themeId,
    nameOf.get(themeId)?.name ?? '',
    `${all.count} of ${all.of}`,
    `${feelings.positive} / ${feelings.negative} / ${feelings.neutral} / ${feelings.mixed}`,
    agreementWords(agreement)[0] ?? '',
  ]);
  const proposed = themes
    .filter(({ state }) => state === 'proposed')
    .map(({ id, words }) => `  ${id}  ${words.join(', ')}`);
  const overdue = queue.open.filter(({ isOverdue }) => isOverdue).length;
  return [
    ...sources.map(({ id, title }) => `${id}  ${title}`),
    `${queue.looked} answers looked at, ${queue.open.length} open, ${overdue} overdue.`,
    ...(rows.length === 0
      ? ['No theme is approved yet.']
      : [
          textTable([
            ['Id', 'Theme', 'Answers', 'Positive / negative / neutral / mixed', 'Agreement'],
            ...rows,
          ]),
        ]),
    ...(proposed.length === 0 ? [] : ['Proposed:', ...proposed]),
  ].join('\n');
}

function addTaking(review: Command, context: CommandContext): void {
  const withSettings = (command: Command) =>
    command
      .option('--reader <e-mail...>', 'who looks at the answers; whoever takes them where nobody is named')
      .option('--hours <hours>', 'hours within which a flagged answer is looked at', '4')
      .option('--days <days>', 'days for any other', '5')
      .option('--quotes', 'what people agreed to allows quoting their masked words');
  const settings = ({ reader, hours, days, quotes }: Settings) => ({
    readers: reader ?? [],
    flaggedHours: Number(hours),
    otherDays: Number(days),
    mayQuote: quotes === true,
  });
  withSettings(
    review
      .command('take-wave')
      .description('mask the answers of a closed wave into review')
      .argument('<programme>', PROGRAMME)
      .argument('<wave>', 'id of the wave')
      .option('--running', 'the wave is open: take each answer as it is given'),
  ).action(async (name: string, waveId: string, options: Settings & { readonly running?: boolean }) => {
    const { app, scope } = await openToChange(context, name);
    const wish = { ...settings(options), waveId, isRunning: options.running === true };
    const { answers, flagged } = await app.review.takeWave(context.actor, scope, wish);
    context.out(`${answers} answers taken, ${flagged} flagged. Every one waits for a look.`);
  });
  withSettings(
    review
      .command('take-file')
      .description('mask one column of a CSV file or workbook into review')
      .argument('<programme>', PROGRAMME)
      .argument('<file>', 'the file')
      .requiredOption('--column <name>', 'the column of answers, as its header has it')
      .requiredOption('--title <words>', 'what the answers are called')
      .requiredOption('--agreed <words>', 'what people agreed to when they answered')
      .option('--from <day>', 'first day of asking, such as 2024-11-04'),
  ).action(
    async (
      name: string,
      path: string,
      options: Settings & {
        readonly column: string;
        readonly title: string;
        readonly agreed: string;
        readonly from?: string;
      },
    ) => {
      const { app, scope } = await openToChange(context, name);
      const { column, title, agreed: consent, from } = options;
      const wish = { ...settings(options), path, column, title, consent, from: from ?? null };
      const { answers, flagged } = await app.review.takeFile(context.actor, scope, wish);
      context.out(`${answers} answers taken, ${flagged} flagged. Every one waits for a look.`);
    },
  );
}

function addQueue(review: Command, context: CommandContext): void {
  review
    .command('queue')
    .description('masked answers that wait for a named person, flagged ones first')
    .argument('<programme>', PROGRAMME)
    .option('--most <count>', 'answers to show', '20')
    .option('--json', 'write one JSON document')
    .action(async (name: string, { most, json }: Json & { readonly most: string }) => {
      const { app, scope } = await openToChange(context, name);
      const { queue } = await app.review.look(context.actor, scope);
      const shown = queue.open.slice(0, Number(most));
      const lines = shown.flatMap(({ id, text, flags, dueAt, isOverdue }) => [
        `${id}  ${isOverdue ? 'overdue since' : 'by'} ${dueAt}${flags.length > 0 ? `  ${flags.join(', ')}` : ''}`,
        `  ${text}`,
      ]);
      context.out(
        json === true
          ? JSON.stringify(
              { schema: 'evenkeel/review-queue@1', open: queue.open.length, answers: shown },
              null,
              2,
            )
          : [...lines, `${queue.open.length} open, ${queue.looked} looked at.`].join('\n'),
      );
    });
  review
    .command('look')
    .description(`keep what you found in answers: ${LOOK_DECISIONS.join(', ')}`)
    .argument('<programme>', PROGRAMME)
    .argument('<decision>', LOOK_DECISIONS.join(', '))
    .argument('<answers...>', 'ids of answers')
    .option('--note <words>', 'what was done or what to look for, without names', '')
    .action(
      async (name: string, said: string, ids: readonly string[], { note }: { readonly note: string }) => {
        const { app, scope } = await openToChange(context, name);
        const decision = LOOK_DECISIONS.find((one) => one === said);
        if (decision === undefined)
          raise({
            code: 'call.wrong',
            place: said,
            message: 'There is no such decision',
            advice: `Say ${LOOK_DECISIONS.join(', ')}.`,
          });
        const wishes = ids.map((answerId) => ({ answerId, decision, note }));
        context.out(`${await app.review.decide(context.actor, scope, wishes)} kept.`);
      },
    );
  review
    .command('readers')
    .description('name who looks at the answers of a source')
    .argument('<programme>', PROGRAMME)
    .argument('<source>', 'id of the source')
    .argument('<e-mails...>', 'accounts')
    .action(async (name: string, sourceId: string, readers: readonly string[]) => {
      const { app, scope } = await openToChange(context, name);
      await app.review.nameReaders(context.actor, scope, { sourceId, readers });
      context.out('Named.');
    });
  review
    .command('erase')
    .description('leave nothing of an answer, or of all answers of a source, but that they were there')
    .argument('<programme>', PROGRAMME)
    .argument('<id>', 'id of an answer or a source')
    .requiredOption('--reason <words>', 'why')
    .action(async (name: string, id: string, { reason }: { readonly reason: string }) => {
      const { app, scope } = await openToChange(context, name);
      context.out(`${await app.review.erase(context.actor, scope, { id, reason })} erased.`);
    });
  review
    .command('export')
    .description('write the copy for anyone: small numbers kept back, quotes that people chose')
    .argument('<programme>', PROGRAMME)
    .requiredOption('--out <folder>', 'folder to write to')
    .action(async (name: string, { out }: { readonly out: string }) => {
      const { app, scope } = await openToChange(context, name);
      const content = await app.review.publicCopy(context.actor, scope);
      const files = await writeFiles(out, [{ name: 'what-people-told-us.csv', content }]);
      for (const { path, bytes } of files) context.out(`${path}  ${bytes} bytes`);
    });
}
