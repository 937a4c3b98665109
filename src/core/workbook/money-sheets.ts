/** The sheets of money by year that follow the calculation: summary, high needs spend with and without mitigations. */
import { yearInWords } from '../base/time.ts';
import type { Projection, ProjectionYear } from '../finance/projection.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { spendByType } from '../plan/spend-by-type.ts';
import { placementTypeInWords } from '../report/finance-template.ts';
import { columnLetters, live, NOTHING, pounds, SheetDraft, words } from './book.ts';
import { lineFormula } from './calculation-sheet.ts';
import { FIRST_YEAR, type InputSheets } from './input-sheets.ts';

/** What the sheets of results are made from. */
export type Results = {
  readonly plan: ManagementPlan;
  readonly projection: Projection;
  readonly inputs: InputSheets;
  readonly calculation: SheetDraft;
};

/** Make a sheet of pounds by financial year. */
export function yearSheet(
  { plan }: Pick<Results, 'plan'>,
  name: string,
  title: string,
  note: string,
): SheetDraft {
  const years = plan.finance.years.map(yearInWords);
  return new SheetDraft(name, {
    title,
    note,
    headings: [
      { words: 'Line', isEnd: false },
      { words: 'How it is made', isEnd: false },
      ...years.map((year) => ({ words: year, isEnd: true })),
    ],
    widths: [58, 52, ...years.map(() => 19)],
  });
}

/** One line of pounds: a formula in each year, and the pence that it comes to. */
export type PoundsLine = {
  readonly id: string;
  readonly label: string;
  readonly made: string;
  readonly formula: (n: number) => string;
  readonly value: (year: ProjectionYear, n: number) => bigint;
  readonly isTotal?: boolean;
};

/** Add such a line. */
export function addPounds(
  draft: SheetDraft,
  { projection }: Pick<Results, 'projection'>,
  line: PoundsLine,
): void {
  const { id, label, made, formula, value, isTotal } = line;
  draft.add(
    id,
    [
      words(label),
      words(made),
      ...projection.years.map((year, n) => live(formula(n), pounds(value(year, n)), 'pounds')),
    ],
    isTotal,
  );
}

/** The column of a year. */
export function yearColumn(n: number): number {
  return FIRST_YEAR + n;
}

/** A line that shows one of the calculation in pounds. */
export function shown(
  results: Results,
  id: string,
  label: string,
  made: string,
  value: (year: ProjectionYear, n: number) => bigint,
  isTotal = false,
): PoundsLine {
  const formula = (n: number) => `${results.calculation.from(id, yearColumn(n))}/100`;
  return { id, label, made, formula, value, isTotal };
}

/** End-of-year positions, and the first year of lasting balance. */
export function financialSummary(results: Results): SheetDraft {
  const { plan, projection, calculation } = results;
  const draft = yearSheet(
    results,
    'Financial summary',
    'Financial summary: the plan as it stands, £',
    'A deficit stands above nil, a surplus below. Payments and the own contribution never count in the in-year deficit.',
  );
  const lines: readonly PoundsLine[] = [
    shown(
      results,
      'furtherSavingPence',
      'Further saving that no mitigation explains, counted in the spend',
      'Base of the year, in its money',
      (y) => y.furtherSavingPence,
    ),
    shown(
      results,
      'spendPence',
      'High needs spend',
      'Lines by placement type, other spend, less further saving',
      (y) => y.spendPence,
    ),
    shown(
      results,
      'hnbIncomePence',
      'High Needs Block income',
      'Known, then grown at its rate',
      (y) => y.hnbIncomePence,
    ),
    shown(
      results,
      'schoolsBlockTransferPence',
      'Transfer from the Schools Block',
      'Schools Block × rate of the year',
      (y) => y.schoolsBlockTransferPence,
    ),
    shown(
      results,
      'inYearDeficitPence',
      'In-year deficit',
      'Spend less income less transfer',
      (y) => y.inYearDeficitPence,
      true,
    ),
    shown(
      results,
      'cumulativeBeforeContributionsPence',
      'Cumulative deficit before contributions',
      'Year before plus in-year deficit: gross',
      (y) => y.cumulativeBeforeContributionsPence,
      true,
    ),
    shown(
      results,
      'safetyValvePaymentPence',
      'Payment of the programme',
      'As planned',
      (_, n) => plan.finance.safetyValvePaymentPence[n] ?? 0n,
    ),
    shown(
      results,
      'laContributionPence',
      "The authority's own contribution",
      'As planned',
      (_, n) => plan.finance.laContributionPence[n] ?? 0n,
    ),
    shown(
      results,
      'cumulativeAfterContributionsPence',
      'Cumulative deficit after contributions',
      'Year before plus in-year deficit less payment and own contribution',
      (y) => y.cumulativeAfterContributionsPence,
      true,
    ),
  ];
  for (const line of lines) addPounds(draft, results, line);
  const count = projection.years.length;
  const [from, to] = [0, count - 1].map((n) => calculation.from('balancedFromHere', yearColumn(n)));
  const sum = `SUM(${from}:${(to ?? '').replace(/^.*!/, '')})`;
  const years = `$C$3:$${columnLetters(yearColumn(count - 1))}$3`;
  const first = projection.firstSustainedBalance;
  draft.add(
    'firstBalance',
    [
      words('First year from which every year balances'),
      words('No in-year deficit in it and every later year'),
      live(
        `IF(${sum}=0,"none",INDEX(${years},1,${count}-${sum}+1))`,
        first === null ? 'none' : yearInWords(first),
        'text',
      ),
    ],
    true,
  );
  draft.add('check', [
    words('Check: closing position from its parts'),
    words('Opening, all in-year deficits, less all contributions, less the closing position: must be nil'),
    live(
      `ROUND(${results.inputs.amounts.from('after', 2)}+SUM(${draft.at('inYearDeficitPence', yearColumn(0))}:${draft.at('inYearDeficitPence', yearColumn(count - 1))})-SUM(${draft.at('safetyValvePaymentPence', yearColumn(0))}:${draft.at('laContributionPence', yearColumn(count - 1))})-${draft.at('cumulativeAfterContributionsPence', yearColumn(count - 1))},2)`,
      0,
      'pounds',
    ),
  ]);
  return draft;
}

/** Spend by placement type: unmitigated, what mitigations spare, mitigated; then other spend, saving and the total. */
export function highNeedsDetail(results: Results): SheetDraft {
  const { plan, inputs, calculation } = results;
  const { types } = plan.finance;
  const course = spendByType(plan.finance, plan.unmitigatedCaseload);
  const amountOf = (place: number, part: 'unmitigatedPence' | 'mitigatedPence') => (n: number) =>
    course.types[place]?.[part]?.[n] ?? 0n;
  const draft = yearSheet(
    results,
    'High needs detail',
    'High needs spend by placement type, £',
    inputs.unmitigated === null
      ? 'The plan holds no number of plans without mitigations, so unmitigated spend is not known and not shown as equal.'
      : 'Unmitigated and mitigated spend are at the same prices: what lies between are plans that mitigations spare or move. Unmitigated less savings is mitigated, in every year.',
  );
  const lines = (
    id: string,
    formula: (type: string, n: number) => string,
    part: 'unmitigatedPence' | 'mitigatedPence',
    label: string,
  ) => {
    for (const [place, type] of types.entries())
      addPounds(draft, results, {
        id: `${id}.${type}`,
        label: `${label}: ${placementTypeInWords(type)}`,
        made: 'Yearly cost of a plan × mean of the plans at both ends of the year',
        formula: (n) => formula(type, n),
        value: (_, n) => amountOf(place, part)(n),
      });
    draft.add(
      `${id}.total`,
      [
        words(`${label}: all placement types`),
        NOTHING,
        ...results.projection.years.map((_, n) =>
          live(
            `SUM(${draft.at(`${id}.${types[0]}`, yearColumn(n))}:${draft.at(`${id}.${types.at(-1)}`, yearColumn(n))})`,
            pounds(types.reduce((sum, _type, place) => sum + amountOf(place, part)(n), 0n)),
            'pounds',
          ),
        ),
      ],
      true,
    );
  };
  const { unmitigated } = inputs;
  if (unmitigated !== null) {
    lines(
      'unmitigated',
      (type, n) =>
        `${lineFormula(
          calculation.from(`unitCostPence.${type}`, yearColumn(n)),
          `(${unmitigated.from(type, yearColumn(n))}+${unmitigated.from(type, yearColumn(n + 1))})`,
        )}/100`,
      'unmitigatedPence',
      'Unmitigated',
    );
  }
  lines(
    'mitigated',
    (type, n) => `${calculation.from(`lineCostPence.${type}`, yearColumn(n))}/100`,
    'mitigatedPence',
    'Mitigated',
  );
  if (unmitigated !== null)
    addPounds(draft, results, {
      id: 'savings',
      label: 'Savings by mitigations, all placement types',
      made: 'Unmitigated less mitigated',
      formula: (n) =>
        `${draft.at('unmitigated.total', yearColumn(n))}-${draft.at('mitigated.total', yearColumn(n))}`,
      value: (_, n) =>
        types.reduce(
          (sum, _type, place) =>
            sum + amountOf(place, 'unmitigatedPence')(n) - amountOf(place, 'mitigatedPence')(n),
          0n,
        ),
      isTotal: true,
    });
  addPounds(
    draft,
    results,
    shown(
      results,
      'otherHighNeedsPence',
      'Other high needs spend',
      'Base grown at its rate',
      (y) => y.otherHighNeedsPence,
    ),
  );
  addPounds(
    draft,
    results,
    shown(
      results,
      'furtherSavingPence',
      'Further saving that no mitigation explains, taken off',
      'Base of the year, in its money',
      (y) => y.furtherSavingPence,
    ),
  );
  addPounds(
    draft,
    results,
    shown(
      results,
      'spendPence',
      'High needs spend',
      'Mitigated, other spend, less further saving',
      (y) => y.spendPence,
      true,
    ),
  );
  return draft;
}
