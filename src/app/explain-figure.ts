/** One page about any figure of a plan's forecast: its value, its equation, what went into it and from where. */
import { raise } from '../core/base/problem.ts';
import type { ManagementPlan } from '../core/plan/management-plan.ts';
import { BLOCK_RULES, blockInput } from './explain-block.ts';
import type { Rule } from './explain-rule.ts';
import type { planAnswer } from './plan-answer.ts';

type Answer = ReturnType<typeof planAnswer>;

export type FigureExplanation = {
  readonly schema: 'evenkeel/figure-explanation@1';
  readonly figure: string;
  readonly value: unknown;
  readonly equation: string;
  /** Where the equation is written down. */
  readonly method: string;
  readonly inputs: readonly { readonly name: string; readonly value: unknown; readonly source: string }[];
  /** Figures of the same answer that it is made of; each can be explained in turn. */
  readonly madeOf: readonly string[];
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly files: Answer['inputs'];
};

const PROJECTION = 'docs/method/0001-finance-projection.md';
const PLAN = 'docs/method/0009-plan-and-money.md';
const none = () => [];
const central =
  (...names: readonly string[]) =>
  (year: string) =>
    names.map((name) => `central.${year}.${name}`);

const CHANCE_INPUTS = ['caseload', 'mitigations', 'ranges'] as const;

/** The first rule that fits a figure's name explains it. */
const RULES: readonly Rule[] = [
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
    of: /^central\..*\.(schoolsBlock)/,
    equation: 'transfer = Schools Block of the year × rate of the year, rounded once',
    method: `${PROJECTION}, 1.9`,
    inputs: ['schoolsBlockPence', 'schoolsBlockGrowth', 'transferRate', 'transfers'],
    madeOf: none,
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
    madeOf: central('inYearDeficitPence'),
  },
  {
    of: /^central\..*\.cumulativeAfter/,
    equation:
      'cumulative after contributions = that of the year before + in-year deficit − programme payment − own contribution',
    method: `${PROJECTION}, 1.12`,
    inputs: ['openingAfterContributionsPence', 'safetyValvePaymentPence', 'laContributionPence', 'payments'],
    madeOf: central('inYearDeficitPence'),
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

/**
 * Explain a figure by its name in the answer: "central.2029/30.spendPence", "conditions.ceiling.probability".
 * @throws ProblemError `plan.unknown-figure` where the answer has none of that name.
 */
export function explainFigure(plan: ManagementPlan, answer: Answer, figure: string): FigureExplanation {
  const value = lookUp(answer, figure);
  const rule = RULES.find(({ of }) => of.test(figure));
  if (value === undefined || rule === undefined)
    return raise({
      code: 'plan.unknown-figure',
      place: figure,
      message: 'The answer has no figure of that name',
      advice: `Name it as it stands in the JSON answer, for example central.${answer.years[0]?.year ?? 'YEAR'}.spendPence.`,
    });
  const year = /\d{4}\/\d{2}/.exec(figure)?.[0] ?? '';
  return {
    schema: 'evenkeel/figure-explanation@1',
    figure,
    value,
    equation: rule.equation,
    method: rule.method,
    inputs: rule.inputs.map((name) => ({
      name,
      value: inputOf(plan, name, figure),
      source: sourceOf(plan, name, answer.inputs[0]?.file ?? 'plan.json'),
    })),
    madeOf: year === '' ? [] : rule.madeOf(year),
    version: answer.version,
    seed: answer.seed,
    draws: answer.draws,
    files: answer.inputs,
  };
}

function inputOf(plan: ManagementPlan, name: string, figure: string): unknown {
  if (name.startsWith('block.')) return blockInput(plan.block, name, figure);
  const whole: Readonly<Record<string, unknown>> = { ...plan.finance, ...plan };
  // The plan's own caseload block is the spread; the plans themselves stand in its finance inputs.
  if (name === 'caseload') return { plans: plan.finance.caseload, ...plan.caseload };
  return whole[name];
}

function sourceOf({ sources }: ManagementPlan, name: string, file: string): string {
  const told = Object.entries(sources).filter(([key]) => key === name || key.includes(name));
  const place = `${file}, ${name}`;
  return told.length === 0
    ? `${place} (the plan names no source)`
    : `${place}: ${told.map(([, text]) => text).join('; ')}`;
}

/** Walk the answer by name; list members are found by their year or id, keys may hold points ("0.5"). */
function lookUp(value: unknown, path: string): unknown {
  if (path === '') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const members: [string, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, place): [string, unknown] => [nameOf(item) ?? String(place), item])
    : Object.entries(value);
  for (const [key, item] of members) {
    if (path !== key && !path.startsWith(`${key}.`)) continue;
    const found = lookUp(item, path.slice(key.length + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

function nameOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  for (const key of ['year', 'id', 'assumption']) {
    const name = Reflect.get(item, key);
    if (typeof name === 'string') return name;
  }
  return null;
}
