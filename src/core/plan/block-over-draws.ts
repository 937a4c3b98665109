/** The money of a plan's block over many draws of its caseload: lines follow children, the central case exactly the projection. */
import type { BlockProjection } from '../block/block-projection.ts';
import type { HighNeedsBlock } from '../block/high-needs-block.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { read } from '../num/columns.ts';
import { beginWithRest, restFrame } from './block-rest-draws.ts';
import { addSpend } from './block-spend-draws.ts';
import { type SpendFrame, spendFrame } from './block-spend-frame.ts';
import type { CaseloadDraws } from './caseload-draws.ts';
import type { DrawnOfBlock } from './draw-block-inputs.ts';
import { commonColumns, type DrawPass } from './draw-pass.ts';
import type { MoneyDraws } from './money-over-draws.ts';

/**
 * As the money of a plan: `inYear` is of high needs, `before` is the whole grant's deficit with no payment and no contribution
 * counted, `after` with all planned ones and the own contribution; `lines` is what follows each type that is asked for.
 */
export type BlockMoneyDraws = MoneyDraws & {
  /** High needs and the other blocks that are stated `[draw][year]`. */
  readonly grantInYear: Float64Array;
  /** The saving that nothing explains, above nil `[draw][year]`. */
  readonly unexplained: Float64Array;
};

/** A block with what it comes to as planned, and the types whose spend by itself is asked for. */
export type ProjectedBlock = {
  readonly block: HighNeedsBlock;
  readonly projection: BlockProjection;
  /** Places of the types: spend of a type is told where somebody asks, since telling it takes as long as all else. */
  readonly spendOf: readonly number[];
};

/**
 * Run caseload draws through the lines of a block. Where a draw is the plan's own caseload and nothing else is drawn, every year
 * equals the projection to the penny. Lines that the same things move are rounded together, once.
 * @param plan  types, and the caseload that the lines were told beside.
 * @param uplift  factor on prices `[draw][year][type]`; null for none.
 * @throws RangeError where the draws have another shape than the plan (a caller's fault).
 * @source Method note 12, section 8.
 */
export function blockOverDraws(
  { block, projection, spendOf }: ProjectedBlock,
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
  const { draws } = caseload;
  const money = emptyMoney(draws, years, spendOf);
  const pass: DrawPass = {
    draws,
    years,
    types: types.length,
    plans: caseload.plans,
    planned: Float64Array.from(
      { length: ends * types.length },
      (_, cell) => plans[cell % types.length]?.[Math.floor(cell / types.length)] ?? 0,
    ),
    beyond: types.map((_, type) => (topUpWaits(spend, type) ? new Float64Array(draws * ends) : null)),
    uplift,
    ...commonColumns(drawn, types, draws, years),
    lines: values,
    lineWidth: ids.length,
    inYear: new Float64Array(years * draws),
    others: money.grantInYear,
    unexplained: money.unexplained,
    byType: money.lines,
    told: types.map((_, type) => spendOf.indexOf(type)),
    toldWidth: spendOf.length,
  };
  beginWithRest(restFrame(block, projection, ids), pass);
  addSpend(spend, pass);
  rollForward(money, pass.inYear, rollOf(projection));
  return money;
}

/** Whether a type has places beyond which a child costs a fee, and top-up that such a child has not. */
function topUpWaits({ places, alone, common }: SpendFrame, type: number): boolean {
  const isOf = (cells: Float64Array) =>
    cells.some((pence, cell) => pence !== 0 && cell % (cells.length / common.fixed.length) === type);
  return (
    places.some((line) => line.over !== null && line.type === type) &&
    (isOf(common.openingTopUp) ||
      isOf(common.closingTopUp) ||
      alone.some((line) => line.isTopUp && line.type === type))
  );
}

function emptyMoney(draws: number, years: number, lineTypes: readonly number[]): BlockMoneyDraws {
  const cells = () => new Float64Array(draws * years);
  return {
    draws,
    years,
    inYear: cells(),
    grantInYear: cells(),
    before: cells(),
    after: cells(),
    unexplained: cells(),
    lineTypes,
    lines: new Float64Array(draws * years * lineTypes.length),
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

/** Add up the years of every draw. On the way in `grantInYear` holds what the other blocks add to high needs. */
function rollForward(money: BlockMoneyDraws, highNeeds: Float64Array, roll: Roll): void {
  const { draws, years, inYear, grantInYear, before, after } = money;
  for (let draw = 0, cell = 0; draw < draws; draw++) {
    let deficit = roll.opening;
    for (let year = 0, from = draw; year < years; year++, cell++, from += draws) {
      const own = read(highNeeds, from);
      const grant = own + read(grantInYear, cell);
      deficit += grant;
      inYear[cell] = own;
      grantInYear[cell] = grant;
      before[cell] = deficit;
      after[cell] = deficit - (roll.received[year] ?? 0);
    }
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
