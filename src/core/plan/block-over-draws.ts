/** The money of a plan's block over many draws of its caseload: lines follow children, the central case exactly the projection. */
import type { BlockProjection } from '../block/block-projection.ts';
import type { HighNeedsBlock } from '../block/high-needs-block.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { type RestDraw, type RestSink, restFrame, restOfDraw } from './block-rest-draws.ts';
import { type SpendDraw, type SpendSink, spendOfDraw, spendSink } from './block-spend-draws.ts';
import { spendFrame } from './block-spend-frame.ts';
import type { CaseloadDraws } from './caseload-draws.ts';
import type { CommonFactors, DrawnOfBlock } from './draw-block-inputs.ts';
import type { MoneyDraws } from './money-over-draws.ts';

/**
 * As the money of a plan: `inYear` is of high needs, `before` is the whole grant's deficit with no payment and no contribution
 * counted, `after` with all planned ones and the own contribution; `lines` is what follows each type.
 */
export type BlockMoneyDraws = MoneyDraws & {
  /** High needs and the other blocks that are stated `[draw][year]`. */
  readonly grantInYear: Float64Array;
  /** The saving that nothing explains, above nil `[draw][year]`. */
  readonly unexplained: Float64Array;
};

/** A block with what it comes to as planned. */
export type ProjectedBlock = { readonly block: HighNeedsBlock; readonly projection: BlockProjection };

/**
 * Run caseload draws through the lines of a block. Where a draw is the plan's own caseload and nothing else is drawn, every year
 * equals the projection to the penny. Lines that the same things move are rounded together, once.
 * @param plan  types, and the caseload that the lines were told beside.
 * @param uplift  factor on prices `[draw][year][type]`; null for none.
 * @throws RangeError where the draws have another shape than the plan (a caller's fault).
 * @source Method note 12, section 8.
 */
export function blockOverDraws(
  { block, projection }: ProjectedBlock,
  { types, caseload: told }: Pick<PlanInputs, 'types' | 'caseload'>,
  caseload: CaseloadDraws,
  drawn: DrawnOfBlock,
  uplift: Float64Array | null,
): BlockMoneyDraws {
  const years = block.years.length;
  const ends = years + 1;
  if (caseload.ends !== ends || caseload.types !== types.length)
    throw new RangeError('The caseload draws have another shape than the block');
  const { ids, values } = drawn.lines;
  const plans = types.map((type) =>
    Float64Array.from({ length: ends }, (_, end) => Number(told[type]?.[end] ?? 0n)),
  );
  const spend = spendFrame(block, projection, { years: block.years, types, plans, ids });
  const rest = restFrame(block, projection, ids);
  const money = emptyMoney(caseload.draws, years, types.length);
  const common = commonFactors(drawn, types);
  const roll = rollOf(projection);
  const planned = Float64Array.from(
    { length: ends * types.length },
    (_, cell) => plans[cell % types.length]?.[Math.floor(cell / types.length)] ?? 0,
  );
  // One object for all draws: making one for each takes longer than the draw.
  const at: Changing<SpendDraw & RestDraw> = {
    more: new Float64Array(planned.length),
    common: common.factors,
    prices: common.prices,
    uplift,
    upliftRow: 0,
    values,
    row: 0,
  };
  const sink: Changing<SpendSink> = spendSink(spend, years, types.length, money.lines);
  const restSink: RestSink = {
    highNeeds: new Float64Array(years),
    grant: new Float64Array(years),
    unexplained: new Float64Array(years),
    factors: new Float64Array(years),
  };
  const isDrawn = ids.length > 0 || drawn.plan.ids.length > 0;
  for (let draw = 0; draw < caseload.draws; draw++) {
    for (let cell = 0; cell < planned.length; cell++)
      at.more[cell] = (caseload.plans[draw * planned.length + cell] ?? 0) - (planned[cell] ?? 0);
    at.row = draw * ids.length;
    at.upliftRow = draw * years * types.length;
    sink.cell = at.upliftRow;
    // Where nothing but caseload varies, the rest is worked out once for all draws.
    if (draw === 0 || isDrawn) {
      common.fill(draw);
      restOfDraw(rest, at, restSink);
    }
    spendOfDraw(spend, at, sink);
    rollForward(money, draw, { spend: sink.total, rest: restSink, roll });
  }
  return money;
}

type Changing<T> = { -readonly [K in keyof T]: T[K] };

function emptyMoney(draws: number, years: number, types: number): BlockMoneyDraws {
  const cells = () => new Float64Array(draws * years);
  return {
    draws,
    years,
    inYear: cells(),
    grantInYear: cells(),
    before: cells(),
    after: cells(),
    unexplained: cells(),
    lines: new Float64Array(draws * years * types),
  };
}

/** The plan's own factors, and how to set them to those of a draw. */
function commonFactors({ plan: { ids, factors } }: DrawnOfBlock, types: readonly string[]) {
  const central: Changing<CommonFactors> = {
    growth: 1,
    schoolsBlock: 1,
    inflation: 1,
    otherInflation: 1,
    saving: 1,
  };
  const names = {
    growth: 'hnbGrowth',
    schoolsBlock: 'schoolsBlockGrowth',
    inflation: 'unitCostInflation',
    otherInflation: 'otherHighNeedsInflation',
    saving: 'furtherSaving',
  } as const;
  const keys = ['growth', 'schoolsBlock', 'inflation', 'otherInflation', 'saving'] as const;
  const common = keys
    .map((key) => ({ key, place: ids.indexOf(names[key]) }))
    .filter(({ place }) => place >= 0);
  const priced = types
    .map((type, at) => ({ at, place: ids.indexOf(`baseUnitCost.${type}`) }))
    .filter(({ place }) => place >= 0);
  const prices = new Float64Array(types.length).fill(1);
  return {
    factors: central,
    prices,
    fill: (draw: number) => {
      const row = draw * ids.length;
      for (const { key, place } of common) central[key] = factors[row + place] ?? 1;
      for (const { at, place } of priced) prices[at] = factors[row + place] ?? 1;
    },
  };
}

/** The deficit before the first year, and what is received up to the end of each, all planned payments and own contribution. */
type Roll = { readonly opening: number; readonly received: Float64Array };

function rollOf({ opening, years }: BlockProjection): Roll {
  return {
    opening: Number(opening.gross['without-own'].deficitPence),
    received: Float64Array.from(years, ({ deficits }) =>
      Number(
        deficits.gross['without-own'].deficitPence - deficits['net-of-all-planned']['with-own'].deficitPence,
      ),
    ),
  };
}

function rollForward(
  money: BlockMoneyDraws,
  draw: number,
  { spend, rest, roll }: { readonly spend: Float64Array; readonly rest: RestSink; readonly roll: Roll },
): void {
  let before = roll.opening;
  for (let year = 0; year < money.years; year++) {
    const cell = draw * money.years + year;
    const grant = (spend[year] ?? 0) + (rest.grant[year] ?? 0);
    before += grant;
    money.inYear[cell] = (spend[year] ?? 0) + (rest.highNeeds[year] ?? 0);
    money.grantInYear[cell] = grant;
    money.before[cell] = before;
    money.after[cell] = before - (roll.received[year] ?? 0);
    money.unexplained[cell] = rest.unexplained[year] ?? 0;
  }
}

/** The same draws without the saving that nothing explains. */
export function withoutUnexplained(money: BlockMoneyDraws): BlockMoneyDraws {
  const { draws, years, unexplained } = money;
  const upTo = new Float64Array(draws * years);
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let year = 0; year < years; year++) {
      sum += unexplained[draw * years + year] ?? 0;
      upTo[draw * years + year] = sum;
    }
  }
  const plus = (values: Float64Array, by: Float64Array) =>
    values.map((value, cell) => value + (by[cell] ?? 0));
  return {
    ...money,
    inYear: plus(money.inYear, unexplained),
    grantInYear: plus(money.grantInYear, unexplained),
    before: plus(money.before, upTo),
    after: plus(money.after, upTo),
    unexplained: new Float64Array(draws * years),
  };
}
