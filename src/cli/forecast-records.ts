/** `evenkeel forecast issue`, `register`, `card` and `explain`: forecasts kept, scored, and told apart. */
import type { Command } from 'commander';
import { explainFiles, type ForecastExplained } from '../app/monitor/explain-files.ts';
import type { ForecastCard } from '../app/monitor/forecast-card.ts';
import type { IssuedForecast } from '../app/monitor/issue-forecast.ts';
import { showCount, showDecimal, showShare } from '../core/base/show.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { FURTHEST, MOST_DRAWS, wholeNumber } from './panel-options.ts';
import { textTable } from './text-table.ts';

type Json = { readonly json?: boolean };
type IssueOptions = Json & { readonly horizon: string; readonly seed: string; readonly draws: string };
type RegisterOptions = Json & { readonly origin?: string; readonly issuedAt?: string };

/** Add the commands to the program. */
export function registerForecastRecords(program: Command, context: CommandContext): void {
  const forecast = commandGroup(program, 'forecast', 'forecasts with ranges');
  const write = <T>(json: boolean | undefined, answer: T, text: (answer: T) => string) =>
    context.out(json === true ? JSON.stringify(answer, null, 2) : text(answer));
  forecast
    .command('issue')
    .description("forecast a programme's published plan numbers and keep the forecast for ever")
    .argument('<programme>', 'id of a stored programme')
    .option('--horizon <years>', 'how many years ahead', '5')
    .option('--seed <number>', 'start of chance', '1')
    .option('--draws <number>', 'how many draws', '1000')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: IssueOptions) => {
      const request = {
        horizon: wholeNumber('--horizon', options.horizon, 1, FURTHEST),
        seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
        draws: wholeNumber('--draws', options.draws, 2, MOST_DRAWS),
        version: context.version,
      };
      const { app, scope } = await openNamedProgramme(context, name);
      write(options.json, await app.issueForecast(context.actor, scope, request), issuedText);
    });
  forecast
    .command('register')
    .description('keep a forecast that was made elsewhere, or the JSON answer of a forecast command')
    .argument('<programme>', 'id of a stored programme')
    .argument('<file>', 'JSON "evenkeel/vintage@1", or the answer of forecast panel, cohort or plan')
    .option('--origin <month>', 'last month whose figures it used, where the answer does not say it')
    .option('--issued-at <moment>', 'when it was issued, for example 2024-11-04T09:00:00Z; now unless told')
    .option('--json', 'write one JSON document')
    .action(async (name: string, path: string, { origin, issuedAt, json }: RegisterOptions) => {
      const request = {
        path,
        ...(origin === undefined ? {} : { origin }),
        ...(issuedAt === undefined ? {} : { issuedAt }),
      };
      const { app, scope } = await openNamedProgramme(context, name);
      write(json, await app.registerForecast(context.actor, scope, request), issuedText);
    });
  forecast
    .command('card')
    .description('how every forecast ever issued came out: error, bias, and whether its ranges held')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--json', 'write one JSON document with every forecast scored')
    .action(async (name: string, options: Json) => {
      const { app, scope } = await openNamedProgramme(context, name);
      write(options.json, await app.forecastCard(context.actor, scope), cardText);
    });
  forecast
    .command('explain')
    .description('why plan numbers moved between two files of monthly flows; the parts add up to the whole')
    .argument('<old>', 'JSON "evenkeel/flow-path@1": the earlier forecast')
    .argument('<new>', 'JSON of the same kind and months: the later forecast, or what came')
    .option('--json', 'write one JSON document with exact fractions')
    .action(async (old: string, now: string, options: Json) => {
      write(options.json, await explainFiles(old, now), explainedText);
    });
}

function issuedText({ isNew, vintage }: IssuedForecast): string {
  const rows = vintage.steps.map(({ period, mean, quantiles }) => [
    period,
    showCount(mean),
    ...['0.1', '0.5', '0.9'].map((level) =>
      quantiles[level] === undefined ? '' : showCount(quantiles[level]),
    ),
  ]);
  const state = isNew ? 'Issued and kept' : 'Was issued before; nothing was added';
  const factor =
    vintage.rangeFactor === 1
      ? ''
      : ` Ranges multiplied by ${showDecimal(vintage.rangeFactor, 2)} for past outcomes.`;
  return `${state}: ${vintage.id}, origin ${vintage.origin}.${factor}\n\n${textTable([['Month', 'Mean', '10%', '50%', '90%'], ...rows])}`;
}

/** How to read the last column. */
const TENTHS =
  'By tenth: how many outcomes fell in each tenth of the forecast, the lowest first; level where ranges are right.';

/** The card for people: the sentence, then a row for each kind of forecast and reach. */
export function cardText(card: ForecastCard): string {
  const share = (value: number | null) => (value === null ? '' : showShare(value, 1));
  const rows = card.groups.map(
    ({ kind, series, yearsAhead, forecasts, origins, bias, error, wis, againstNaive, ranges, pit }) => [
      `${kind}, ${series}`,
      String(yearsAhead),
      String(forecasts),
      String(origins),
      share(error),
      share(bias),
      share(wis),
      againstNaive === null ? '' : showDecimal(againstNaive, 2),
      ...(['0.5', '0.8', '0.95'] as const).map((level) => {
        const found = ranges.find((one) => one.level === level);
        return found === undefined ? '' : `${found.held}/${found.count}`;
      }),
      pit.join(' '),
    ],
  );
  const header = [
    'Forecast',
    'Years ahead',
    'Came',
    'Origins',
    'Error',
    'Bias',
    'WIS',
    'Against naive',
    '50% held',
    '80% held',
    '95% held',
    'By tenth',
  ];
  const log = card.rangeLog.map(({ id, at, change }) => `${at}  ${id}  ${JSON.stringify(change)}`);
  return [
    card.sentence,
    `${card.vintages.length} forecasts are kept.`,
    ...(rows.length === 0 ? [] : ['', textTable([header, ...rows]), TENTHS]),
    ...(log.length === 0 ? [] : ['', 'What ranges were multiplied by:', ...log]),
  ].join('\n');
}

/** The parts for people, and the paragraph. */
export function explainedText({ inputs, whole, parts, text }: ForecastExplained): string {
  const [old, now] = inputs;
  const rows = parts.map(({ id, n, d, shown }) => [id, showCount(shown), d === '1' ? n : `${n}/${d}`]);
  return [
    `${now?.label ?? ''} less ${old?.label ?? ''}`,
    '',
    textTable([
      ['Part', 'Plans', 'Exactly'],
      ...rows,
      ['whole', showCount(whole.shown), whole.d === '1' ? whole.n : `${whole.n}/${whole.d}`],
    ]),
    '',
    text,
  ].join('\n');
}
