/** What must hold in a management plan before it is forecast, and what is only a risk that the answer must name. */
import type { Problem } from '../base/problem.ts';
import { yearInWords } from '../base/time.ts';
import { isAboveForumLimit } from '../block/block-income.ts';
import { checkBlock, transferAtRisk } from '../block/check-block.ts';
import { checkPlanInputs } from '../finance/check-plan-inputs.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { ManagementPlan, PlanCondition, PlanMitigation } from './management-plan.ts';
import { flowUnsaid, unsaidOf } from './unit-plans.ts';

/** Check a plan. @returns what stands in the way of a forecast; empty where nothing does. */
export function checkPlan(plan: ManagementPlan): readonly Problem[] {
  return [
    ...checkPlanInputs(plan.finance),
    ...negativePlaces('finance.caseload', plan.finance.caseload),
    ...(plan.unmitigatedCaseload === null
      ? []
      : negativePlaces('unmitigatedCaseload', plan.unmitigatedCaseload)),
    ...negativeMoney(plan.finance),
    ...checkTransfers(plan),
    ...checkSpread(plan),
    ...(plan.block === null ? [] : checkBlock(plan.block)),
    ...plan.conditions.flatMap((condition) => checkCondition(plan.finance, condition)),
    ...plan.mitigations.flatMap((mitigation) => checkMitigation(plan, mitigation)),
  ];
}

/** Name what the forecast counts on and nobody has granted: nothing is refused for it, nothing is silent about it. */
export function riskyAssumptions(plan: ManagementPlan): readonly Problem[] {
  const risky: Problem[] = [];
  for (const [place, year] of plan.finance.years.entries()) {
    const status = plan.transfers.find((one) => one.year === year)?.status;
    const isAbove = isAboveLimit(plan.finance, place);
    const isAllowed = status === 'department-approved' || (status === 'forum-approved' && !isAbove);
    if (isAllowed || (plan.finance.transferRate[place]?.n ?? 0n) === 0n) continue;
    risky.push(transferAtRisk(`transferRate, ${yearInWords(year)}`, isAbove, status ?? null));
  }
  if (plan.caseload === null && plan.cohort == null)
    risky.push({
      code: 'plan.no-spread',
      place: 'caseload',
      message:
        'The plan says nothing of how far its caseload may be off, so its plan numbers are taken as sure',
      advice: 'Give a standard deviation for each 31 March and type; probabilities are too sure without it.',
    });
  return [...risky, ...termsApart(plan)];
}

/** A plan and its block that say otherwise of the override's end or of the cost of carrying: only the block's is shown. */
function termsApart({ terms, block }: ManagementPlan): Problem[] {
  if (terms === null || block === null) return [];
  const own = block.terms;
  const isRateApart =
    terms.carryingRate !== null &&
    (own.carryingRate === null ||
      terms.carryingRate.n * own.carryingRate.value.d !== own.carryingRate.value.n * terms.carryingRate.d);
  const isEndApart = terms.overrideEnds !== null && terms.overrideEnds !== (own.overrideEnds?.value ?? null);
  const apart = [
    ...(isEndApart ? ['the end of the accounting override'] : []),
    ...(isRateApart ? ['the cost of carrying the deficit'] : []),
  ];
  if (apart.length === 0) return [];
  return [
    {
      code: 'plan.terms-apart',
      place: 'terms',
      message: `The plan and its block say otherwise of ${apart.join(' and of ')}; the block’s is shown`,
      advice: 'State it once, under “terms” of the block, with its source and date.',
    },
  ];
}

function isAboveLimit({ transferRate }: PlanInputs, place: number): boolean {
  const rate = transferRate[place];
  return rate !== undefined && isAboveForumLimit(rate);
}

function checkTransfers({ finance, transfers }: ManagementPlan): Problem[] {
  return finance.years.flatMap((year, place): Problem[] => {
    const status = transfers.find((one) => one.year === year)?.status;
    const isRefused = status === 'forum-refused' || status === 'department-refused';
    const counts = (finance.transferRate[place]?.n ?? 0n) !== 0n;
    if (isRefused && counts)
      return [
        {
          code: 'plan.transfer-refused',
          place: `transferRate, ${yearInWords(year)}`,
          message: 'The plan counts on a transfer that was refused',
          advice: 'Set its rate to nil, or correct its status.',
        },
      ];
    if (status === 'forum-approved' && isAboveLimit(finance, place))
      return [
        {
          code: 'plan.transfer-above-limit',
          place: `transferRate, ${yearInWords(year)}`,
          message: 'A schools forum cannot approve more than 0.5% of the Schools Block',
          advice: 'Name the approval of the Secretary of State, or plan for 0.5%.',
        },
      ];
    return [];
  });
}

function negativePlaces(place: string, caseload: PlanInputs['caseload']): Problem[] {
  return Object.entries(caseload).flatMap(([type, plans]) =>
    plans.some((count) => count < 0n)
      ? [
          {
            code: 'plan.negative-places',
            place: `${place}.${type}`,
            message: 'A number of plans or places is below nil',
            advice: 'Correct the number; a fall in places is a mitigation or a lower later number.',
          },
        ]
      : [],
  );
}

/** Costs, prices, income and growth factors are never below nil; a saving may be, where something is to cost more. */
function negativeMoney(finance: PlanInputs): Problem[] {
  const amounts: readonly (readonly [string, readonly bigint[]])[] = [
    ...Object.entries(finance.baseUnitCostPence).map(
      ([type, amount]) => [`baseUnitCostPence.${type}`, [amount]] as const,
    ),
    ['otherHighNeedsBasePence', [finance.otherHighNeedsBasePence]],
    ['hnbIncomePence', finance.hnbIncomePence],
    ['schoolsBlockPence', finance.schoolsBlockPence],
    ['safetyValvePaymentPence', finance.safetyValvePaymentPence],
    ['laContributionPence', finance.laContributionPence],
    ['transferRate', finance.transferRate.map(({ n }) => n)],
    ['unitCostInflation', [finance.unitCostInflation.n]],
    ['otherHighNeedsInflation', [finance.otherHighNeedsInflation.n]],
    ['hnbGrowth', [finance.hnbGrowth.n]],
    ['schoolsBlockGrowth', [finance.schoolsBlockGrowth.n]],
  ];
  return amounts.flatMap(([name, values]): Problem[] =>
    values.every((value) => value >= 0n)
      ? []
      : [
          {
            code: 'plan.negative-money',
            place: `finance.${name}`,
            message: 'A price, an income, a rate or a growth factor is below nil',
            advice: 'Give it at or above nil: a growth of −2% is 98/100, and what lowers spend is a saving.',
          },
        ],
  );
}

function checkSpread({ finance, caseload }: ManagementPlan): Problem[] {
  if (caseload === null) return [];
  const ends = finance.years.length + 1;
  return finance.types.flatMap((type): Problem[] => {
    const lists = [caseload.spread[type], ...(caseload.mean === null ? [] : [caseload.mean[type]])];
    if (lists.some((list) => list === undefined))
      return [
        {
          code: 'plan.missing',
          place: `caseload, ${type}`,
          message: `The plan lacks the mean or spread of ${type}`,
          advice: 'Add it; a missing value is never taken as nil.',
        },
      ];
    if (lists.some((list) => list?.length !== ends))
      return [
        {
          code: 'plan.wrong-length',
          place: `caseload, ${type}`,
          message: `The mean and the spread need ${ends} entries, one for each 31 March`,
          advice: 'Give one entry for each 31 March, the opening one first.',
        },
      ];
    if (!lists.every((list) => list?.every((value) => value >= 0)))
      return negativePlaces('caseload', { [type]: [-1n] });
    return [];
  });
}

function checkCondition({ years, types }: PlanInputs, condition: PlanCondition): Problem[] {
  const place = `conditions.${condition.id}`;
  const asked = condition.basis === 'in-year' ? [condition.byYear] : condition.limits.map(({ year }) => year);
  const beyond = asked.filter((year) => !years.includes(year));
  const problems: Problem[] = beyond.map((year) => ({
    code: 'plan.condition-beyond',
    place,
    message: `The condition is tested in ${yearInWords(year)}, which is not a year of the plan`,
    advice: 'Correct the year, or let the plan run so far.',
  }));
  if (condition.basis === 'spend' && !types.includes(condition.type))
    problems.push(unknownType(place, condition.type));
  return problems;
}

function checkMitigation(plan: ManagementPlan, one: PlanMitigation): Problem[] {
  const { finance } = plan;
  const place = `mitigations.${one.id}`;
  const problems: Problem[] = [];
  for (const type of [...Object.keys(one.mix), ...Object.keys(one.to), ...Object.keys(one.plans)])
    if (!finance.types.includes(type)) problems.push(unknownType(place, type));
  // Where plans are simulated from records, these tell how many follow.
  const unsaid = plan.cohort == null ? unsaidOf(plan, one) : null;
  if (unsaid !== null) problems.push(flowUnsaid(one, unsaid));
  if (!(one.low <= one.size && one.size <= one.high))
    problems.push({
      code: 'plan.range-reversed',
      place,
      message: 'The planned size does not lie between the least and the most',
      advice: 'Give low ≤ size ≤ high.',
    });
  const wrongPath = Object.entries(one.plans).find(([, plans]) => plans.length !== finance.years.length + 1);
  if (one.flow === 'caseload' && (wrongPath !== undefined || Object.keys(one.plans).length === 0))
    problems.push({
      code: 'plan.wrong-length',
      place: `${place}.plans`,
      message: `The path of plans needs ${finance.years.length + 1} entries for each type it names`,
      advice: 'Give one entry for each 31 March, the opening one first.',
    });
  return problems;
}

function unknownType(place: string, type: string): Problem {
  return {
    code: 'plan.unknown-type',
    place,
    message: `“${type}” is not a placement type of the plan`,
    advice: 'Use the names in "types".',
  };
}
