/** `evenkeel plan outturn`: the plan beside what was booked and counted so far, to the penny, and mitigations as they come. */
import type { Command } from 'commander';
import type { OutturnAnswer } from '../app/plans/plan-outturn.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { pence } from '../core/base/pence.ts';
import { raise } from '../core/base/problem.ts';
import { showDecimal, showMillions, showPence, showShare } from '../core/base/show.ts';
import { monthInWords, parseYear } from '../core/base/time.ts';
import { BRIDGE_PARTS } from '../core/plan/bridge.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { textTable } from './text-table.ts';

/** What a plan is held against its outturn by. */
export type OutturnOptions = {
  readonly planVersion: string;
  /** The newest where null. */
  readonly year: number | null;
  readonly isJson: boolean;
};

/** Add a command that holds a stored plan against an outturn of a year. @throws ProblemError `call.wrong` where the year is none. */
export function addOutturnCommand(
  plan: Command,
  told: { readonly name: string; readonly description: string; readonly newest: string },
  run: (programme: string, options: OutturnOptions) => Promise<void>,
): void {
  plan
    .command(told.name)
    .description(told.description)
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--plan-version <name>', 'a locked version in place of the live plan', 'live')
    .option('--year <year>', `a financial year such as 2024/25; ${told.newest} where not given`)
    .option('--json', 'write one JSON document')
    .action(
      async (
        programme: string,
        options: { readonly planVersion: string; readonly year?: string; readonly json?: boolean },
      ) => {
        const year = options.year === undefined ? null : readYear(options.year);
        await run(programme, { planVersion: options.planVersion, year, isJson: options.json === true });
      },
    );
}

/** Add the command under `plan`. */
export function addPlanOutturn(plan: Command, context: CommandContext): void {
  addOutturnCommand(
    plan,
    {
      name: 'outturn',
      description: 'a stored plan beside what the ledger booked and the months counted, to the penny',
      newest: 'the newest with bookings',
    },
    async (programme, { planVersion: version, year, isJson }) => {
      const { app, scope } = await openNamedProgramme(context, programme);
      const answer = await app.plans.outturn(context.actor, scope, { version, year });
      context.out(isJson ? writeExactJson(answer) : outturnText(answer));
    },
  );
}

/** Read the year of an option. @throws ProblemError `call.wrong`. */
export function readYear(text: string): number {
  return (
    parseYear(text) ??
    raise({
      code: 'call.wrong',
      place: text,
      message: '--year must be a financial year',
      advice: 'Give one such as 2024/25.',
    })
  );
}

function outturnText(answer: OutturnAnswer): string {
  const money = (amount: bigint) => showPence(pence(amount));
  const last = answer.months.at(-1) ?? '';
  const table = textTable([
    ['', 'In-year deficit'],
    [`Plan “${answer.version}” to ${monthInWords(last)}`, money(answer.planPence)],
    ...BRIDGE_PARTS.filter((part) => part !== 'timing').map((part) => [part, money(answer.partsPence[part])]),
    [`Booked to ${monthInWords(last)}`, money(answer.outturnPence)],
  ]);
  const achieved = answer.mitigations.flatMap(({ name, achieved: one }) =>
    one === null
      ? [`${name}: nothing reported yet.`]
      : [
          `${name}: ${showDecimal(one.achievedPlans, 0)} of ${showDecimal(one.plannedPlans, 0)} plans planned up to ${monthInWords(one.upTo)}${one.share === null ? '' : ` (${showShare(one.share, 0)})`}, ${showMillions(pence(one.achievedPence), 2)} saved of ${showMillions(pence(one.plannedPence), 2)}.`,
        ],
  );
  const silent =
    answer.notBooked.length === 0
      ? []
      : [`Nothing is booked under ${answer.notBooked.join(', ')}: that is not told, not nil.`];
  return [
    answer.paragraph,
    table,
    ...silent,
    'Lines of the plan follow the straight line from one 31 March to the next, the rest twelfths of the year.',
    ...achieved,
  ].join('\n');
}
