/** The sheets on which assumptions stand open: rates, amounts, amounts by year, plans at each 31 March. */
import { yearInWords } from '../base/time.ts';
import type { PlanInputs, Ratio } from '../finance/plan-inputs.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { placementTypeInWords } from '../report/finance-template.ts';
import { type BookCell, live, NOTHING, SheetDraft, words } from './book.ts';
import { countable, LARGEST_DENOMINATOR, LARGEST_PENCE, LARGEST_RATIO } from './exact-growth.ts';
import type { OpenCells } from './open-cells.ts';

/** The heading of the column by which a row is found again. */
export const NAME_HEADING = 'Name in the plan';
/** Columns of every sheet with years: words, name, then the years. */
export const FIRST_YEAR = 2;

/** The four sheets, the last null where the plan holds no caseload without mitigations. */
export type InputSheets = {
  readonly rates: SheetDraft;
  readonly amounts: SheetDraft;
  readonly yearly: SheetDraft;
  readonly plans: SheetDraft;
  readonly unmitigated: SheetDraft | null;
};

const LARGEST_POUNDS = Number(LARGEST_PENCE) / 100;
const HOW = 'Cells in a frame are yours to change; every other sheet follows.';

/** Make the sheets of a plan. */
export function inputSheets(plan: ManagementPlan, open: OpenCells): InputSheets {
  return {
    rates: ratesSheet(plan, open),
    amounts: amountsSheet(plan, open),
    yearly: yearlySheet(plan, open),
    plans: plansSheet(plan.finance.caseload, plan, open, {
      name: 'CYP summary',
      title: 'Plans by placement type at each 31 March, mitigations as planned',
      about: 'Plans',
      cell: 'finance.caseload',
    }),
    unmitigated:
      plan.unmitigatedCaseload === null
        ? null
        : plansSheet(plan.unmitigatedCaseload, plan, open, {
            name: 'CYP unmitigated',
            title: 'Plans by placement type at each 31 March without any mitigation',
            about: 'Plans without mitigations',
            cell: 'unmitigatedCaseload',
          }),
  };
}

function left(...texts: readonly string[]) {
  return texts.map((text) => ({ words: text, isEnd: false }));
}

function right(...texts: readonly string[]) {
  return texts.map((text) => ({ words: text, isEnd: true }));
}

/** Where a value comes from, in the words of the plan. */
function sourceOf({ sources }: ManagementPlan, name: string): BookCell {
  const said = sources[name] ?? sources[name.split('.')[0] ?? name] ?? sources['finance'];
  return words(said ?? 'The plan names no source');
}

const RATES = [
  ['unitCostInflation', 'Inflation of unit costs'],
  ['otherHighNeedsInflation', 'Inflation of other high needs spend'],
  ['hnbGrowth', 'Growth of the High Needs Block'],
  ['schoolsBlockGrowth', 'Growth of the Schools Block'],
] as const;
/** The four rates at which something grows. */
export type RateName = (typeof RATES)[number][0];
/** Their names, in the order of the sheet. */
export const RATE_NAMES: readonly RateName[] = RATES.map(([name]) => name);
/** Columns of numerator and denominator. */
export const RATE_COLUMNS = { n: 2, d: 3 } as const;

function ratesSheet(plan: ManagementPlan, open: OpenCells): SheetDraft {
  const draft = new SheetDraft('Rates', {
    title: 'Growth and inflation',
    note: `${HOW} A rate is a fraction, so that it is exact: 3% a year is 103 over 100, 2.25% is 10225 over 10000. The denominator is at most ${LARGEST_DENOMINATOR}.`,
    headings: [
      ...left('Rate', NAME_HEADING),
      ...right('Numerator', 'Denominator', 'A year'),
      ...left('Source'),
    ],
    widths: [38, 34, 14, 14, 12, 60],
  });
  for (const [name, label] of RATES) {
    const { n, d } = countable(plan.finance[name]);
    const row = `finance.${name}`;
    const cells = fraction(draft, open, { row, label, n, d, headings: ['Numerator', 'Denominator'], at: 2 });
    const [top, bottom] = [draft.addressOfNext(RATE_COLUMNS.n), draft.addressOfNext(RATE_COLUMNS.d)];
    const shown = live(`${top}/${bottom}-1`, Number(n) / Number(d) - 1, 'percent');
    draft.add(name, [words(label), words(row), ...cells, shown, sourceOf(plan, name)]);
  }
  draft.rule({ range: 'C4:C7', kind: 'whole', least: 0, most: LARGEST_RATIO * LARGEST_DENOMINATOR });
  draft.rule({ range: 'D4:D7', kind: 'whole', least: 1, most: LARGEST_DENOMINATOR });
  return draft;
}

function fraction(
  draft: SheetDraft,
  open: OpenCells,
  of: Ratio & {
    readonly row: string;
    readonly label: string;
    readonly headings: readonly [string, string];
    readonly at: number;
  },
): BookCell[] {
  const { row, label } = of;
  const shared = { row, label, cell: row };
  const [top, bottom] = of.headings;
  return [
    open.cell(draft, of.at, { ...shared, heading: top, kind: 'numerator', value: of.n }),
    open.cell(draft, of.at + 1, { ...shared, heading: bottom, kind: 'denominator', value: of.d }),
  ];
}

function amountsSheet(plan: ManagementPlan, open: OpenCells): SheetDraft {
  const { finance } = plan;
  const draft = new SheetDraft('Amounts', {
    title: 'Prices, bases and opening positions, £',
    note: `${HOW} Pounds and whole pence. A deficit stands above nil, a surplus below.`,
    headings: [...left('What', NAME_HEADING), ...right('Amount'), ...left('Source')],
    widths: [58, 42, 20, 60],
  });
  const add = (id: string, label: string, cell: string, value: bigint, source: string, note?: string) =>
    draft.add(id, [
      words(label),
      words(cell),
      open.cell(draft, 2, { row: cell, label, heading: 'Amount', cell, kind: 'pounds', value, note }),
      sourceOf(plan, source),
    ]);
  const first = yearInWords(finance.years[0] ?? 0);
  for (const type of finance.types)
    add(
      `unit.${type}`,
      `Yearly cost of a plan in ${first}: ${placementTypeInWords(type)}`,
      `finance.baseUnitCostPence.${type}`,
      finance.baseUnitCostPence[type] ?? 0n,
      `baseUnitCost.${type}`,
    );
  add(
    'other',
    `Other high needs spend in ${first}`,
    'finance.otherHighNeedsBasePence',
    finance.otherHighNeedsBasePence,
    'otherHighNeedsBase',
  );
  add(
    'before',
    'Cumulative deficit before contributions at the opening',
    'finance.openingBeforeContributionsPence',
    finance.openingBeforeContributionsPence,
    'openingBeforeContributionsPence',
    'Gross of every payment of the programme and of the own contribution.',
  );
  add(
    'after',
    'Cumulative deficit after contributions at the opening',
    'finance.openingAfterContributionsPence',
    finance.openingAfterContributionsPence,
    'openingAfterContributionsPence',
    'Net of payments and own contributions received before the first year.',
  );
  draft.rule({
    range: `C4:C${draft.next - 1}`,
    kind: 'pounds',
    least: -LARGEST_POUNDS,
    most: LARGEST_POUNDS,
  });
  return draft;
}

function yearlySheet(plan: ManagementPlan, open: OpenCells): SheetDraft {
  const { finance } = plan;
  const years = finance.years.map(yearInWords);
  const draft = new SheetDraft('Yearly', {
    title: 'Assumptions by financial year, £ where not said otherwise',
    note: `${HOW} Income and Schools Block are known for the first years and grow after them. A transfer is a fraction of the Schools Block: half a per cent is 5 over 1000.`,
    headings: [...left('Assumption', NAME_HEADING), ...right(...years), ...left('Source')],
    widths: [50, 38, ...years.map(() => 19), 60],
  });
  const byYear = (
    id: string,
    label: string,
    row: string,
    kind: 'pounds' | 'numerator' | 'denominator',
    values: readonly (bigint | null)[],
  ) => {
    const cells = years.map((heading, n): BookCell => {
      const value = values[n] ?? null;
      const cell = kind === 'pounds' ? `${row}.${heading}` : `${row.replace(/ .*$/, '')}.${heading}`;
      return value === null
        ? NOTHING
        : open.cell(draft, FIRST_YEAR + n, {
            row,
            label: `${label.replace(/: (numerator|denominator)$/, '')}, ${heading}`,
            heading,
            cell,
            kind,
            value,
          });
    });
    draft.rule({
      range: `${draft.addressOfNext(FIRST_YEAR)}:${draft.addressOfNext(FIRST_YEAR + years.length - 1)}`,
      ...rangeOf(kind),
    });
    draft.add(id, [words(label), words(row), ...cells, sourceOf(plan, id)]);
  };
  byYear(
    'furtherSavingBasePence',
    'Further saving at prices of the first year',
    'finance.furtherSavingBasePence',
    'pounds',
    finance.furtherSavingBasePence,
  );
  byYear(
    'hnbIncomePence',
    'High Needs Block income, as far as known',
    'finance.hnbIncomePence',
    'pounds',
    finance.hnbIncomePence,
  );
  byYear(
    'schoolsBlockPence',
    'Schools Block, as far as known',
    'finance.schoolsBlockPence',
    'pounds',
    finance.schoolsBlockPence,
  );
  const rates = finance.transferRate.map(countable);
  byYear(
    'transferRate.n',
    'Transfer from the Schools Block: numerator',
    'finance.transferRate numerator',
    'numerator',
    rates.map(({ n }) => n),
  );
  byYear(
    'transferRate.d',
    'Transfer from the Schools Block: denominator',
    'finance.transferRate denominator',
    'denominator',
    rates.map(({ d }) => d),
  );
  byYear(
    'safetyValvePaymentPence',
    'Payment of the programme',
    'finance.safetyValvePaymentPence',
    'pounds',
    finance.safetyValvePaymentPence,
  );
  byYear(
    'laContributionPence',
    "The authority's own contribution",
    'finance.laContributionPence',
    'pounds',
    finance.laContributionPence,
  );
  for (const line of plan.wholeCost ?? [])
    byYear(
      `wholeCost.${line.id}`,
      `Outside the grant: ${line.name}`,
      `wholeCost.${line.id}.amountsPence`,
      'pounds',
      finance.years.map((year) => line.amountsPence.find((one) => one.year === year)?.amountPence ?? null),
    );
  return draft;
}

function rangeOf(kind: 'pounds' | 'numerator' | 'denominator') {
  if (kind === 'pounds') return { kind: 'pounds' as const, least: -LARGEST_POUNDS, most: LARGEST_POUNDS };
  return kind === 'numerator'
    ? { kind: 'whole' as const, least: 0, most: LARGEST_RATIO * LARGEST_DENOMINATOR }
    : { kind: 'whole' as const, least: 1, most: LARGEST_DENOMINATOR };
}

/** The day at which an entry of the caseload stands: entry 0 opens the first year. */
export function dayOfEntry(years: readonly number[], entry: number): string {
  return `31 March ${(years[0] ?? 0) + entry}`;
}

function plansSheet(
  caseload: PlanInputs['caseload'],
  { finance, sources }: ManagementPlan,
  open: OpenCells,
  {
    name,
    title,
    about,
    cell,
  }: {
    readonly name: string;
    readonly title: string;
    readonly about: string;
    readonly cell: string;
  },
): SheetDraft {
  const ends = [...finance.years, null].map((_, entry) => dayOfEntry(finance.years, entry));
  const draft = new SheetDraft(name, {
    title,
    note: `${HOW} Whole plans of children and young people. Source: ${sources['caseload'] ?? sources['finance'] ?? 'the plan names none'}.`,
    headings: [...left('Placement type', NAME_HEADING), ...right(...ends)],
    widths: [50, 38, ...ends.map(() => 16)],
  });
  for (const type of finance.types) {
    const row = `${cell}.${type}`;
    const cells = ends.map((heading, entry) =>
      open.cell(draft, FIRST_YEAR + entry, {
        row,
        label: `${about}: ${placementTypeInWords(type)}, ${heading}`,
        heading,
        // The last entry closes the last year, and is found by its place.
        cell:
          entry < finance.years.length
            ? `${row}.${yearInWords(finance.years[entry] ?? 0)}`
            : `${row}.${entry}`,
        kind: 'plans',
        value: caseload[type]?.[entry] ?? 0n,
      }),
    );
    draft.add(type, [words(placementTypeInWords(type)), words(row), ...cells]);
  }
  const last = FIRST_YEAR + ends.length - 1;
  draft.rule({
    range: `C4:${draft.at(finance.types.at(-1) ?? '', last)}`,
    kind: 'whole',
    least: 0,
    most: 1_000_000,
  });
  draft.add(
    'total',
    [
      words('All plans'),
      NOTHING,
      ...ends.map((_, entry) => {
        const of = (type: string) => draft.at(type, FIRST_YEAR + entry);
        const sum = finance.types.reduce((all, type) => all + (caseload[type]?.[entry] ?? 0n), 0n);
        const range = `${of(finance.types[0] ?? '')}:${of(finance.types.at(-1) ?? '')}`;
        return live(`SUM(${range})`, Number(sum), 'count');
      }),
    ],
    true,
  );
  return draft;
}
