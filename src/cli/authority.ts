/** `evenkeel authority`: any authority in England from published files alone, with its measures, standing and forecast. */
import type { Command } from 'commander';
import type { AuthorityMeasure, Comparison } from '../app/benchmark-authority.ts';
import type { AuthorityList, PublicAuthorities, PublicAuthority } from '../app/public-authority.ts';
import type { MissingPart } from '../app/public-shelf.ts';
import { showCount, showDecimal } from '../core/base/show.ts';
import type { CommandContext } from './context.ts';
import { lookBackText } from './look-back-text.ts';
import { wholeNumber } from './panel-options.ts';
import { textTable } from './text-table.ts';

/** What the commands need: the use cases of published authorities and a way to speak. */
export type AuthorityContext = Pick<CommandContext, 'actor' | 'version' | 'out'> & {
  readonly openApp: () => Promise<PublicAuthorities>;
};

type ListOptions = { readonly json?: boolean };
type ShowOptions = ListOptions & { readonly horizon: string; readonly seed: string; readonly draws: string };

const FURTHEST = 50;
const MOST_DRAWS = 1_000_000;

/** Add the commands to the program. */
export function registerAuthority(program: Command, context: AuthorityContext): void {
  const authority = program.command('authority').description('any authority, from published files alone');
  authority
    .command('list')
    .description('list the authorities that the stored published tables name')
    .option('--json', 'write one JSON document')
    .action(async ({ json }: ListOptions) => {
      const app = await context.openApp();
      const list = await app.listAuthorities(context.actor);
      context.out(json === true ? JSON.stringify(list, null, 2) : listText(list));
    });
  authority
    .command('show')
    .description('show one: measures with count and rate, standing among others, forecast of plans')
    .argument('<authority>', 'a name or a code')
    .option('--horizon <years>', 'how many years ahead', '5')
    .option('--seed <number>', 'start of chance', '1')
    .option('--draws <number>', 'how many draws', '1000')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: ShowOptions) => {
      const request = {
        authority: name,
        horizon: wholeNumber('--horizon', options.horizon, 1, FURTHEST),
        seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
        draws: wholeNumber('--draws', options.draws, 2, MOST_DRAWS),
        version: context.version,
      };
      const app = await context.openApp();
      const shown = await app.showAuthority(context.actor, request);
      context.out(options.json === true ? JSON.stringify(shown, null, 2) : authorityText(shown));
    });
}

function listText({ authorities, missing }: AuthorityList): string {
  const rows = authorities.map(({ code, name, region, newestYear }) => [
    name,
    code,
    region ?? 'not known',
    newestYear === null ? 'list only' : String(newestYear),
  ]);
  const table = textTable([['Authority', 'Code', 'Region', 'Newest year'], ...rows]);
  return [
    authorities.length === 0 ? 'No published table is stored yet.' : table,
    ...missingText(missing),
  ].join('\n');
}

function missingText(missing: readonly MissingPart[]): string[] {
  if (missing.length === 0) return [];
  return ['', 'Not stored yet:', ...missing.map(({ part, advice }) => `  ${part}: ${advice}`)];
}

function authorityText(shown: PublicAuthority): string {
  const { authority, measures, absent, missing } = shown;
  const title = [authority.name, authority.code, authority.region].filter((part) => part !== null).join(', ');
  const other = authority.otherCodes.map(
    (code) => `The same name had the code ${code} before, with other borders or numbers.`,
  );
  return [
    title,
    ...other,
    '',
    plansText(shown),
    '',
    measuresText(measures),
    ...whyText(measures),
    ...absent.map(({ name, missing: why }) => `${name}: ${why}.`),
    ...neighboursText(shown),
    ...missingText(missing),
  ].join('\n');
}

function plansText({ plans, seed, draws, version }: PublicAuthority): string {
  const last = plans.history
    .slice(-6)
    .map(({ year, plans: count }) => [String(year), showCount(count), '', '']);
  const ahead = plans.forecast.map(({ year, quantiles }) => {
    const [low, , middle, , high] = Object.values(quantiles).map(showCount);
    return [String(year), middle ?? '', low ?? '', high ?? ''];
  });
  const table = textTable([['January', 'Plans', '95% from', 'to'], ...last, ...ahead]);
  if (plans.missing !== null) return `No forecast of plans: ${plans.missing}.`;
  const rest = ['plan numbers', ...plans.companions].join(', ');
  const lookBack = plans.lookBack === null ? '' : `\n\n${lookBackText(plans.lookBack)}`;
  return `${table}\nForecast from published ${rest}. Seed ${seed}, ${draws} draws, version ${version}.${lookBack}`;
}

function measuresText(measures: readonly AuthorityMeasure[]): string {
  const header = [
    'Measure',
    'Year',
    'Count',
    'Of',
    'Rate',
    'Neighbours',
    'Region',
    'England',
    'Rank',
    'Quarter',
  ];
  const rows = measures.map((measure) => {
    const england = measure.comparisons.find(({ group }) => group === 'England');
    return [
      `${measure.name} (${measure.per === 100 ? '%' : 'per 1,000'})`,
      String(measure.year),
      measure.count === null ? 'missing' : showCount(measure.count),
      measure.base === null ? 'missing' : showCount(measure.base),
      rateText(measure.rate),
      ...(['neighbours', 'region', 'England'] as const).map((group) => groupText(measure.comparisons, group)),
      england?.rank == null ? '' : `${england.rank} of ${england.withRate}`,
      england?.quartile == null ? '' : `${england.quartile}${measure.polarity === 'context' ? '' : '*'}`,
    ];
  });
  return `${textTable([header, ...rows])}\nNeighbours by their median. Rank and quarter among all authorities with a rate; 1 is highest, and with * best.`;
}

/** Neighbours by their median, region and country by their own rate. */
function groupText(comparisons: readonly Comparison[], wanted: Comparison['group']): string {
  const found = comparisons.find(({ group }) => group === wanted);
  return found === undefined ? '' : rateText(wanted === 'neighbours' ? found.median : found.rate);
}

function rateText(rate: number | null): string {
  return rate === null ? 'missing' : showDecimal(rate, 1);
}

function whyText(measures: readonly AuthorityMeasure[]): string[] {
  const why = measures.flatMap(({ name, missing }) => (missing === null ? [] : [`${name}: ${missing}.`]));
  const years = [...new Set(measures.flatMap(({ peopleYear }) => (peopleYear === null ? [] : [peopleYear])))];
  return [
    ...why,
    ...years.map((year) => `Rates per 1,000 use the people of mid-${year}, the nearest stored.`),
  ];
}

function neighboursText({ neighbours }: PublicAuthority): string[] {
  if (neighbours.length === 0) return [];
  const unmatched = neighbours.filter(({ code }) => code === null).map(({ name }) => name);
  return [
    '',
    `Statistical neighbours, nearest first: ${neighbours.map(({ name }) => name).join('; ')}.`,
    ...(unmatched.length === 0 ? [] : [`Not found in any stored table: ${unmatched.join('; ')}.`]),
  ];
}
