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
  /** Places of the types whose spend is told, in the order of `lines`. */
  readonly lineTypes: readonly number[];
  /** Spend on each type that is told `[draw][year][told type]`. */
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
    lineTypes: inputs.types.map((_, type) => type),
    lines: new Float64Array(draws * years * types),
  };
  const opening = Number(inputs.openingBeforeContributionsPence);
  const places = placesOf(inputs.types, drawn);
  const rest = new Float64Array(years);
  const unit = new Float64Array(years * types);
  for (let draw = 0; draw < draws; draw++) {
    // Where nothing but caseload varies, prices and the rest are worked out once for all draws.
    if (draw === 0 || drawn.ids.length > 0) {
      const factors = factorsOf(places, drawn, draw);
      unitCosts(unit, amounts, factors, types);
      fillRest(rest, amounts, factors);
    }
    lineCosts(money.lines, caseload, unit, draw, uplift);
    rollForward(money, draw, { opening, rest, received: amounts.received });
  }
  return money;
}

/** Add up one draw year by year. */
function rollForward(
  money: MoneyDraws,
  draw: number,
  {
    opening,
    rest,
    received,
  }: { readonly opening: number; readonly rest: Float64Array; readonly received: Float64Array },
): void {
  const types = money.lines.length / (money.draws * money.years);
  let before = opening;
  for (let year = 0; year < money.years; year++) {
    const cell = draw * money.years + year;
    let inYear = rest[year] ?? 0;
    for (let type = 0; type < types; type++) inYear += money.lines[cell * types + type] ?? 0;
    before += inYear;
    money.inYear[cell] = inYear;
    money.before[cell] = before;
    money.after[cell] = before - (received[year] ?? 0);
  }
}

type Factors = {
  readonly growth: number;
  readonly block: number;
  readonly inflation: number;
  readonly otherInflation: number;
  readonly saving: number;
  /** By type; null where no price is drawn. */
  readonly prices: readonly number[] | null;
};

/** Names of the inputs of money, beside prices, that can be drawn. */
export const MONEY_DRAWS = [
  'hnbGrowth',
  'schoolsBlockGrowth',
  'unitCostInflation',
  'otherHighNeedsInflation',
  'furtherSaving',
] as const;

/** Where each input stands among those drawn, looked up once; -1 where it is not drawn. */
type Places = {
  readonly growth: number;
  readonly block: number;
  readonly inflation: number;
  readonly otherInflation: number;
  readonly saving: number;
  readonly prices: readonly number[];
  readonly isPriced: boolean;
};

function placesOf(types: readonly string[], { ids }: DrawnInputs): Places {
  const prices = types.map((type) => ids.indexOf(`baseUnitCost.${type}`));
  return {
    growth: ids.indexOf('hnbGrowth'),
    block: ids.indexOf('schoolsBlockGrowth'),
    inflation: ids.indexOf('unitCostInflation'),
    otherInflation: ids.indexOf('otherHighNeedsInflation'),
    saving: ids.indexOf('furtherSaving'),
    prices,
    isPriced: prices.some((place) => place >= 0),
  };
}

function factorsOf(places: Places, { ids, factors }: DrawnInputs, draw: number): Factors {
  const row = draw * ids.length;
  const at = (place: number): number => (place < 0 ? 1 : (factors[row + place] ?? 1));
  return {
    growth: at(places.growth),
    block: at(places.block),
    inflation: at(places.inflation),
    otherInflation: at(places.otherInflation),
    saving: at(places.saving),
    prices: places.isPriced ? places.prices.map(at) : null,
  };
}

function unitCosts(
  unit: Float64Array,
  amounts: Amounts,
  { inflation, prices }: Factors,
  types: number,
): void {
  let inflated = 1;
  for (let row = 0; row < unit.length; row += types) {
    for (let type = 0; type < types; type++) {
      const price = (amounts.unit[row + type] ?? 0) * inflated;
      unit[row + type] = roundHalves(prices === null ? price : price * (prices[type] ?? 1));
    }
    inflated *= inflation;
  }
}

function lineCosts(
  lines: Float64Array,
  { plans, ends, types }: CaseloadDraws,
  unit: Float64Array,
  draw: number,
  uplift: Float64Array | null,
): void {
  const from = draw * ends * types;
  const to = draw * (ends - 1) * types;
  for (let cell = 0; cell < unit.length; cell++) {
    const twice = (plans[from + cell] ?? 0) + (plans[from + types + cell] ?? 0);
    const dearer = uplift === null ? 1 : (uplift[to + cell] ?? 1);
    lines[to + cell] = roundHalves(((unit[cell] ?? 0) * twice * dearer) / 2);
  }
}

/** Fill in everything of each year that is not a line: other spend less saving, income and transfer. */
function fillRest(rest: Float64Array, amounts: Amounts, factors: Factors): void {
  let [inflation, otherInflation, growth, block] = [1, 1, 1, 1];
  for (let year = 0; year < rest.length; year++) {
    if ((amounts.grownYears[year] ?? 0) > 0) growth *= factors.growth;
    if ((amounts.blockYears[year] ?? 0) > 0) block *= factors.block;
    rest[year] =
      roundHalves((amounts.other[year] ?? 0) * otherInflation) -
      roundHalves((amounts.saving[year] ?? 0) * factors.saving * inflation) -
      roundHalves((amounts.income[year] ?? 0) * growth) -
      roundHalves((amounts.transfer[year] ?? 0) * block);
    inflation *= factors.inflation;
    otherInflation *= factors.otherInflation;
  }
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
