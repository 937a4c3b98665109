/** The High Needs Block for people at a terminal: income and spend by line and year, then every deficit with its basis. */
import { blockRows } from '../app/block-rows.ts';
import { pence } from '../core/base/pence.ts';
import { showMillions, showShare } from '../core/base/show.ts';
import { yearInWords } from '../core/base/time.ts';
import type { Spread } from '../core/plan/chances.ts';
import type { BlockForecast } from '../core/plan/forecast-block.ts';
import { likelihoodInWords } from '../core/plan/likelihood-words.ts';
import { textTable } from './text-table.ts';

/** Write the block; an empty text where the plan has none. */
export function blockText(block: BlockForecast | null, levels: readonly number[]): string {
  if (block === null) return '';
  const { years } = block.projection;
  const table = textTable([
    ['Line', ...years.map(({ year }) => yearInWords(year))],
    ...blockRows(years).map(({ label, pence: amounts }) => [
      label,
      ...amounts.map((amount) => showMillions(pence(amount), 2)),
    ]),
  ]);
  return [
    'The High Needs Block line by line',
    table,
    ...(block.overPrices === '' ? [] : [block.overPrices]),
    '',
    blockChancesText(block, levels),
  ].join('\n');
}

function blockChancesText({ chances, projection }: BlockForecast, levels: readonly number[]): string {
  const money = (amount: bigint | number) => showMillions(pence(amount), 2);
  const between = ({ mean, quantiles }: Spread) =>
    [0.1, 0.9].map((level) => money(quantiles[levels.indexOf(level)] ?? mean)).join(' to ');
  const positions = chances.years.map((year, place) => [
    yearInWords(year.year),
    money(projection.years[place]?.inYearDeficitPence ?? 0n),
    money(year.inYear.mean),
    between(year.inYear),
    showShare(year.balanceProbability, 0),
    showShare(chances.firstBalance[place]?.probability ?? 0, 1),
    between(year.before),
    between(year.after),
  ]);
  const conditions = chances.conditions.map((one) => [
    one.id,
    showShare(one.probability, 1),
    one.inWords,
    showShare(one.withoutUnexplained.probability, 1),
    one.basisInWords,
  ]);
  const { asPlanned } = chances.balance;
  return [
    'Chances by the block’s lines, over the same draws',
    textTable([
      [
        'Year',
        'In-year, planned',
        'Expected',
        '80% range',
        'Balances',
        'Lasting from',
        'Before, 80%',
        'After, 80%',
      ],
      ...positions,
    ]),
    `Lasting balance within the plan: ${showShare(asPlanned, 1)}, ${likelihoodInWords(asPlanned)}; not within it: ${showShare(chances.noBalance, 1)}; of the whole grant: ${showShare(chances.grantBalance, 1)}.`,
    ...(conditions.length === 0
      ? []
      : [
          'Conditions by the block’s lines',
          textTable([['Condition', 'Chance', 'In words', 'Without unexplained', 'Basis'], ...conditions]),
        ]),
  ].join('\n');
}
