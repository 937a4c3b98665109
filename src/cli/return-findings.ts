/** `evenkeel return findings` and `return answer`: what the check finds in a draft, and what is said to it. */
import type { Command } from 'commander';
import type { DraftFinding } from '../app/findings/draft-findings.ts';
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { openStored } from './return-target.ts';

type Options = { readonly update: string; readonly json?: boolean };
type AnswerOptions = Options & {
  readonly explain?: string;
  readonly accept?: string;
  readonly takeBack?: string;
};

/** Add the commands below "return". */
export function registerReturnFindings(group: Command, context: CommandContext): void {
  group
    .command('findings')
    .description(
      'check the return as it stands; a freeze waits until each error is fixed, explained or accepted',
    )
    .argument('<programme>', 'id of a stored programme')
    .requiredOption('--update <id>', 'which update, for example 2024-25/3')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, { update, json }: Options) => {
      const { app, scope } = await openStored(context, programme);
      const { rulesRun, findings } = await app.findings.check(context.actor, scope, update);
      if (findings.some(({ answer, severity }) => answer === null && severity === 'error'))
        context.setExit(1);
      const text = findings.length === 0 ? nothingFound(rulesRun) : findings.map(lineOf).join('\n\n');
      context.out(
        json === true
          ? JSON.stringify(
              { schema: 'evenkeel/return-findings@1', updateId: update, rulesRun, findings },
              null,
              2,
            )
          : text,
      );
    });
  group
    .command('answer')
    .description('explain or accept a finding; the reason and who gave it stay in the record')
    .argument('<programme>', 'id of a stored programme')
    .argument('<finding>', 'its key, as "return findings" shows it')
    .requiredOption('--update <id>', 'which update, for example 2024-25/3')
    .option('--explain <reason>', 'why the words and figures are right as they are')
    .option('--accept <reason>', 'why they stand although they are not')
    .option('--take-back <reason>', 'why the earlier answer no longer holds')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, key: string, options: AnswerOptions) => {
      const { app, scope } = await openStored(context, programme);
      const wish = { updateId: options.update, key, ...answerOf(options) };
      const finding = await app.findings.answer(context.actor, scope, wish);
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/finding-answered@1', finding }, null, 2)
          : lineOf(finding),
      );
    });
}

function nothingFound(rulesRun: number | null): string {
  return rulesRun === null
    ? 'Nothing was checked: the return cannot be built yet. "evenkeel return build" says what stands in the way.'
    : `The check finds nothing: ${rulesRun} rules were run.`;
}

function answerOf({ explain, accept, takeBack }: AnswerOptions) {
  const given = [
    ...(explain === undefined ? [] : [{ answer: 'explained', reason: explain } as const]),
    ...(accept === undefined ? [] : [{ answer: 'accepted', reason: accept } as const]),
    ...(takeBack === undefined ? [] : [{ answer: 'taken-back', reason: takeBack } as const]),
  ];
  const [only] = given;
  if (only !== undefined && given.length === 1) return only;
  return raise({
    code: 'call.wrong',
    message: 'A finding is answered in one way',
    advice: 'Give one of --explain, --accept and --take-back, each with its reason.',
  });
}

function lineOf({ key, rule, severity, section, quotes, arithmetic, advice, answer }: DraftFinding): string {
  const place = section === null ? '' : ` in “${section}”`;
  const said =
    answer === null
      ? `open; ${advice}`
      : `${answer.answer} by ${answer.by} on ${answer.at.slice(0, 10)}: ${answer.reason}`;
  return `${key}  ${severity}, ${rule}${place}\n    “${quotes.join('” and “')}”\n    ${arithmetic}\n    ${said}`;
}
