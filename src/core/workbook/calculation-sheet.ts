/** The finance projection as live formulas in whole pence: every cell of the public contract, year by year. */
import { yearInWords } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { Projection, ProjectionYear } from '../finance/projection.ts';
import { floorDivide } from '../num/rational.ts';
import { placementTypeInWords } from '../report/finance-template.ts';
import { type BookLook, live, SheetDraft, words } from './book.ts';
import { countable, radixFormula, radixOf, scaledFormula, shareFormula } from './exact-growth.ts';
import { addGrowing, type Growing } from './growth-sheet.ts';
import { FIRST_YEAR, type InputSheets } from './input-sheets.ts';

type Frame = {
  readonly finance: PlanInputs;
  readonly projection: Projection;
  readonly inputs: InputSheets;
  readonly growth: SheetDraft;
  /** Where the plans stand that count, by type or as "plans.TYPE". */
  readonly plans: SheetDraft;
  readonly draft: SheetDraft;
};

/**
 * Make the sheet; its workings go to the sheet of growth. Rows bear the names of the contract: "unitCostPence.inmss",
 * "inYearDeficitPence".
 * @source Method note 1, equations 1.1 to 1.12.
 */
export function calculationSheet(
  finance: PlanInputs,
  projection: Projection,
  inputs: InputSheets,
  growth: SheetDraft,
  plans: SheetDraft,
): SheetDraft {
  const draft = new SheetDraft('Calculation', {
    title: 'The projection, whole pence',
    note: 'Unit costs, plans, lines, income and deficits by financial year, each rounded to the penny where the method rounds: halves up, growth always from the base. A deficit stands above nil. Nothing here is for changing.',
    headings: [
      { words: 'Line', isEnd: false },
      { words: 'Name', isEnd: false },
      ...finance.years.map((year) => ({ words: yearInWords(year), isEnd: true })),
    ],
    widths: [60, 44, ...finance.years.map(() => 20)],
  });
  const frame = { finance, projection, inputs, growth, plans, draft };
  addSpend(frame);
  addIncome(frame);
  addPositions(frame);
  return draft;
}

type Line = {
  readonly name: string;
  readonly label: string;
  readonly formula: (n: number) => string;
  readonly value: (year: ProjectionYear) => bigint;
  readonly look?: BookLook;
  readonly isTotal?: boolean;
};

function add({ draft, projection }: Frame, { name, label, formula, value, look, isTotal }: Line): void {
  draft.add(
    name,
    [
      words(label),
      words(name),
      ...projection.years.map((year, n) => live(formula(n), Number(value(year)), look ?? 'pence')),
    ],
    isTotal,
  );
}

function addSpend(frame: Frame): void {
  const { finance, inputs, plans, draft } = frame;
  const { amounts, yearly } = inputs;
  const column = (n: number) => FIRST_YEAR + n;
  const row = (type: string) => (plans.has(`plans.${type}`) ? `plans.${type}` : type);
  for (const type of finance.types) {
    const words = placementTypeInWords(type);
    const unit = grown(frame, {
      id: `unit.${type}`,
      label: `Yearly cost of a plan, ${words}`,
      rate: 'unitCostInflation',
      byYear: finance.years.map((_, exponent) => ({
        base: amounts.from(`unit.${type}`, 2),
        pence: finance.baseUnitCostPence[type] ?? 0n,
        exponent,
      })),
    });
    add(frame, {
      name: `unitCostPence.${type}`,
      label: `Yearly cost of a plan: ${words}`,
      formula: (n) => unit[n] ?? '',
      value: ({ unitCostPence }) => unitCostPence[type] ?? 0n,
    });
    add(frame, {
      name: `twiceAverageCaseload.${type}`,
      label: `Plans at both ends of the year, added: ${words}`,
      formula: (n) => `${plans.from(row(type), column(n))}+${plans.from(row(type), column(n + 1))}`,
      value: ({ twiceAverageCaseload }) => twiceAverageCaseload[type] ?? 0n,
      look: 'count',
    });
    add(frame, {
      name: `lineCostPence.${type}`,
      label: `Spend: ${words}`,
      formula: (n) =>
        lineFormula(
          draft.at(`unitCostPence.${type}`, column(n)),
          draft.at(`twiceAverageCaseload.${type}`, column(n)),
        ),
      value: ({ lineCostPence }) => lineCostPence[type] ?? 0n,
    });
  }
  const other = grown(frame, {
    id: 'other',
    label: 'Other high needs spend',
    rate: 'otherHighNeedsInflation',
    byYear: finance.years.map((_, exponent) => ({
      base: amounts.from('other', 2),
      pence: finance.otherHighNeedsBasePence,
      exponent,
    })),
  });
  add(frame, {
    name: 'otherHighNeedsPence',
    label: 'Other high needs spend',
    formula: (n) => other[n] ?? '',
    value: ({ otherHighNeedsPence }) => otherHighNeedsPence,
  });
  const saving = grown(frame, {
    id: 'saving',
    label: 'Further saving',
    rate: 'unitCostInflation',
    byYear: finance.years.map((_, exponent) => ({
      base: yearly.from('furtherSavingBasePence', column(exponent)),
      pence: finance.furtherSavingBasePence[exponent] ?? 0n,
      exponent,
    })),
  });
  add(frame, {
    name: 'furtherSavingPence',
    label: 'Further saving, in the money of the year',
    formula: (n) => saving[n] ?? '',
    value: ({ furtherSavingPence }) => furtherSavingPence,
  });
  add(frame, {
    name: 'spendPence',
    label: 'High needs spend',
    formula: (n) =>
      `${[...finance.types.map((type) => `lineCostPence.${type}`), 'otherHighNeedsPence']
        .map((name) => draft.at(name, column(n)))
        .join('+')}-${draft.at('furtherSavingPence', column(n))}`,
    value: ({ spendPence }) => spendPence,
    isTotal: true,
  });
}

/** R(unit × twice / 2), both addresses of whole numbers. */
export function lineFormula(unit: string, twice: string): string {
  return `INT((${unit}*${twice}+1)/2)`;
}

function grown({ growth, finance }: Frame, growing: Growing): readonly string[] {
  return addGrowing(growth, growing, finance);
}

/** Known for the first years, then grown from the newest known one. */
function knownThenGrown(
  { inputs, finance }: Frame,
  name: 'hnbIncomePence' | 'schoolsBlockPence',
): Growing['byYear'] {
  const known = finance[name];
  return finance.years.map((_, n) => {
    const from = Math.min(n, known.length - 1);
    return {
      base: inputs.yearly.from(name, FIRST_YEAR + from),
      pence: known[from] ?? 0n,
      exponent: n - from,
    };
  });
}

function addIncome(frame: Frame): void {
  const { draft, growth } = frame;
  const column = (n: number) => FIRST_YEAR + n;
  const income = grown(frame, {
    id: 'income',
    label: 'High Needs Block income',
    rate: 'hnbGrowth',
    byYear: knownThenGrown(frame, 'hnbIncomePence'),
  });
  add(frame, {
    name: 'hnbIncomePence',
    label: 'High Needs Block income',
    formula: (n) => income[n] ?? '',
    value: ({ hnbIncomePence }) => hnbIncomePence,
  });
  const block = grown(frame, {
    id: 'block',
    label: 'Schools Block',
    rate: 'schoolsBlockGrowth',
    byYear: knownThenGrown(frame, 'schoolsBlockPence'),
  });
  add(frame, {
    name: 'schoolsBlockPence',
    label: 'Schools Block',
    formula: (n) => block[n] ?? '',
    value: ({ schoolsBlockPence }) => schoolsBlockPence,
  });
  addTransferWorkings(frame);
  add(frame, {
    name: 'schoolsBlockTransferPence',
    label: 'Transfer from the Schools Block',
    formula: (n) => {
      const [high, low, radix, scaled] = (['high', 'low', 'radix', 'scaled'] as const).map((part) =>
        growth.from(`transfer.${part}`, column(n)),
      );
      return shareFormula({ high: high ?? '', low: low ?? '', radix: radix ?? '', scaled: scaled ?? '' });
    },
    value: ({ schoolsBlockTransferPence }) => schoolsBlockTransferPence,
  });
  add(frame, {
    name: 'inYearDeficitPence',
    label: 'In-year deficit',
    formula: (n) =>
      `${draft.at('spendPence', column(n))}-${draft.at('hnbIncomePence', column(n))}-${draft.at('schoolsBlockTransferPence', column(n))}`,
    value: ({ inYearDeficitPence }) => inYearDeficitPence,
    isTotal: true,
  });
}

/** The Schools Block of each year cut at the base of that year's rate. */
function addTransferWorkings({ finance, projection, inputs, growth, draft }: Frame): void {
  const column = (n: number) => FIRST_YEAR + n;
  const facts = projection.years.map(({ schoolsBlockPence }, n) => {
    const rate = countable(finance.transferRate[n] ?? { n: 0n, d: 1n });
    const radix = radixOf(rate);
    const high = floorDivide(schoolsBlockPence, radix);
    return { radix, scaled: rate.n * (radix / rate.d), high, low: schoolsBlockPence - radix * high };
  });
  const row = (part: keyof (typeof facts)[number], label: string, formula: (n: number) => string) =>
    growth.add(`transfer.${part}`, [
      words(`Transfer: ${label}`),
      words('transferRate'),
      ...facts.map((one, n) => live(formula(n), Number(one[part]), 'count')),
    ]);
  const top = (n: number) => inputs.yearly.from('transferRate.n', column(n));
  const bottom = (n: number) => inputs.yearly.from('transferRate.d', column(n));
  const block = (n: number) => draft.from('schoolsBlockPence', column(n));
  row('radix', 'base', (n) => radixFormula(bottom(n)));
  row('scaled', 'numerator over that base', (n) => scaledFormula(top(n), bottom(n)));
  row('high', 'whole bases', (n) => `INT(${block(n)}/${growth.at('transfer.radix', column(n))})`);
  row(
    'low',
    'rest',
    (n) => `${block(n)}-${growth.at('transfer.radix', column(n))}*${growth.at('transfer.high', column(n))}`,
  );
}

function addPositions(frame: Frame): void {
  const { draft, inputs, finance, projection } = frame;
  const column = (n: number) => FIRST_YEAR + n;
  const inYear = (n: number) => draft.at('inYearDeficitPence', column(n));
  const paid = (name: 'safetyValvePaymentPence' | 'laContributionPence', label: string) =>
    draft.add(name, [
      words(label),
      words(name),
      ...finance.years.map((_, n) =>
        live(`ROUND(${inputs.yearly.from(name, column(n))}*100,0)`, Number(finance[name][n] ?? 0n), 'pence'),
      ),
    ]);
  paid('safetyValvePaymentPence', 'Payment of the programme');
  paid('laContributionPence', "The authority's own contribution");
  const opening = (name: 'before' | 'after') => `ROUND(${inputs.amounts.from(name, 2)}*100,0)`;
  const last = (n: number) => draft.addressOfNext(column(n - 1));
  add(frame, {
    name: 'cumulativeBeforeContributionsPence',
    label: 'Cumulative deficit before contributions',
    formula: (n) => `${n === 0 ? opening('before') : last(n)}+${inYear(n)}`,
    value: ({ cumulativeBeforeContributionsPence }) => cumulativeBeforeContributionsPence,
    isTotal: true,
  });
  add(frame, {
    name: 'cumulativeAfterContributionsPence',
    label: 'Cumulative deficit after contributions',
    formula: (n) =>
      `${n === 0 ? opening('after') : last(n)}+${inYear(n)}-${draft.at('safetyValvePaymentPence', column(n))}-${draft.at('laContributionPence', column(n))}`,
    value: ({ cumulativeAfterContributionsPence }) => cumulativeAfterContributionsPence,
    isTotal: true,
  });
  const count = projection.years.length;
  const balanced = projection.years.map((_, n) =>
    projection.years.slice(n).every(({ inYearDeficitPence }) => inYearDeficitPence <= 0n) ? 1 : 0,
  );
  draft.add('balancedFromHere', [
    words('No in-year deficit in this and every later year: 1 is yes'),
    words('firstSustainedBalance'),
    ...balanced.map((value, n) =>
      live(
        n === count - 1
          ? `IF(${inYear(n)}<=0,1,0)`
          : `IF(AND(${inYear(n)}<=0,${draft.addressOfNext(column(n + 1))}=1),1,0)`,
        value,
        'count',
      ),
    ),
  ]);
}
