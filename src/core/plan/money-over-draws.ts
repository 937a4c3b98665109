/** The money of a plan over many draws of its caseload: typed arrays of whole pence, the central case exactly the projection. */
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import type { CaseloadDraws } from './caseload-draws.ts';

/** Inputs of money that are drawn too: one value a draw in place of the central one. */
export type DrawnInputs = {
  /** Names as in `MONEY_DRAWS` or `baseUnitCost.TYPE`. */
  readonly ids: readonly string[];
  /** Value over central value of growth and price, share kept of the others `[draw][id]`; 1 is the central case. */
  readonly factors: Float64Array;
};

/** Money by draw and year, a deficit positive [pence]. */
export type MoneyDraws = {
  readonly draws: number;
  readonly years: number;
  /** `[draw][year]` */
  readonly inYear: Float64Array;
  /** Before payments and own contribution `[draw][year]`. */
  readonly before: Float64Array;
  /** After both as planned `[draw][year]`. */
  readonly after: Float64Array;
  /** `[draw][year][type]` */
  readonly lines: Float64Array;
};

/** No input of money drawn: only caseload varies. */
export const NOTHING_DRAWN: DrawnInputs = { ids: [], factors: new Float64Array(0) };

/** Central amounts, whole pence in doubles: exact below 2^53 pence, which is ninety million million pounds. */
type Amounts = {
  readonly unit: Float64Array;
  readonly other: Float64Array;
  readonly saving: Float64Array;
  readonly income: Float64Array;
  readonly transfer: Float64Array;
  /** Years for which income and block have been grown by an assumption rather than given `[year]`. */
  readonly grownYears: Float64Array;
  readonly blockYears: Float64Array;
  /** Payments and own contribution together, from the start to each year, with those before the plan. */
  readonly received: Float64Array;
};

/**
 * Run caseload draws through the money. Each line and each amount is rounded once to whole pence, halves up, as in the
 * projection: where a draw is the plan's own whole caseload and nothing else is drawn, every cell equals it.
 * @param uplift  factor on prices `[draw][year][type]`, where price mitigations turn out otherwise; null for none.
 * @throws RangeError where the draws have another shape than the plan (a caller's fault).
 * @source Method note 9, section 4.
 */
export function moneyOverDraws(
  inputs: PlanInputs,
  caseload: CaseloadDraws,
  drawn: DrawnInputs,
  uplift: Float64Array | null,
): MoneyDraws {
  const years = inputs.years.length;
  const types = inputs.types.length;
  if (caseload.ends !== years + 1 || caseload.types !== types)
    throw new RangeError('The caseload draws have another shape than the plan');
  const amounts = centralAmounts(inputs);
  const { draws } = caseload;
  const money: MoneyDraws = {
    draws,
    years,
    inYear: new Float64Array(draws * years),
    before: new Float64Array(draws * years),
    after: new Float64Array(draws * years),
    lines: new Float64Array(draws * years * types),
  };
  const opening = Number(inputs.openingBeforeContributionsPence);
  for (let draw = 0; draw < draws; draw++) {
    const factors = factorsOf(inputs.types, drawn, draw);
    lineCosts(money.lines, caseload, amounts, factors, draw, uplift);
    let before = opening;
    for (let year = 0; year < years; year++) {
      const cell = draw * years + year;
      let spend = 0;
      for (let type = 0; type < types; type++) spend += money.lines[cell * types + type] ?? 0;
      const inYear = spend + restOf(amounts, factors, year);
      before += inYear;
      money.inYear[cell] = inYear;
      money.before[cell] = before;
      money.after[cell] = before - (amounts.received[year] ?? 0);
    }
  }
  return money;
}

type Factors = {
  readonly growth: number;
  readonly block: number;
  readonly inflation: number;
  readonly otherInflation: number;
  readonly saving: number;
  readonly prices: Float64Array;
};

/** Names of the inputs of money, beside prices, that can be drawn. */
export const MONEY_DRAWS = [
  'hnbGrowth',
  'schoolsBlockGrowth',
  'unitCostInflation',
  'otherHighNeedsInflation',
  'furtherSaving',
] as const;

function factorsOf(types: readonly string[], { ids, factors }: DrawnInputs, draw: number): Factors {
  const at = (id: string): number => {
    const place = ids.indexOf(id);
    return place < 0 ? 1 : (factors[draw * ids.length + place] ?? 1);
  };
  return {
    growth: at('hnbGrowth'),
    block: at('schoolsBlockGrowth'),
    inflation: at('unitCostInflation'),
    otherInflation: at('otherHighNeedsInflation'),
    saving: at('furtherSaving'),
    prices: Float64Array.from(types, (type) => at(`baseUnitCost.${type}`)),
  };
}

function lineCosts(
  lines: Float64Array,
  { plans, ends, types }: CaseloadDraws,
  amounts: Amounts,
  { inflation, prices }: Factors,
  draw: number,
  uplift: Float64Array | null,
): void {
  let inflated = 1;
  for (let year = 0; year < ends - 1; year++) {
    const row = (draw * ends + year) * types;
    const cell = (draw * (ends - 1) + year) * types;
    for (let type = 0; type < types; type++) {
      const dearer = uplift === null ? 1 : (uplift[cell + type] ?? 1);
      const twice = (plans[row + type] ?? 0) + (plans[row + types + type] ?? 0);
      const unit = roundHalves((amounts.unit[year * types + type] ?? 0) * inflated * (prices[type] ?? 1));
      lines[cell + type] = roundHalves((unit * twice * dearer) / 2);
    }
    inflated *= inflation;
  }
}

/** Everything of one year that is not a line: other spend less saving, income and transfer. */
function restOf(amounts: Amounts, factors: Factors, year: number): number {
  const other = roundHalves((amounts.other[year] ?? 0) * factors.otherInflation ** year);
  const saving = roundHalves((amounts.saving[year] ?? 0) * factors.saving * factors.inflation ** year);
  const income = roundHalves((amounts.income[year] ?? 0) * factors.growth ** (amounts.grownYears[year] ?? 0));
  const transfer = roundHalves(
    (amounts.transfer[year] ?? 0) * factors.block ** (amounts.blockYears[year] ?? 0),
  );
  return other - saving - income - transfer;
}

function centralAmounts(inputs: PlanInputs): Amounts {
  const { years } = projectFinance(inputs);
  const of = (take: (year: (typeof years)[number]) => bigint) =>
    Float64Array.from(years, (year) => Number(take(year)));
  const grown = (known: readonly bigint[]) =>
    Float64Array.from(years, (_, year) => Math.max(0, year - known.length + 1));
  let received = inputs.openingBeforeContributionsPence - inputs.openingAfterContributionsPence;
  return {
    unit: Float64Array.from(
      years.flatMap(({ unitCostPence }) => inputs.types.map((type) => Number(unitCostPence[type] ?? 0n))),
    ),
    other: of((year) => year.otherHighNeedsPence),
    saving: of((year) => year.furtherSavingPence),
    income: of((year) => year.hnbIncomePence),
    transfer: of((year) => year.schoolsBlockTransferPence),
    grownYears: grown(inputs.hnbIncomePence),
    blockYears: grown(inputs.schoolsBlockPence),
    received: Float64Array.from(years, (_, year) => {
      received += (inputs.safetyValvePaymentPence[year] ?? 0n) + (inputs.laContributionPence[year] ?? 0n);
      return Number(received);
    }),
  };
}

function roundHalves(amount: number): number {
  return Math.floor(amount + 0.5);
}
