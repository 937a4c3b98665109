/** The chances of a plan's block for the finance page: how they stand beside the plan's own, fans, conditions. */
import { showShare } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import { likelihoodInWords } from '../../core/plan/likelihood-words.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import { deficitInWords, fanChart } from './plan-charts.ts';
import { conditionsTable } from './plan-conditions.ts';

/** Shape the chances; null where the plan does not tell its block apart. */
export function blockChancesView(forecast: PlanForecast) {
  const { block, levels } = forecast;
  if (block === null) return null;
  const { chances, projection } = block;
  const fanOf = { years: chances.years, levels };
  const [last, planned] = [chances.years.at(-1), projection.years.at(-1)];
  const year = yearInWords(last?.year ?? 0);
  const deficits = projection.years.map((one) => one.deficits['net-of-all-planned']['with-own'].deficitPence);
  return {
    sentence: sentence(forecast, chances.balance.asPlanned),
    charts: [
      fanChart(fanOf, {
        id: 'block-in-year',
        title: 'In-year deficit of high needs by the block’s lines',
        summary: `In ${year} the lines have ${deficitInWords(planned?.inYearDeficitPence ?? 0n)}, ${deficitInWords(last?.inYear.mean ?? 0)} is expected, and ${showShare(last?.balanceProbability ?? 0, 0)} of the runs have no deficit in that year.`,
        planned: projection.years.map((one) => one.inYearDeficitPence),
        take: ({ inYear }) => inYear,
      }),
      fanChart(fanOf, {
        id: 'block-cumulative',
        title: 'Cumulative deficit of the grant by the block’s lines, after payments and own contribution',
        summary: `At the end of ${year} the lines leave ${deficitInWords(deficits.at(-1) ?? 0n)}; ${deficitInWords(last?.after.mean ?? 0)} is expected.`,
        planned: deficits,
        take: ({ after }) => after,
      }),
    ],
    conditions: conditionsTable(chances, 'How likely each condition is to be met by the block’s lines'),
  };
}

function sentence({ balance, block }: PlanForecast, byLines: number): string {
  const grant = block?.chances.grantBalance ?? 0;
  const whole =
    (block?.projection.years[0]?.otherBlocks.length ?? 0) === 0
      ? ''
      : ` The whole grant, with the other blocks that are stated, comes to balance in ${showShare(grant, 0)} of the runs.`;
  const beyond = block === null || block.overPrices === '' ? '' : ` ${block.overPrices}`;
  return `By the block’s lines, lasting balance of high needs within the plan is ${likelihoodInWords(byLines)} (${showShare(byLines, 0)} of the runs); by the plan’s average prices it is ${showShare(balance.asPlanned, 0)}.${whole} The runs are the same: children move the lines of their type, places that are bought cost whether they are filled or not.${beyond}`;
}
