/** The benchmarking page's words: standing, count beside rate, which way is good, and one measure authority by authority. */
import { withCapital, withSmall } from '../../core/base/first-letter.ts';
import { showCount, showDecimal } from '../../core/base/show.ts';
import type { Polarity } from '../../core/benchmark/public-measures.ts';
import type { AuthorityMeasure, Comparison } from '../benchmark-authority.ts';
import type { BenchmarkAnswer, BenchmarkMember } from '../benchmark-programme.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { headerOf } from './page-facts.ts';
import type { PageChart, PageTable } from './page-values.ts';

const POLARITY: Readonly<Record<Polarity, string>> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  context: 'Neither is better',
};

/** Shape the page. */
export function benchmarkView(open: OpenProgramme, answer: BenchmarkAnswer) {
  const { authorities, authority, groups, group, measure, measures, missing, absent } = answer;
  return {
    header: headerOf(open),
    lead: leadOf(answer),
    of: authority?.code ?? '',
    beside: group?.group ?? '',
    measure: measure?.id ?? '',
    authorities: authorities.map(({ code, name }) => ({ value: code, text: name })),
    groups: groups.map((one) => ({ value: one.group, text: groupName(one) })),
    measures: measures.map(({ id, name }) => ({ value: id, text: name })),
    standing: measures.length === 0 ? null : standingTable(answer),
    chart: benchmarkChart(answer),
    missing: missing.map(
      ({ part, advice }) => `${withCapital(part)}. ${advice.replace(/^evenkeel import /, 'Bring in ')}`,
    ),
    absent: absentTable(absent),
  };
}

function groupName({ group, name, others }: BenchmarkAnswer['groups'][number]): string {
  const many = `${showCount(others.length)} ${others.length === 1 ? 'other' : 'others'}`;
  return group === 'England' ? `All of England (${many})` : `${name} (${many})`;
}

/** Measures that no authority has, under what is missing for them; null where there are none. */
function absentTable(absent: BenchmarkAnswer['absent']): PageTable | null {
  if (absent.length === 0) return null;
  const byReason = Map.groupBy(absent, ({ missing }) => missing);
  return {
    caption: `${showCount(absent.length)} ${absent.length === 1 ? 'measure' : 'measures'} without a figure`,
    columns: ['What is missing', 'Measures'].map((header) => ({ header, number: false })),
    rows: [...byReason].map(([reason, own]) => ({
      cells: [`${withCapital(reason)}.`, own.map(({ name }) => name).join('; ')],
      emphasis: false,
    })),
    note: '',
  };
}

function leadOf(answer: BenchmarkAnswer): string {
  const { authority, authorities, group } = answer;
  if (authorities.length === 0) return 'Nothing can be compared yet: no published table is stored.';
  if (authority === null) return 'No stored table has this authority. Choose another one.';
  const beside = group === null ? 'nobody yet' : groupInSentence(group);
  return `${authority.name} beside ${beside}${chosenInWords(answer)}. ${standingInWords(answer)}Every figure is published; none is from the records of a child.`;
}

function groupInSentence(group: BenchmarkAnswer['groups'][number]): string {
  return group.group === 'region' ? groupName(group) : withSmall(groupName(group));
}

/** How the authority stands on the measure that is told: ": plans 39.6 (per 1,000) in 2024, rank 1 of 11, with 37.6 in the middle". */
function chosenInWords(answer: BenchmarkAnswer): string {
  const { measure } = answer;
  if (measure === null) return '';
  const beside = besideOf(measure, answer);
  const rank = beside?.rank == null ? '' : `, rank ${beside.rank} of ${beside.withRate}`;
  const middle = beside?.median == null ? '' : `, with ${rate(beside.median)} in the middle`;
  const own = measure.rate === null ? 'has no rate' : `${rate(measure.rate)} (${unitOf(measure)})`;
  return `: ${withSmall(measure.name)} ${own} in ${measure.year}${rank}${middle}`;
}

/** "Of 3 measures with a better side, 1 is in the best quarter (…) and 1 in the worst (…). " Empty where no quarter is known. */
function standingInWords(answer: BenchmarkAnswer): string {
  const placed = answer.measures.flatMap((measure) => {
    const quartile = measure.polarity === 'context' ? null : (besideOf(measure, answer)?.quartile ?? null);
    return quartile === null ? [] : [{ name: measure.name, quartile }];
  });
  if (placed.length === 0) return '';
  const told = (quartile: number, word: string) => {
    const names = placed.filter((one) => one.quartile === quartile).map(({ name }) => name);
    const which = names.length === 0 ? '' : ` (${names.join('; ')})`;
    return `${names.length === 0 ? 'none' : showCount(names.length)} in the ${word} quarter${which}`;
  };
  const many = `${showCount(placed.length)} ${placed.length === 1 ? 'measure' : 'measures'} with a better side`;
  return `Of ${many}: ${told(4, 'worst')}, ${told(1, 'best')}. `;
}

/** The comparison of a measure with the chosen group. */
function besideOf({ comparisons }: AuthorityMeasure, { group }: BenchmarkAnswer): Comparison | null {
  return comparisons.find((one) => one.group === group?.group) ?? null;
}

function standingTable(answer: BenchmarkAnswer): PageTable {
  const number = (header: string) => ({ header, number: true });
  return {
    caption: 'Every measure',
    columns: [
      { header: 'Measure', number: false },
      ...['Year', 'Count', 'Of', 'Rate', 'Middle of the group', 'Rate of the group'].map(number),
      ...['Rank', 'Quarter', 'Which way is good'].map((header) => ({ header, number: false })),
    ],
    rows: answer.measures.map((measure) => {
      const beside = besideOf(measure, answer);
      return {
        cells: [
          `${measure.name} (${unitOf(measure)})`,
          String(measure.year),
          count(measure.count),
          count(measure.base),
          rate(measure.rate),
          rate(beside?.median ?? null),
          rate(beside?.rate ?? null),
          beside?.rank == null ? 'no rank' : `${beside.rank} of ${beside.withRate}`,
          beside?.quartile == null ? 'none' : String(beside.quartile),
          POLARITY[measure.polarity],
        ],
        emphasis: measure.id === answer.measure?.id,
      };
    }),
    note: `Rank 1 and quarter 1 are the best where a way is good, else the highest. Those alike share a rank; fewer than four rates make no quarters.${whyMissing(answer)}`,
  };
}

/** Why figures are missing, each reason with its measure. */
function whyMissing({ measures }: BenchmarkAnswer): string {
  return measures
    .flatMap(({ name, missing }) => (missing === null ? [] : [` ${name}: ${missing}.`]))
    .join('');
}

function unitOf({ per }: Pick<AuthorityMeasure, 'per'>): string {
  return per === 100 ? '%' : 'per 1,000';
}

function count(value: number | null): string {
  return value === null ? 'missing' : showCount(value);
}

function rate(value: number | null): string {
  return value === null ? 'missing' : showDecimal(value, 1);
}

/** The chosen measure, authority by authority, highest rate first; null where nobody is in it. */
export function benchmarkChart(answer: BenchmarkAnswer): PageChart | null {
  const { authority, group, measure, members } = answer;
  if (authority === null || group === null || measure === null) return null;
  const drawn = members.filter((member) => member.rate !== null);
  if (drawn.length === 0) return null;
  const beside = besideOf(measure, answer);
  const median = beside?.median ?? null;
  const kind = 'bar' as const;
  const ratesOf = (is: (member: BenchmarkMember) => boolean) =>
    drawn.map((member) => (is(member) ? member.rate : null));
  const own = members.find(({ isOwn }) => isOwn);
  const said = own?.rate == null ? 'has no rate' : `has ${rate(own.rate)}`;
  const title = `${measure.name}, ${measure.year}`;
  return {
    chart: {
      id: `benchmark-${measure.id.toLowerCase()}`,
      title,
      summary: `${measure.definition}: ${authority.name} ${said}, the middle of the others and itself is ${rate(median)} (${unitOf(measure)}). ${POLARITY[measure.polarity]}.`,
      xLabel: group.name,
      yLabel: unitOf(measure),
      categories: drawn.map(({ name }) => name),
      series: [
        { kind, label: authority.name, role: 'actual', values: ratesOf(({ isOwn }) => isOwn) },
        { kind, label: 'Others', role: 'context', values: ratesOf(({ isOwn }) => !isOwn) },
        ...(median === null
          ? []
          : [
              {
                kind: 'line' as const,
                label: 'Middle',
                role: 'limit' as const,
                values: drawn.map(() => median),
              },
            ]),
      ],
      startsAtZero: true,
      decimals: 1,
    },
    table: {
      caption: title,
      columns: [
        { header: 'Authority', number: false },
        ...['Count', 'Of', `Rate, ${unitOf(measure)}`].map((header) => ({ header, number: true })),
        { header: 'What is missing', number: false },
      ],
      rows: members.map((member) => ({
        cells: [
          member.name,
          count(member.count),
          count(member.base),
          rate(member.rate),
          member.missing ?? '',
        ],
        emphasis: member.isOwn,
      })),
      note: measure.definition,
    },
  };
}
