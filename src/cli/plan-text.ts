/** A plan's forecast for people at a terminal: the answer first, then the tables behind it. */
import type { planAnswer } from '../app/plan-answer.ts';
import { firstBalanceTable } from '../app/views/first-balance-table.ts';
import { twoWayView } from '../app/views/two-way-table.ts';
import { knowingTable } from '../app/views/knowing-table.ts';
import { labelOf } from '../app/views/plan-tornado.ts';
import { termsTable } from '../app/views/terms-table.ts';
import { pence } from '../core/base/pence.ts';
import { showMillions, showShare } from '../core/base/show.ts';
import { yearInWords } from '../core/base/time.ts';
import { expectNoteInWords } from '../core/model/cohort/expect-note-words.ts';
import type { Spread } from '../core/plan/chances.ts';
import type { PlanForecast } from '../core/plan/plan-forecast.ts';
import { showGrowth, showSought } from '../core/plan/show-assumption.ts';
import { blockText } from './block-text.ts';
import { pageTableText } from './page-table-text.ts';
import { firstOf, sensitivityText } from './sensitivity-text.ts';
import { textTable } from './text-table.ts';

/** Write the forecast. */
export function planText(forecast: PlanForecast, answer: ReturnType<typeof planAnswer>): string {
  const parts = [
    answer.headline.join('\n'),
    positions(forecast),
    gapTable(forecast),
    blockText(forecast.block, forecast.levels),
    wholeCostText(forecast),
    conditions(forecast),
    pageTableText(firstBalanceTable(forecast)),
    mitigations(forecast),
    sensitivityText('What moves the answer most', forecast.sensitivities),
    sensitivityText('What moves the block’s lines most', forecast.block?.sensitivities ?? []),
    stresses(forecast),
    pageTableText(twoWayView(forecast)),
    pageTableText(knowingTable(forecast)),
    growth(forecast),
    pageTableText(termsTable(forecast)),
    ...forecast.risks.map(
      ({ message, place, advice }) => `Mind: ${message} (${place ?? ''}). ${advice ?? ''}`,
    ),
    `A deficit is positive. “Before” is before programme payments and the authority’s own contribution, “after” is net of all planned payments and of own contribution; in-year counts neither. Seed ${answer.seed}, ${answer.draws} draws, version ${answer.version}.`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What lies outside the grant; nothing is said where the plan states none. */
function wholeCostText({ wholeCost }: PlanForecast): string {
  if (wholeCost === null) return '';
  const shown = (amount: bigint | null) => (amount === null ? 'not known' : millions(amount));
  const rows = wholeCost.map(({ year, spendPence, lines, wholePence }) => [
    yearInWords(year),
    millions(spendPence),
    ...lines.map(({ amountPence }) => shown(amountPence)),
    shown(wholePence),
  ]);
  const names = wholeCost[0]?.lines.map(({ name }) => name) ?? [];
  return `What the same children cost in all; what lies outside the grant is in no deficit\n${textTable([['Year', 'Within the grant', ...names, 'In all'], ...rows])}`;
}

function millions(amount: bigint | number): string {
  return showMillions(pence(amount), 2);
}

function positions({ years, central, levels }: PlanForecast): string {
  const low = levels.indexOf(0.1);
  const high = levels.indexOf(0.9);
  const rows = years.map((year, place) => {
    const exact = central.years[place];
    return [
      yearInWords(year.year),
      millions(exact?.inYearDeficitPence ?? 0n),
      millions(year.inYear.mean),
      `${millions(year.inYear.quantiles[low] ?? 0)} to ${millions(year.inYear.quantiles[high] ?? 0)}`,
      showShare(year.balanceProbability, 0),
      millions(exact?.cumulativeBeforeContributionsPence ?? 0n),
      millions(exact?.cumulativeAfterContributionsPence ?? 0n),
      `${millions(year.after.quantiles[low] ?? 0)} to ${millions(year.after.quantiles[high] ?? 0)}`,
    ];
  });
  const header = [
    'Year',
    'In-year, planned',
    'Expected',
    '80% range',
    'Balances',
    'Before, planned',
    'After, planned',
    '80% range',
  ];
  return textTable([header, ...rows]);
}

function gapTable({ gap, mitigations: named }: PlanForecast): string {
  const rows = gap.map((year) => [
    yearInWords(year.year),
    millions(year.unmitigatedPence),
    ...year.mitigationsPence.map((amount) => millions(-amount)),
    millions(-year.unnamedCaseloadPence),
    millions(-year.unexplainedSavingPence),
    millions(year.plannedPence),
    millions(year.namedOnlyPence),
  ]);
  const header = [
    'Year',
    'Unmitigated',
    ...named.map(({ id }) => id),
    'Unnamed caseload',
    'UNEXPLAINED',
    'Planned',
    'On named alone',
  ];
  return `From the unmitigated in-year deficit to the planned one\n${textTable([header, ...rows])}`;
}

function conditions({ conditions: judged, block }: PlanForecast): string {
  if (judged.length === 0) return '';
  const rows = judged.map((one) => [
    one.id,
    showShare(one.probability, 1),
    one.inWords,
    showShare(one.withoutUnexplained.probability, 1),
    one.basisInWords,
  ]);
  const table = textTable([['Condition', 'Chance', 'In words', 'Without unexplained', 'Basis'], ...rows]);
  return block === null ? table : `Conditions by the plan’s average prices\n${table}`;
}

function mitigations(forecast: PlanForecast): string {
  const { mitigations: list, attribution, levels } = forecast;
  if (list.length === 0) return '';
  const total = (values: readonly bigint[]) => millions(values.reduce((sum, value) => sum + value, 0n));
  const rows = list.map((one) => [
    one.id,
    total(one.switchOff),
    total(one.share),
    total(one.overlap),
    millions(one.value.mean),
    rangeOf(one.value, levels),
    one.reckoned.brief,
  ]);
  const how = attribution === 'shapley' ? 'shares by Shapley' : 'shares by layers in the order given';
  return `${textTable([['Mitigation', 'Planned value', 'Share', 'Overlap', 'Expected', '80% range', 'Reckoned'], ...rows])}\nAll years together; ${how}.\n${reckonedText(forecast)}`;
}

/** Which way each is reckoned, and what those on flows come to together. */
function reckonedText({ mitigations: list, onFlows, levels }: PlanForecast): string {
  const ways = list.flatMap(({ id, reckoned: { inWords, mind } }) => [
    `${id}: ${inWords}`,
    ...(mind === null ? [] : [mind]),
  ]);
  if (onFlows === null) return ways.join('\n');
  const { value, fewer, notes } = onFlows;
  const last = fewer.at(-1);
  const together = `Those on flows together, over the draws: ${millions(value.mean)} (${rangeOf(value, levels)}); plans fewer at 31 March ${last?.year}: ${Math.round(last?.planned ?? 0)} as planned, ${Math.round(last?.mean ?? 0)} as they turn out.`;
  return [...ways, together, ...notes.map(expectNoteInWords)].join('\n');
}

function rangeOf({ quantiles }: Spread, levels: readonly number[]): string {
  return `${millions(quantiles[levels.indexOf(0.1)] ?? 0)} to ${millions(quantiles[levels.indexOf(0.9)] ?? 0)}`;
}

function stresses({ stresses: run }: PlanForecast): string {
  const rows = run.map(({ label, outcome }) => [
    label,
    millions(outcome.lastInYearPence),
    millions(outcome.residualPence),
    firstOf(outcome),
  ]);
  return textTable([['What if', 'Last year', 'Deficit at the end', 'Balance from'], ...rows]);
}

function growth({ balanceRanges, needed }: PlanForecast): string {
  const ranges = balanceRanges.map(
    ({ year, lowest, highest }) =>
      `Balance comes first in ${yearInWords(year)} for any growth of the block ${showGrowth(lowest, highest)} a year.`,
  );
  const asked = needed.map(
    (one) => `Balance by ${yearInWords(one.byYear)}, ${labelOf(one)}: ${showSought(one.sought, one.unit)}.`,
  );
  return [...ranges, ...asked.filter((line) => !line.endsWith('no value tried brings it.'))].join('\n');
}
