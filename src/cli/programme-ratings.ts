/** `evenkeel programme ratings|rate|challenge`: ratings side by side, what the evidence proposes, and what is doubted. */
import type { Command } from 'commander';
import type { RatedSubject, RatingsAnswer } from '../app/ratings/rating-use-cases.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { raise } from '../core/base/problem.ts';
import type { Rating } from '../core/programme/programme.ts';
import { type ProgrammeRecord, textField } from '../core/programme/records/programme-record.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme, openToChange } from './open-named-programme.ts';
import { parseNode } from './record-options.ts';

type Json = { readonly json?: boolean };
type AtUpdate = Json & { readonly update: string };

/** Add the commands under `programme`. */
export function addProgrammeRatings(programme: Command, context: CommandContext): void {
  const write = (options: Json, answer: object, text: string) =>
    context.out(options.json === true ? writeExactJson(answer) : text);

  programme
    .command('ratings')
    .description(
      'ratings by update side by side, what the evidence proposes, and challenges; 1 where one is contradicted',
    )
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--update <id>', 'as at which update; the newest where none is named')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Json & { readonly update?: string }) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const answer = await app.ratings.list(context.actor, scope, options.update ?? null);
      const isContradicted = ({ against }: RatedSubject) =>
        against.some(({ code }) => code === 'rating.contradicts-evidence');
      if (answer.subjects.some(isContradicted)) context.setExit(1);
      write(options, { schema: 'evenkeel/programme-ratings@1', ...answer }, ratingsText(answer));
    });

  programme
    .command('rate')
    .description('rate a condition or risk; overall is the worse of the two')
    .argument('<programme>', 'id of a stored programme')
    .argument('<subject>', 'condition/c3-1 or risk/R1')
    .requiredOption('--update <id>', 'which update, for example 2024-25/3')
    .requiredOption('--activity <level>', 'is the work done as planned? a level of the scale')
    .requiredOption('--effect <level>', 'do the figures move as agreed? a level of the scale')
    .option('--reason <words>', 'why it is not as the evidence proposes; kept and shown', '')
    .option('--json', 'write one JSON document')
    .action(
      async (
        name: string,
        subject: string,
        options: AtUpdate & { readonly activity: string; readonly effect: string; readonly reason: string },
      ) => {
        const { app, scope } = await openToChange(context, name);
        const { update: updateId, activity, effect, reason } = options;
        const request = { updateId, subject: parseSubject(subject), activity, effect, reason };
        const rating = await app.ratings.rate(context.actor, scope, request);
        write(
          options,
          { schema: 'evenkeel/programme-rated@1', rating },
          `${subject}: activity ${activity}, effect ${effect}, overall ${rating.overall ?? 'not known'}.`,
        );
      },
    );

  const challenge = programme.command('challenge').description('doubt a rating, answer a doubt, close it');
  const told = (options: Json, record: ProgrammeRecord) =>
    write(
      options,
      { schema: 'evenkeel/programme-challenge@1', challenge: record },
      `Challenge ${record.id}: ${textField(record, 'state') ?? ''}.`,
    );
  challenge
    .command('raise')
    .description('doubt a rating; the return is not frozen until it is closed')
    .argument('<programme>', 'id of a stored programme')
    .argument('<subject>', 'condition/c3-1 or risk/R1')
    .requiredOption('--update <id>', 'which update, for example 2024-25/3')
    .requiredOption('--text <words>', 'what is doubted')
    .option('--json', 'write one JSON document')
    .action(async (name: string, subject: string, options: AtUpdate & { readonly text: string }) => {
      const { app, scope } = await openToChange(context, name);
      const request = { updateId: options.update, subject: parseSubject(subject), text: options.text };
      told(options, await app.ratings.challenge(context.actor, scope, request));
    });
  challenge
    .command('answer')
    .description('answer a challenge')
    .argument('<programme>', 'id of a stored programme')
    .argument('<challenge>', 'its id, as "programme ratings" shows it')
    .requiredOption('--text <words>', 'the answer')
    .option('--json', 'write one JSON document')
    .action(async (name: string, id: string, options: Json & { readonly text: string }) => {
      const { app, scope } = await openToChange(context, name);
      told(options, await app.ratings.answer(context.actor, scope, { id, text: options.text }));
    });
  challenge
    .command('close')
    .description('close an answered challenge; not by who answered it')
    .argument('<programme>', 'id of a stored programme')
    .argument('<challenge>', 'its id, as "programme ratings" shows it')
    .option('--json', 'write one JSON document')
    .action(async (name: string, id: string, options: Json) => {
      const { app, scope } = await openToChange(context, name);
      told(options, await app.ratings.close(context.actor, scope, { id }));
    });
}

function parseSubject(text: string): Rating['subject'] {
  const { kind, id } = parseNode(text);
  if (kind === 'condition' || kind === 'risk') return { kind, id };
  return raise({
    code: 'call.wrong',
    place: text,
    message: 'Only conditions and risks are rated',
    advice: 'Name it as condition/c3-1 or risk/R1.',
  });
}

function ratingsText({ update, scale, subjects }: RatingsAnswer): string {
  const word = (id: string | null | undefined) =>
    scale.levels.find((one) => one.id === id)?.word ?? 'not rated';
  const parts = subjects.map(({ subject, title, ratings, proposal, against, challenges }) => {
    const now = ratings.at(-1);
    return [
      `${subject.kind}/${subject.id}  ${title}`,
      `    ${ratings.map((one) => word(one?.overall)).join(' → ')}`,
      `    now: activity ${word(now?.activity)}, effect ${word(now?.effect)}${now?.reason ? `: ${now.reason}` : ''}`,
      `    proposed: activity ${word(proposal.activity)}, effect ${word(proposal.effect)}`,
      ...proposal.grounds.map(({ words }) => `      - ${words}`),
      ...against.map(({ message }) => `    ! ${message}`),
      ...challenges.map(
        (one) =>
          `    challenge ${one.id} (${textField(one, 'state') ?? ''}): ${textField(one, 'said') ?? ''} ${textField(one, 'answer') ?? ''}`,
      ),
    ].join('\n');
  });
  return [`Ratings as at update ${update.id}.`, ...parts].join('\n\n');
}
