/** `evenkeel forecast why`: why a cohort forecast moved, against what came or against a later one; the parts add up to the whole. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { CohortExplained } from '../app/explain-cohort.ts';
import { showCount, showDecimal } from '../core/base/show.ts';
import { monthInWords } from '../core/base/time.ts';
import { type CohortSourceOptions, readCohortSource } from './cohort-source-options.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { monthOption } from './month-option.ts';
import { textTable } from './text-table.ts';

type Options = CohortSourceOptions & {
  readonly origin?: string;
  readonly until?: string;
  readonly lookBack?: string;
  readonly json?: boolean;
};

/** Add the command to `forecast`. */
export function registerForecastWhy(program: Command, context: CommandContext): void {
  commandGroup(program, 'forecast', 'forecasts with ranges')
    .command('why')
    .description('why plans came out otherwise than a forecast from records, in parts that add up')
    .argument('<records>', 'folder of SEN2 tables or of a transitions table, or the id of a stored programme')
    .argument('[later]', 'a folder of later records: the forecast from these is held against the earlier one')
    .option('--origin <month>', 'the month with whose beginning the earlier forecast starts')
    .option('--until <month>', 'the month at whose end both are compared')
    .option('--population <file>', 'people by single year of age, for joiners per head')
    .option('--establishments <file>', 'the register, which tells the type of each school and college')
    .option('--area <code>', "the authority's code, where the population has several")
    .option('--earlier <folder...>', 'folders of earlier SEN2 returns: the past is as long as they reach')
    .option('--look-back <basis>', 'take all rates from this part of the past')
    .option('--quiet', 'no progress')
    .option('--json', 'write one JSON document with exact fractions')
    .action(async (records: string, later: string | undefined, options: Options) => {
      const answer = await explain(context, records, later, options);
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : whyText(answer));
    });
}

async function explain(
  context: CommandContext,
  records: string,
  later: string | undefined,
  options: Options,
): Promise<CohortExplained> {
  const asked = {
    origin: options.origin === undefined ? null : monthOption('--origin', options.origin),
    until: options.until === undefined ? null : monthOption('--until', options.until),
    lookBack: options.lookBack ?? null,
    version: context.version,
  };
  if (!existsSync(records)) {
    const { findProgramme } = await import('../app/find-programme.ts');
    const app = await context.openApp();
    return await app.cohort.explain(context.actor, await findProgramme(app, context.actor, records), asked);
  }
  const { explainCohort } = await import('../app/explain-cohort.ts');
  const { requireKnownBasis } = await import('../app/require-known-basis.ts');
  requireKnownBasis(asked.lookBack, '--look-back');
  const before = await readCohortSource(context, records, options);
  const after = later === undefined ? null : await readCohortSource(context, later, options);
  return explainCohort({ ...asked, before, after });
}

/** The paragraph, then the parts. */
function whyText({ origin, until, before, after, whole, parts, text }: CohortExplained): string {
  const rows = parts.map(({ id, shown }) => [id, showCount(shown)]);
  return [
    text,
    '',
    `Forecast from the beginning of ${monthInWords(origin)} for the end of ${monthInWords(until)}: ${showDecimal(before, 1)} plans; against it: ${showDecimal(after, 1)}.`,
    '',
    textTable([['Part', 'Plans'], ...rows, ['whole', showCount(whole.shown)]]),
  ].join('\n');
}
