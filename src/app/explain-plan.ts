/** How each figure of a plan's forecast comes about: its equation, where that is written, what goes into it. */
import { yearInWords } from '../core/base/time.ts';
import { BLOCK_RULES } from './explain-block.ts';
import type { Rule } from './explain-rule.ts';

const PROJECTION = 'docs/method/0001-finance-projection.md';
const PLAN = 'docs/method/0009-plan-and-money.md';
const none = () => [];
const central =
  (...names: readonly string[]) =>
  (year: string) =>
    names.map((name) => `central.${year}.${name}`);

const CHANCE_INPUTS = ['caseload', 'mitigations', 'ranges'] as const;

/** The first rule that fits a figure's name explains it. */
export const PLAN_RULES: readonly Rule[] = [
  {
    of: /^central\..*\.unitCostPence/,
    equation: 'unit cost = base unit cost × inflation of unit costs ^ years since the first, rounded once',
    method: `${PROJECTION}, 1.2`,
    inputs: ['baseUnitCostPence', 'unitCostInflation'],
    madeOf: none,
  },
  {
    of: /^central\..*\.(lineCostPence|twiceAverageCaseload)/,
    equation:
      'line = unit cost × (plans at the opening 31 March + plans at the closing one) ÷ 2, rounded once',
    method: `${PROJECTION}, 1.3 and 1.4`,
    inputs: ['caseload', 'baseUnitCostPence', 'unitCostInflation'],
    madeOf: central('unitCostPence', 'twiceAverageCaseload'),
  },
  {
    of: /^central\..*\.otherHighNeedsPence/,
    equation: 'other spend = its base × its inflation ^ years since the first, rounded once',
    method: `${PROJECTION}, 1.5`,
    inputs: ['otherHighNeedsBasePence', 'otherHighNeedsInflation'],
    madeOf: none,
  },
  {
    of: /^(central\..*\.furtherSavingPence|unexplainedSaving)/,
    equation:
      'saving = base of the year × inflation of unit costs ^ years since the first, rounded once; no named mitigation explains it',
    method: `${PROJECTION}, 1.6; ${PLAN}, section 6`,
    inputs: ['furtherSavingBasePence', 'unitCostInflation'],
    madeOf: none,
  },
  {
    of: /^central\..*\.hnbIncomePence/,
    equation: 'income = the newest known allocation × growth ^ years since it, rounded once',
    method: `${PROJECTION}, 1.8`,
    inputs: ['hnbIncomePence', 'hnbGrowth'],
    madeOf: none,
  },
  {
    of: /^central\..*\.schoolsBlockPence/,
    equation: 'Schools Block = the newest known allocation × its growth ^ years since it, rounded once',
    method: `${PROJECTION}, 1.9`,
    inputs: ['schoolsBlockPence', 'schoolsBlockGrowth'],
    madeOf: none,
  },
  {
    of: /^central\..*\.(schoolsBlock)/,
    equation: 'transfer = Schools Block of the year × rate of the year, rounded once',
    method: `${PROJECTION}, 1.9`,
    inputs: ['transferRate', 'transfers'],
    madeOf: central('schoolsBlockPence'),
  },
  {
    of: /^central\..*\.spendPence/,
    equation: 'spend = sum of the lines + other spend − saving',
    method: `${PROJECTION}, 1.7`,
    inputs: [],
    madeOf: central('lineCostPence', 'otherHighNeedsPence', 'furtherSavingPence'),
  },
  {
    of: /^central\..*\.inYearDeficitPence/,
    equation: 'in-year deficit = spend − income − transfer; payments and own contribution never enter it',
    method: `${PROJECTION}, 1.10`,
    inputs: [],
    madeOf: central('spendPence', 'hnbIncomePence', 'schoolsBlockTransferPence'),
  },
  {
    of: /^central\..*\.cumulativeBefore/,
    equation: 'cumulative before contributions = that of the year before + in-year deficit',
    method: `${PROJECTION}, 1.11`,
    inputs: ['openingBeforeContributionsPence'],
    madeOf: (year) => [
      `central.${yearBefore(year)}.cumulativeBeforeContributionsPence`,
      `central.${year}.inYearDeficitPence`,
    ],
  },
  {
    of: /^central\..*\.cumulativeAfter/,
    equation:
      'cumulative after contributions = that of the year before + in-year deficit − programme payment − own contribution',
    method: `${PROJECTION}, 1.12`,
    inputs: ['openingAfterContributionsPence', 'safetyValvePaymentPence', 'laContributionPence', 'payments'],
    madeOf: (year) => [
      `central.${yearBefore(year)}.cumulativeAfterContributionsPence`,
      `central.${year}.inYearDeficitPence`,
    ],
  },
  {
    of: /^firstSustainedBalance/,
    equation: 'the first year in which neither it nor any later year of the plan has an in-year deficit',
    method: `${PROJECTION}, below 1.12`,
    inputs: ['years'],
    madeOf: none,
  },
  {
    of: /^headline/,
    equation: 'sentences made of figures of this answer, each rounded only where it is shown',
    method: `${PLAN}, sections 4 to 6`,
    inputs: ['conditions', 'furtherSavingBasePence', 'runRate'],
    madeOf: () => ['balanceWithinPlan.probability', 'noBalanceWithinPlan', 'firstSustainedBalance'],
  },
  {
    of: /^attribution/,
    equation:
      'joint value = in-year deficit with every mitigation switched off − in-year deficit of the plan; overlap = sum of the values of each switched off alone − joint value',
    method: `${PLAN}, section 5`,
    inputs: ['mitigations', 'flows'],
    madeOf: (year) => [`sufficiency.years.${year}.unmitigatedPence`, ...central('inYearDeficitPence')(year)],
  },
  {
    of: /^onFlows/,
    equation:
      'in each draw: the plan without the mitigations on flows − the plan with them, run with the same chance; as planned: on the exact mean',
    method: `${PLAN}, section 3a`,
    inputs: ['mitigations', 'cohort'],
    madeOf: none,
  },
  {
    of: /^wholeCost/,
    equation: 'whole cost = high needs spend + what lies outside the grant; no deficit counts the second',
    method: `${PLAN}, section 1`,
    inputs: ['wholeCost'],
    madeOf: central('spendPence'),
  },
  {
    of: /^caseloadFrom/,
    equation: 'where simulated plan numbers come from: records, rates and how they were tested',
    method: 'docs/method/0007-cohort-fit.md',
    inputs: ['cohort'],
    madeOf: none,
  },
  ...BLOCK_RULES,
  {
    of: /^deficitTerms/,
    equation:
      'deficit after payments and own contribution at the date; grant = share × that deficit; carrying cost = rate × mean of opening and closing deficit',
    method: `${PLAN}, section 1`,
    inputs: ['terms'],
    madeOf: central('cumulativeAfterContributionsPence'),
  },
  {
    of: /^(years|withoutUnexplainedSaving)\..*\.balanceProbability/,
    equation: 'share of the draws in which the year has no in-year deficit',
    method: `${PLAN}, section 4`,
    inputs: CHANCE_INPUTS,
    madeOf: central('inYearDeficitPence'),
  },
  {
    of: /^(years|withoutUnexplainedSaving)\./,
    equation: 'mean and quantiles over the draws of the same equations as the central case',
    method: `${PLAN}, sections 2 to 4`,
    inputs: CHANCE_INPUTS,
    madeOf: central('inYearDeficitPence'),
  },
  {
    of: /^(conditions|firstBalance|noBalanceWithinPlan|balanceWithinPlan)/,
    equation: 'share of the draws in which it is so',
    method: `${PLAN}, section 4`,
    inputs: ['conditions', ...CHANCE_INPUTS],
    madeOf: none,
  },
  {
    of: /^mitigations\..*\.(valuePence\.planned|plannedByYearPence)/,
    equation:
      'in-year deficit with this mitigation switched off − in-year deficit of the plan, summed over the years',
    method: `${PLAN}, section 5`,
    inputs: ['mitigations', 'flows'],
    madeOf: none,
  },
  {
    of: /^mitigations\..*\.sharePence/,
    equation:
      'mean, over all orders of switching the mitigations on, of what this one adds; whole pence by largest remainders',
    method: `${PLAN}, section 5`,
    inputs: ['mitigations', 'flows'],
    madeOf: none,
  },
  {
    of: /^mitigations\..*\.alonePence/,
    equation:
      'in-year deficit with every mitigation switched off − in-year deficit with this one alone, summed over the years',
    method: `${PLAN}, section 5`,
    inputs: ['mitigations', 'flows'],
    madeOf: none,
  },
  {
    of: /^mitigations\..*\.overlapPence/,
    equation: 'what it brings as the only one − what the plan loses when it alone is switched off',
    method: `${PLAN}, section 5`,
    inputs: ['mitigations', 'flows'],
    madeOf: none,
  },
  {
    of: /^mitigations\..*\.reckoned/,
    equation:
      'on the flow where the caseload comes from records and the mitigation names a flow; as counted by the plan otherwise; on prices for a share of prices',
    method: `${PLAN}, section 3a`,
    inputs: ['mitigations', 'cohort'],
    madeOf: none,
  },
  {
    of: /^mitigations\..*\.achieved/,
    equation:
      'plans avoided as reported, beside those that it was to avoid in the same months, and what both spare',
    method: `${PLAN}, section 12`,
    inputs: ['mitigations'],
    madeOf: none,
  },
  {
    of: /^mitigations\./,
    equation:
      'cumulative deficit with this mitigation switched off − cumulative deficit with it, in each draw',
    method: `${PLAN}, section 5`,
    inputs: ['mitigations', 'flows', ...CHANCE_INPUTS],
    madeOf: none,
  },
  {
    of: /^sufficiency\./,
    equation:
      'planned = unmitigated − shares of the mitigations − fall of caseload that none explains − saving that none explains',
    method: `${PLAN}, section 6`,
    inputs: ['unmitigatedCaseload', 'mitigations', 'furtherSavingBasePence', 'runRate'],
    madeOf: none,
  },
  {
    of: /^(sensitivities|twoWay|stresses|growthForBalance|needed)/,
    equation: 'the exact projection with this assumption at another value and the rest as they are',
    method: `${PLAN}, section 7`,
    inputs: ['ranges'],
    madeOf: none,
  },
  {
    of: /^valueOfKnowing/,
    equation: 'expected distance from the best single figure now − the same once the input is known',
    method: `${PLAN}, section 8`,
    inputs: CHANCE_INPUTS,
    madeOf: none,
  },
];

function yearBefore(year: string): string {
  const place = Number(year.slice(0, 4)) - 1;
  return Number.isNaN(place) ? '' : yearInWords(place);
}
