/** The DSG management plan as a workbook: assumptions open, the projection and the tabs of the template as live formulas. */
import { ProblemError } from '../base/problem.ts';
import { projectFinance } from '../finance/project-finance.ts';
import type { PlanSplit } from '../plan/children-split.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { countableEffects } from '../plan/mitigation-effect.ts';
import { blockPlan } from './block-plan-sheet.ts';
import { type Book, live, SheetDraft, words } from './book.ts';
import { calculationSheet } from './calculation-sheet.ts';
import { childrenSheets } from './children-sheets.ts';
import { type EffectSheets, effectSheets } from './effect-sheets.ts';
import { workbookLimits } from './exact-growth.ts';
import { type ForecastSavings, forecastSavingsSheet } from './forecast-savings-sheet.ts';
import { growthSheet } from './growth-sheet.ts';
import { type InputSheets, inputSheets } from './input-sheets.ts';
import { linesWithout } from './lines-without.ts';
import { type MitigationSheets, mitigationSheets } from './mitigation-sheets.ts';
import { financialSummary, highNeedsDetail, yearColumn } from './money-sheets.ts';
import { type Assumption, lookOf, OpenCells, shownValue } from './open-cells.ts';
import { type OtherBlockSheets, otherBlockSheets } from './other-blocks.ts';
import { type PriceSheet, priceSheet } from './price-sheet.ts';
import { returnTemplate, wholeCostSheet } from './return-sheets.ts';
import { savingsSheet } from './savings-sheet.ts';
import { type BookFacts, coverSheet, introductionSheet, notesSheet, summarySheet } from './words-sheets.ts';

/** The workbook, and its open cells in the order of the sheets. */
export type PlanBook = { readonly book: Book; readonly assumptions: readonly Assumption[] };

/** Headings of the sheet that keeps what stood in each cell when the workbook was written. */
export const CHANGES_HEADINGS = ['Assumption', 'As written', 'Now', 'Changed'] as const;

/** What each sheet holds, in the order of the workbook. */
const ABOUT = [
  ['Summary', 'The answer in five figures.'],
  ['Financial summary', 'Positions at the end of each year.'],
  [
    'Financial plan by block',
    'All four blocks: income, transfer, spend, variance, balance; what the plan does not hold is “not stated”.',
  ],
  ['High needs detail', 'Spend by placement type, unmitigated and mitigated.'],
  ['CYP summary', 'Plans by placement type at each 31 March: open.'],
  ['CYP unmitigated', 'The same without mitigations, where the plan holds it: open.'],
  ['CYP by age', 'Plans by placement type and age group, as the records lead to expect.'],
  ['CYP by need', 'Plans by placement type and primary need, likewise.'],
  ['Governance and management', 'Mitigations: size, range, start, ramp, delay and chance open.'],
  ['Mitigation paths', 'Plans fewer through a mitigation that is told as a path: open.'],
  ['Savings by workstream', 'What each mitigation spares by year, as planned.'],
  ['Savings in the forecast', 'What each mitigation brings as the forecast reckons it, as written.'],
  ['Return template', 'The finance template of the return, with ceilings and headroom.'],
  ['Whole cost', 'What the same children cost within and outside the grant.'],
  ['Rates', 'Growth and inflation: open.'],
  ['Amounts', 'Prices, bases and opening positions: open.'],
  ['Yearly', 'Assumptions by year: open.'],
  ['Other blocks', 'Income and spend of the Schools, Central School Services and Early Years Blocks: open.'],
  ['Plans in effect', 'Plans that the calculation counts once mitigations are changed.'],
  ['Effects on flows', 'What the flows of the records make of mitigations, in plans, as written.'],
  ['Mitigations by month', 'Workings of the mitigations.'],
  ['Effects on prices', 'What the mitigations that lower prices come to, as written.'],
  ['Calculation', 'The projection in whole pence.'],
  ['Exact growth', 'Workings.'],
  ['Other blocks workings', 'Workings of the growth of the other blocks.'],
  ['Notes', 'Sources, bases, likelihood.'],
  ['Changes', 'What has been changed since the workbook was written.'],
] as const satisfies readonly (readonly [string, string])[];

/**
 * Lay out the workbook of a plan. Same plan, facts and split, same workbook.
 * @param children  of the plan by age and need, or why they are not split.
 * @param savings  as the forecast reckons them; null where they were not asked for.
 * @throws ProblemError `plan.workbook-too-large` where it could not be right to the penny.
 * @source DSG management plan template of the Department; decision record 20.
 */
export function planBook(
  plan: ManagementPlan,
  facts: BookFacts,
  children: PlanSplit = { split: null, why: 'No records were asked for' },
  savings: ForecastSavings | null = null,
): PlanBook {
  const [limit] = workbookLimits(plan.finance, plan.block?.otherBlocks ?? []);
  if (limit !== undefined) throw new ProblemError(limit);
  const projection = projectFinance(plan.finance);
  const open = new OpenCells();
  const inputs = inputSheets(plan, open);
  const others = otherBlockSheets(plan, open);
  const mitigations = mitigationSheets(plan, open);
  const effect = effectSheets(plan, inputs, mitigations, savings?.flows ?? null);
  const growth = growthSheet(plan.finance, inputs);
  const calculation = calculationSheet(
    plan.finance,
    projection,
    inputs,
    growth,
    effect?.plans ?? inputs.plans,
  );
  const results = { plan, projection, inputs, calculation };
  const frame = countableEffects(plan);
  const lines = linesWithout(results, frame, effect);
  const prices = priceSheet(results, frame, lines);
  const summary = financialSummary(results);
  const assumptions = open.all();
  const forecast =
    savings === null || plan.mitigations.length === 0 ? null : forecastSavingsSheet(results, savings);
  const drafts = [
    coverSheet(facts),
    introductionSheet(aboutOf({ inputs, others, mitigations, effect, prices, forecast }, children)),
    summarySheet(results, summary),
    summary,
    blockPlan(results, others.blocks),
    highNeedsDetail(results),
    inputs.plans,
    ...(inputs.unmitigated === null ? [] : [inputs.unmitigated]),
    ...(children.split === null ? [] : childrenSheets(children.split, plan.finance, inputs.plans)),
    mitigations.list,
    ...(mitigations.paths === null ? [] : [mitigations.paths]),
    ...(effect === null && prices === null
      ? []
      : [savingsSheet(results, { effect, mitigations, frame, prices, lines }, forecast !== null)]),
    ...(forecast === null ? [] : [forecast]),
    returnTemplate(results),
    wholeCostSheet(results),
    inputs.rates,
    inputs.amounts,
    inputs.yearly,
    ...(others.open === null ? [] : [others.open]),
    ...workingsOf(effect, prices),
    calculation,
    growth,
    ...(others.workings === null ? [] : [others.workings]),
    notesSheet(results),
    changesSheet(assumptions),
  ];
  return {
    book: {
      title: facts.title,
      authority: facts.authority,
      writtenAt: facts.writtenAt,
      sheets: drafts.map((draft) => draft.done()),
      names: namesOf(summary, inputs, projection.years.length),
    },
    assumptions,
  };
}

type Made = {
  readonly inputs: InputSheets;
  readonly others: OtherBlockSheets;
  readonly mitigations: MitigationSheets;
  readonly effect: EffectSheets | null;
  readonly prices: PriceSheet | null;
  readonly forecast: SheetDraft | null;
};

/** The sheets between the mitigations and the calculation. */
function workingsOf(effect: EffectSheets | null, prices: PriceSheet | null): readonly SheetDraft[] {
  return [
    ...(effect === null ? [] : [effect.plans]),
    ...(effect?.flows == null ? [] : [effect.flows.sheet]),
    ...(effect === null ? [] : [effect.months]),
    ...(prices === null ? [] : [prices.sheet]),
  ];
}

/** What the sheets of a workbook hold; of those that are not there and could be, why. */
function aboutOf(
  { inputs, others, mitigations, effect, prices, forecast }: Made,
  { split, why }: PlanSplit,
): readonly (readonly [string, string])[] {
  const isThere: Readonly<Record<string, boolean>> = {
    'CYP unmitigated': inputs.unmitigated !== null,
    'Mitigation paths': mitigations.paths !== null,
    'Savings by workstream': effect !== null || prices !== null,
    'Savings in the forecast': forecast !== null,
    'Plans in effect': effect !== null,
    'Effects on flows': effect?.flows != null,
    'Mitigations by month': effect !== null,
    'Effects on prices': prices !== null,
    'Other blocks workings': others.workings !== null,
  };
  return ABOUT.filter(([name]) => isThere[name] !== false).map(([name, about]): readonly [string, string] => {
    if (name === 'Other blocks' && others.open === null)
      return [name, 'Not in this workbook. The plan states no income and spend of the other blocks.'];
    return name.startsWith('CYP by') && split === null
      ? [name, `Not in this workbook. ${why}.`]
      : [name, about];
  });
}

/** Each open cell with what stood in it, what stands in it now, and whether that is another value. */
function changesSheet(assumptions: readonly Assumption[]): SheetDraft {
  const draft = new SheetDraft('Changes', {
    title: 'What has been changed',
    note: 'Each open cell as it was when the workbook was written, beside what it holds now. Keep this sheet: it shows what you changed where the plan has moved on meanwhile.',
    headings: CHANGES_HEADINGS.map((text, place) => ({ words: text, isEnd: place === 1 || place === 2 })),
    widths: [64, 20, 20, 14],
  });
  for (const { key, kind, value, address } of assumptions) {
    const was = shownValue(kind, value);
    const look = lookOf(kind);
    const [before, now] = [draft.addressOfNext(1), draft.addressOfNext(2)];
    draft.add(key, [
      words(key),
      { is: 'number', value: was, look },
      live(address, was, look),
      live(`IF(${before}=${now},"","changed")`, '', 'text'),
    ]);
  }
  return draft;
}

/** Names for the headline cells, so that other workbooks and people find them. */
function namesOf(summary: SheetDraft, { rates }: InputSheets, years: number): Book['names'] {
  const fixed = (address: string) => address.replace(/!([A-Z]+)(\d+)$/, '!$$$1$$$2');
  const row = (id: string) =>
    `${fixed(summary.from(id, yearColumn(0)))}:${fixed(summary.from(id, yearColumn(years - 1))).replace(/^.*!/, '')}`;
  return [
    { name: 'In_year_deficit', range: row('inYearDeficitPence') },
    { name: 'Deficit_before_contributions', range: row('cumulativeBeforeContributionsPence') },
    { name: 'Deficit_after_contributions', range: row('cumulativeAfterContributionsPence') },
    { name: 'First_year_of_balance', range: fixed(summary.from('firstBalance', 2)) },
    {
      name: 'Growth_of_the_block',
      range: `${fixed(rates.from('hnbGrowth', 2))}:${fixed(rates.from('hnbGrowth', 3)).replace(/^.*!/, '')}`,
    },
  ];
}
