/** The block over draws: exactly the projection where nothing varies, held against exact projections where it does, and its laws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { everyFormBlock } from '../../../test/make/every-form-block.ts';
import { anyBlock } from '../../../test/make/high-needs-block.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { blockOfInputs } from '../block/block-of-inputs.ts';
import type { HighNeedsBlock, LineForm } from '../block/high-needs-block.ts';
import { projectBlock } from '../block/project-block.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { nearestNumber } from '../num/rational-arithmetic.ts';
import { listBlockAssumptions } from './block-assumptions.ts';
import { type BlockMoneyDraws, blockOverDraws, withoutUnexplained } from './block-over-draws.ts';
import { type CaseloadDraws, drawCaseload } from './caseload-draws.ts';
import { type DrawnLines, NO_LINE_DRAWN } from './draw-block-inputs.ts';
import { moneyOverDraws, NOTHING_DRAWN } from './money-over-draws.ts';

const NOTHING = { plan: NOTHING_DRAWN, lines: NO_LINE_DRAWN };
/** Run draws through a block, the spend on every type asked for. */
function over(block: HighNeedsBlock, told: Told, ...rest: Tail): BlockMoneyDraws {
  const projected = { block, projection: projectBlock(block), spendOf: told.types.map((_, type) => type) };
  return blockOverDraws(projected, told, ...rest);
}
type Tail = Parameters<typeof blockOverDraws> extends [unknown, unknown, ...infer Rest] ? Rest : never;
type Told = Pick<PlanInputs, 'types' | 'caseload'>;

/** Draws with so many plans of each type at each 31 March. */
function drawsOf({ types }: Told, ...plans: readonly Told['caseload'][]): CaseloadDraws {
  const ends = plans[0]?.[types[0] ?? '']?.length ?? 0;
  const cells = ends * types.length;
  return {
    draws: plans.length,
    ends,
    types: types.length,
    plans: Float64Array.from({ length: plans.length * cells }, (_, at) =>
      Number(
        plans[Math.floor(at / cells)]?.[types[at % types.length] ?? '']?.[
          Math.floor((at % cells) / types.length)
        ] ?? 0n,
      ),
    ),
  };
}

/** The caseload beside a block with two types. */
const beside = (block: HighNeedsBlock, plans: (end: number, type: number) => bigint): Told => ({
  types: ['provision0', 'provision1'],
  caseload: Object.fromEntries(
    ['provision0', 'provision1'].map((name, type) => [
      name,
      Array.from({ length: block.years.length + 1 }, (_, end) => plans(end, type)),
    ]),
  ),
});

/** Every assumption of the lines drawn at its central value. */
function atCentral(block: HighNeedsBlock): DrawnLines {
  const all = listBlockAssumptions(block, []);
  return {
    ids: all.map(({ id }) => id),
    values: Float64Array.from(all, ({ central }) => nearestNumber(central)),
  };
}

const isHeld = (block: HighNeedsBlock) => {
  const amounts = projectBlock(block).years.flatMap(({ spend, income, otherBlocks, deficits, savings }) => [
    ...spend.map(({ costPence }) => costPence),
    ...[...income, ...savings].map(({ amountPence }) => amountPence),
    ...otherBlocks.flatMap(({ incomePence, spendPence }) => [incomePence, spendPence]),
    deficits.gross['without-own'].deficitPence,
    deficits['net-of-all-planned']['with-own'].deficitPence,
  ]);
  // Doubles hold whole pence up to 2^53; the generator may go beyond, and such blocks are left out.
  return amounts.every((amount) => amount < 2n ** 49n && amount > -(2n ** 49n));
};

function assertExact(block: HighNeedsBlock, money: BlockMoneyDraws): void {
  const { years } = projectBlock(block);
  const wanted = years.map((year) => ({
    inYear: Number(year.inYearDeficitPence),
    grantInYear: Number(year.grantInYearDeficitPence),
    before: Number(year.deficits.gross['without-own'].deficitPence),
    after: Number(year.deficits['net-of-all-planned']['with-own'].deficitPence),
  }));
  for (const key of ['inYear', 'grantInYear', 'before', 'after'] as const)
    assert.deepEqual(
      [...money[key].subarray(0, years.length)],
      wanted.map((year) => year[key]),
      key,
    );
}

test('for any block, a draw of the plan’s own caseload is the projection to the penny, every input drawn at its central value', () => {
  let tried = 0;
  fc.assert(
    fc.property(
      anyBlock,
      fc.array(fc.bigInt({ min: 0n, max: 3000n }), { minLength: 14 }),
      (block, counts) => {
        fc.pre(isHeld(block));
        const told = beside(block, (end, type) => counts[2 * end + type] ?? 0n);
        const own = drawsOf(told, told.caseload);
        assertExact(block, over(block, told, own, NOTHING, null));
        const ones = {
          ids: ['hnbGrowth', 'unitCostInflation', 'furtherSaving'],
          factors: Float64Array.of(1, 1, 1),
        };
        assertExact(block, over(block, told, own, { plan: ones, lines: atCentral(block) }, null));
        tried++;
      },
    ),
  );
  assert.ok(tried > 50);
});

test('a block of plain inputs gives the draws of the plain money, its growth, inflation and prices drawn too', () => {
  const plan = smallPlan();
  const mean = plan.types.map((type) => (plan.caseload[type] ?? []).map(Number));
  const caseload = drawCaseload(
    mean,
    mean.map((list) => list.map((plans, end) => (end === 0 ? 0 : plans / 10))),
    0.5,
    { seed: 3, draws: 200 },
  );
  const ids = [
    'hnbGrowth',
    'schoolsBlockGrowth',
    'unitCostInflation',
    'otherHighNeedsInflation',
    'furtherSaving',
    'baseUnitCost.inmss',
  ];
  const factors = Float64Array.from({ length: 200 * ids.length }, (_, cell) => 0.95 + (cell % 11) / 100);
  for (const drawn of [NOTHING_DRAWN, { ids, factors }]) {
    const plain = moneyOverDraws(plan, caseload, drawn, null);
    const lines = over(blockOfInputs(plan), plan, caseload, { plan: drawn, lines: NO_LINE_DRAWN }, null);
    // The plain money rounds a unit cost before it counts it for each of some 130 plans, and adds two years up.
    for (const key of ['inYear', 'before', 'after', 'lines'] as const)
      for (const [cell, amount] of plain[key].entries())
        assert.ok(Math.abs(amount - (lines[key][cell] ?? Number.NaN)) < 400, `${key} ${cell}`);
  }
});

test('every assumption of the lines moved alone agrees with the block projected at that value', () => {
  const block = everyFormBlock();
  const told = beside(block, () => 100n);
  const own = drawsOf(told, told.caseload);
  const skipped = new Set(['block.payments', 'block.contributions']);
  const all = listBlockAssumptions(block, []).filter(({ id }) => !skipped.has(id));
  // Prices are rounded to whole pence before they are counted, at most a thousand times in this block.
  const within = 1500;
  for (const { id, low, high, at } of all)
    for (const value of [low, high]) {
      const lines = { ids: [id], values: Float64Array.of(nearestNumber(value)) };
      const money = over(block, told, own, { plan: NOTHING_DRAWN, lines }, null);
      const { years } = projectBlock(at(value));
      for (const [n, year] of years.entries()) {
        const offs = [
          (money.inYear[n] ?? 0) - Number(year.inYearDeficitPence),
          (money.before[n] ?? 0) - Number(year.deficits.gross['without-own'].deficitPence),
        ];
        for (const off of offs) assert.ok(Math.abs(off) < within * (n + 1), `${id} ${n}: ${off}`);
      }
    }
  assert.ok(all.length > 20);
});

test('more children in a line agree with the block projected with their numbers', () => {
  const block = everyFormBlock();
  const told = beside(block, () => 100n);
  const half = beside(block, (end) => (end === 0 ? 100n : 150n));
  const money = over(block, told, drawsOf(told, half.caseload), NOTHING, null);
  const more = (numbers: readonly ({ n: bigint; d: bigint } | null)[]) =>
    numbers.map((one, k) => (one === null || k === 0 ? one : { n: one.n * 3n, d: one.d * 2n }));
  const grown = (cost: LineForm): LineForm => {
    if (cost.form === 'places') return { ...cost, occupied: more(cost.occupied) };
    if (cost.form === 'amount') {
      // Money goes with the mean plans of the year: 125 in the first and 150 after it, of 100.
      const known = cost.path.known.map((amount, k) =>
        amount === null ? null : (amount * (k === 0 ? 5n : 6n)) / 4n,
      );
      return { ...cost, path: { known, growth: cost.path.growth } };
    }
    return { ...cost, plans: more(cost.plans) };
  };
  const wanted = projectBlock({
    ...block,
    spend: block.spend.map((line) =>
      line.category === 'central' ? line : { ...line, cost: grown(line.cost) },
    ),
  });
  for (const [n, year] of wanted.years.entries())
    assert.ok(Math.abs((money.inYear[n] ?? 0) - Number(year.inYearDeficitPence)) < 20, `${n}`);
});

/** One line of ten commissioned places of which eight are filled, at £12,000; empty ones at £6,000. */
function places(): { block: HighNeedsBlock; told: Told } {
  const flat = (amount: bigint) => ({
    per: 'financial' as const,
    path: { known: [amount, amount], growth: [null, null] },
  });
  const whole = (n: bigint) => ({ n, d: 1n });
  const cost: LineForm = {
    form: 'places',
    commissioned: [10n, 10n, 10n].map(whole),
    occupied: [8n, 8n, 8n].map(whole),
    starts: 'september',
    price: flat(1_200_000n),
    emptyPrice: flat(600_000n),
    overPrice: null,
  };
  const plan = smallPlan();
  const block: HighNeedsBlock = {
    ...blockOfInputs(plan),
    spend: [
      {
        id: 'unit',
        name: 'Unit',
        category: 'place-funding',
        provision: 'inmss',
        age: null,
        band: null,
        cost,
      },
    ],
  };
  return { block, told: { types: ['inmss'], caseload: { inmss: [8n, 8n, 8n] } } };
}

test('places stand whether children come or not: fewer leave them empty at their price, more than there are cost a place each', () => {
  const { block, told } = places();
  const year = (children: bigint) => {
    const draws = drawsOf(told, { inmss: [children, children, children] });
    return over(block, told, draws, NOTHING, null).lines[0];
  };
  assert.equal(year(8n), 8 * 1_200_000 + 2 * 600_000);
  assert.equal(year(0n), 10 * 600_000);
  assert.equal(year(10n), 10 * 1_200_000);
  assert.equal(year(13n), 13 * 1_200_000);
});

/** The unit of ten places, with top-up of £5,000 a child and a fee of £60,000 a child in an independent place. */
function placesAndFee(): { block: HighNeedsBlock; told: Told } {
  const { block } = places();
  const flat = (amount: bigint) => ({
    per: 'financial' as const,
    path: { known: [amount, null], growth: [null, { n: 1n, d: 1n }] },
  });
  const line = (id: string, category: 'top-up' | 'independent-fees', plans: bigint, amount: bigint) => ({
    id,
    name: id,
    category,
    provision: id === 'fees' ? 'independent' : 'inmss',
    age: null,
    band: null,
    cost: {
      form: 'mean' as const,
      plans: [plans, plans, plans].map((n) => ({ n, d: 1n })),
      price: flat(amount),
      partYear: [],
    },
  });
  const spend = [
    ...block.spend,
    line('top-up', 'top-up', 8n, 500_000n),
    line('fees', 'independent-fees', 4n, 6_000_000n),
  ];
  return {
    block: { ...block, spend },
    told: { types: ['inmss', 'independent'], caseload: { inmss: [8n, 8n, 8n], independent: [4n, 4n, 4n] } },
  };
}

test('a child beyond the places costs the independent fee and no top-up; the fee drawn dearer makes that child dearer', () => {
  const { block, told } = placesAndFee();
  const year = (children: bigint, lines: DrawnLines = NO_LINE_DRAWN) => {
    const draws = drawsOf(told, { inmss: [children, children, children], independent: [4n, 4n, 4n] });
    return over(block, told, draws, { plan: NOTHING_DRAWN, lines }, null);
  };
  assert.equal(year(8n).lines[0], 8 * (1_200_000 + 500_000) + 2 * 600_000);
  assert.equal(year(10n).lines[0], 10 * (1_200_000 + 500_000));
  assert.equal(year(13n).lines[0], 10 * (1_200_000 + 500_000) + 3 * 6_000_000);
  const dearer = { ids: ['block.fees.price'], values: Float64Array.of(1.5) };
  assert.equal(year(13n, dearer).lines[0], 10 * (1_200_000 + 500_000) + 3 * 9_000_000);
  assert.equal(year(13n, dearer).lines[1], 4 * 9_000_000);
  // With something of the top-up drawn it goes alone, and still to nobody beyond the places.
  const topUp = { ids: ['block.top-up.price'], values: Float64Array.of(2) };
  assert.equal(year(13n, topUp).lines[0], 10 * (1_200_000 + 1_000_000) + 3 * 6_000_000);
});

test('children whom the plan itself has beyond the places stay as it states them; fewer of them lower the fee alone', () => {
  const { block, told } = placesAndFee();
  const [unit, ...others] = block.spend;
  assert.ok(unit?.cost.form === 'places');
  const full: HighNeedsBlock = {
    ...block,
    spend: [
      { ...unit, cost: { ...unit.cost, occupied: [13n, 13n, 13n].map((n) => ({ n, d: 1n })) } },
      ...others,
    ],
  };
  const beyond: Told = { ...told, caseload: { ...told.caseload, inmss: [13n, 13n, 13n] } };
  const year = (children: bigint) => {
    const draws = drawsOf(beyond, { inmss: [children, children, children], independent: [4n, 4n, 4n] });
    return over(full, beyond, draws, NOTHING, null).lines[0];
  };
  assertExact(full, over(full, beyond, drawsOf(beyond, beyond.caseload), NOTHING, null));
  // The plan states top-up for eight, whoever is beyond: with two children fewer, two fees fewer.
  assert.equal(year(13n), 10 * 1_200_000 + 3 * 6_000_000 + 8 * 500_000);
  assert.equal(year(11n), 10 * 1_200_000 + 6_000_000 + 8 * 500_000);
});

test('whole plans of a simulation give what the same numbers give as fractions', () => {
  const block = everyFormBlock();
  const told = beside(block, () => 100n);
  const mean = told.types.map((type) => (told.caseload[type] ?? []).map(Number));
  const drawn = drawCaseload(
    mean,
    mean.map((list) => list.map((n) => n / 5)),
    0.4,
    { seed: 6, draws: 20 },
  );
  const whole = Int32Array.from(drawn.plans, Math.round);
  assert.deepEqual(
    over(block, told, { ...drawn, plans: whole }, NOTHING, null),
    over(block, told, { ...drawn, plans: Float64Array.from(whole) }, NOTHING, null),
  );
});

test('parts sum: years roll to the deficit, types and the rest to the year, the saving nobody explains to what it would be without', () => {
  const block = everyFormBlock();
  const told = beside(block, () => 100n);
  const mean = told.types.map((type) => (told.caseload[type] ?? []).map(Number));
  const caseload = drawCaseload(
    mean,
    mean.map((list) => list.map((n) => n / 5)),
    0.4,
    { seed: 5, draws: 50 },
  );
  const money = over(block, told, caseload, NOTHING, null);
  const exact = projectBlock(block);
  const named = withoutUnexplained(money);
  const { years } = money;
  const bare = projectBlock({ ...block, savings: block.savings.filter(({ source }) => source !== null) });
  for (let draw = 0; draw < 50; draw++) {
    let before = Number(exact.opening.gross['without-own'].deficitPence);
    for (const [n, year] of exact.years.entries()) {
      const cell = draw * years + n;
      const lines = (money.lines[2 * cell] ?? 0) + (money.lines[2 * cell + 1] ?? 0);
      const follows = year.spend.reduce(
        (sum, { category, costPence }) => sum + (category === 'central' ? 0n : costPence),
        0n,
      );
      // Only lines vary: what is left beside them is what the projection has.
      assert.equal((money.inYear[cell] ?? 0) - lines, Number(year.inYearDeficitPence - follows));
      before += money.grantInYear[cell] ?? 0;
      assert.equal(money.before[cell], before);
      const saved = Number((bare.years[n]?.inYearDeficitPence ?? 0n) - year.inYearDeficitPence);
      assert.equal((named.inYear[cell] ?? 0) - (money.inYear[cell] ?? 0), saved);
    }
    const last = draw * years + years - 1;
    const saved = [...money.unexplained.subarray(draw * years, draw * years + years)].reduce(
      (a, b) => a + b,
      0,
    );
    assert.equal((named.before[last] ?? 0) - (money.before[last] ?? 0), saved);
  }
});

test('more children never cost less where an empty place costs no more than a filled one', () => {
  const block = everyFormBlock();
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), fc.nat(50), (a, b, more) => {
      const told = beside(block, () => 100n);
      const at = (extra: number) => beside(block, (_, type) => BigInt((type === 0 ? a : b) + extra)).caseload;
      const money = over(block, told, drawsOf(told, at(0), at(more)), NOTHING, null);
      for (let n = 0; n < money.years; n++)
        assert.ok((money.inYear[money.years + n] ?? 0) >= (money.inYear[n] ?? 0));
    }),
  );
});

test('draws of another shape than the block are refused', () => {
  const { block, told } = places();
  const wrong = { draws: 1, ends: 2, types: 1, plans: new Float64Array(2) };
  assert.throws(() => over(block, told, wrong, NOTHING, null), RangeError);
});
