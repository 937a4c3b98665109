/** One authority from published files alone, for the page: plans and forecast first, then every measure beside neighbours and England. */
import { showCount, showDecimal } from '../../core/base/show.ts';
import { aheadInWords } from '../../core/model/look-back/look-back-words.ts';
import type { AuthorityMeasure, Comparison } from '../benchmark-authority.ts';
import type { PanelForecastYear } from '../opened-programme.ts';
import type { AuthorityList, ForecastYear, PublicAuthority } from '../public-authority.ts';
import { basesTables } from './look-back-view.ts';
import type { PageTable } from './page-values.ts';
import { type Panel, panelChart, panelInWords } from './panel-view.ts';

const POLARITY = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  context: 'Neither is better',
} as const;
const COMPANIONS = {
  'new plans': 'new plans',
  requests: 'requests for assessment',
  ages: 'the ages of those with plans',
  'young people': 'the number of young people',
} as const;

/** Shape the list to choose from, by name. */
export function publishedListView({ authorities, missing }: AuthorityList) {
  return {
    authorities: authorities
      .map(({ code, name, region }) => ({ code, name, region }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    missing: missing.map(missingInWords),
  };
}

/** Shape one authority. */
export function publishedAuthorityView(answer: PublicAuthority) {
  const { authority, plans, measures, absent, missing, inputs } = answer;
  const panel = panelOf(plans);
  const hasForecast = panel.forecast.length > 0;
  const newest = panel.history.at(-1);
  return {
    code: authority.code,
    name: authority.name,
    region: authority.region,
    lead:
      newest === undefined
        ? `No published count of plans is stored for ${authority.name}.`
        : `${authority.name} had ${showCount(newest.plans)} plans in January ${newest.year}. ${panelInWords(panel)}`.trim(),
    chart: hasForecast ? panelChart(panel) : null,
    noForecast: plans.missing,
    standing: measures.length === 0 ? null : standingTable(measures),
    lookBacks:
      plans.lookBack === null
        ? []
        : basesTables(
            plans.lookBack,
            'Published plans each January',
            aheadInWords({
              ahead: plans.lookBack.ahead,
              stepsPerYear: plans.lookBack.unit === 'year' ? 1 : 12,
            }),
          ),
    lookBackInWords: plans.lookBack?.inWords ?? '',
    sources: [
      ...(hasForecast ? [restsOn(plans)] : []),
      ...inputs.map(({ file, sha256 }) => `File ${file} (fingerprint ${sha256.slice(0, 12)}).`),
    ],
    missing: [...missing.map(missingInWords), ...absent.map(({ name, missing: why }) => `${name}: ${why}.`)],
  };
}

function restsOn({ companions, history }: PublicAuthority['plans']): string {
  const beside = companions.map((one) => COMPANIONS[one]);
  return `Calculated: 1,000 seeded paths from ${showCount(history.length)} published January counts and what authorities share${beside.length === 0 ? '' : `, with ${beside.join(', ')}`}.`;
}

/** A page brings files in by itself, so the command that the terminal names is left out. */
function missingInWords({ part, advice }: { readonly part: string; readonly advice: string }): string {
  return `Not stored yet: ${part}. ${advice.replace(/^evenkeel import /, 'Bring in ')}`;
}

function panelOf({ history, forecast }: PublicAuthority['plans']): Panel {
  return {
    history: history.map((one) => ({ ...one })),
    forecast: forecast.map(yearOf),
    rangeFactor: 1,
  };
}

function yearOf({ year, quantiles, mean }: ForecastYear): PanelForecastYear {
  const at = (level: string) => Math.round(quantiles[level] ?? mean);
  return {
    year,
    median: at('0.5'),
    low80: at('0.1'),
    high80: at('0.9'),
    low95: at('0.025'),
    high95: at('0.975'),
  };
}

function standingTable(measures: readonly AuthorityMeasure[]): PageTable {
  const number = (header: string) => ({ header, number: true });
  const words = (header: string) => ({ header, number: false });
  return {
    caption: 'Every published measure beside statistical neighbours and England',
    columns: [
      words('Measure'),
      ...['Year', 'Count', 'Of', 'Rate', 'Middle of neighbours', 'England'].map(number),
      ...['Rank among neighbours', 'Rank in England', 'Which way is good'].map(words),
    ],
    rows: measures.map((measure) => {
      const beside = (group: Comparison['group']) =>
        measure.comparisons.find((one) => one.group === group) ?? null;
      const [near, england] = [beside('neighbours'), beside('England')];
      return {
        cells: [
          `${measure.name} (${measure.per === 100 ? '%' : 'per 1,000'})`,
          String(measure.year),
          measure.count === null ? 'missing' : showCount(measure.count),
          measure.base === null ? 'missing' : showCount(measure.base),
          rate(measure.rate),
          rate(near?.median ?? null),
          rate(england?.rate ?? null),
          rank(near),
          rank(england),
          POLARITY[measure.polarity],
        ],
        emphasis: false,
      };
    }),
    note: `Rank 1 is the best where a way is good, else the highest. The authority itself is ranked with the others.${measures
      .flatMap(({ name, missing }) => (missing === null ? [] : [` ${name}: ${missing}.`]))
      .join('')}`,
  };
}

function rank(beside: Comparison | null): string {
  return beside?.rank == null ? 'no rank' : `${beside.rank} of ${beside.withRate}`;
}

function rate(value: number | null): string {
  return value === null ? 'missing' : showDecimal(value, 1);
}
