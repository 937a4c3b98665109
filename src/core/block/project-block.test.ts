/** The High Needs Block: against a slow version month by month, against the plain projection, and by its laws. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyBlock } from '../../../test/make/high-needs-block.ts';
import { anyPlan } from '../../../test/make/plan-inputs.ts';
import { readPlanInputs } from '../../edge/intake/programme/plan-file.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { blockOfInputs } from './block-of-inputs.ts';
import type { BlockYear } from './block-projection.ts';
import { checkBlock } from './check-block.ts';
import type { HighNeedsBlock, LineForm, Price } from './high-needs-block.ts';
import type { MoneyPath } from './money-path.ts';
import { projectBlock } from './project-block.ts';

const REFERENCE = resolve(import.meta.dirname, '../../../../shared/reference/case-calibration.json');
const NO_REFERENCE = existsSync(REFERENCE) ? false : 'the reference case is not beside this checkout';
const whole = (n: bigint) => ({ n, d: 1n });
const flat = (known: readonly bigint[]): MoneyPath => ({ known, growth: known.map(() => null) });

type Fraction = { n: bigint; d: bigint };
const add = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const mul = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
const less = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d;

function slowRound({ n, d }: Fraction): bigint {
  const twice = 2n * n + d;
  const down = twice / (2n * d);
  return twice < 0n && down * 2n * d !== twice ? down - 1n : down;
}

/** An amount of each year, forwards: the known one, or the year before times its growth. */
function slowPath({ known, growth }: MoneyPath): bigint[] {
  let at = whole(0n);
  return known.map((amount, k) => {
    at = amount === null ? mul(at, growth[k] ?? whole(0n)) : whole(amount);
    return slowRound(at);
  });
}

const monthNumber = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** Who is there in a month, at what price: filled, empty, and groups beside the counts. */
function slowMonth(form: Exclude<LineForm, { form: 'amount' }>, n: number, k: number, fee: Price | null) {
  const now = (2024 + n) * 12 + 3 + k;
  const starts = form.form !== 'mean' && form.starts === 'august' ? 7 : 8;
  const academic = Math.floor((now - starts) / 12) - 2023;
  const price = ({ per, path }: Price) => slowPath(path)[per === 'financial' ? n : academic] ?? 0n;
  const cost = (count: Fraction, of: Price) => mul(count, { n: price(of), d: 12n });
  const at = (counts: readonly (Fraction | null)[], place: number) => counts[place] ?? whole(0n);
  if (form.form === 'places') {
    const places = at(form.commissioned, academic);
    const there = at(form.occupied, academic);
    const apart = add(places, mul(there, whole(-1n)));
    const isOver = less(apart, whole(0n));
    const free = isOver ? whole(0n) : apart;
    const beyond = isOver ? mul(apart, whole(-1n)) : whole(0n);
    const used = add(
      cost(isOver ? places : there, form.price),
      cost(beyond, form.overPrice ?? fee ?? form.price),
    );
    return { used, empty: cost(free, form.emptyPrice ?? form.price) };
  }
  const end = k < 6 ? n : n + 1;
  const count = form.partYear
    .filter(({ from, to }) => now >= monthNumber(from) && (to === null || now <= monthNumber(to)))
    .reduce((sum, { plans }) => add(sum, plans), at(form.plans, form.form === 'mean' ? end : academic));
  return { used: cost(count, form.price), empty: whole(0n) };
}

/** The one independent fee by child that a child beyond the places costs, of the same age where there is one; null otherwise. */
function slowFee({ spend }: HighNeedsBlock, age: string | null): Price | null {
  const found: { age: string | null; price: Price }[] = [];
  for (const line of spend)
    if (line.category === 'independent-fees' && 'partYear' in line.cost)
      found.push({ age: line.age, price: line.cost.price });
  const same = found.filter((one) => one.age === age);
  const left = same.length === 0 ? found : same;
  return left.length === 1 ? (left[0]?.price ?? null) : null;
}

/** The cost of one line, one month at a time: who is there that month, at what price, a twelfth of it. */
function slowCost(form: LineForm, n: number, fee: Price | null): { all: bigint; empty: bigint } {
  if (form.form === 'amount') return { all: slowPath(form.path)[n] ?? 0n, empty: 0n };
  let all = whole(0n);
  let empty = whole(0n);
  for (let k = 0; k < 12; k++) {
    const month = slowMonth(form, n, k, fee);
    all = add(all, add(month.used, month.empty));
    empty = add(empty, month.empty);
  }
  return { all: slowRound(all), empty: slowRound(empty) };
}

function slowAllocation(line: HighNeedsBlock['income'][number], count: number): bigint[] {
  if (line.kind !== 'allocation') return [];
  let at = whole(0n);
  return Array.from({ length: count }, (_, n) => {
    const known = line.path.known[n] ?? null;
    if (known !== null) at = whole(known);
    else {
      const [now, was] = [line.population?.[n] ?? whole(1n), line.population?.[n - 1] ?? whole(1n)];
      const heads = { n: now.n * was.d, d: now.d * was.n };
      let step: Fraction = line.path.growth[n] ?? whole(0n);
      if (line.cap !== null && less(mul(line.cap, heads), step)) step = mul(line.cap, heads);
      if (line.floor !== null && less(step, mul(line.floor, heads))) step = mul(line.floor, heads);
      at = mul(at, step);
    }
    return slowRound(at);
  });
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);

function slowIncome(line: HighNeedsBlock['income'][number], n: number, count: number): bigint {
  if (line.kind === 'allocation') return slowAllocation(line, count)[n] ?? 0n;
  if (line.kind === 'import-export') return (line.netPupils[n] ?? 0n) * line.ratePence;
  return (line.kind === 'deduction' ? -1n : 1n) * (slowPath(line.path)[n] ?? 0n);
}

function slowSaving({ base, growth }: HighNeedsBlock['savings'][number], n: number): bigint {
  let at = whole(base[n] ?? 0n);
  for (let k = 1; k <= n; k++) at = mul(at, growth[k] ?? whole(0n));
  return slowRound(at);
}

/** In-year deficit of high needs and of the whole grant in a year. */
function slowInYear(block: HighNeedsBlock, n: number): { highNeeds: bigint; grant: bigint } {
  const income = sum(block.income.map((line) => slowIncome(line, n, block.years.length)));
  const spend = sum(block.spend.map(({ cost, age }) => slowCost(cost, n, slowFee(block, age)).all));
  const saved = sum(block.savings.map((saving) => slowSaving(saving, n)));
  const transfer = slowRound(
    mul(whole(slowPath(block.transfer.schoolsBlock)[n] ?? 0n), block.transfer.rate[n] ?? whole(0n)),
  );
  const highNeeds = spend - saved - income - transfer;
  const others = block.otherBlocks.map(
    (other) => (slowPath(other.spend)[n] ?? 0n) + transfer - (slowPath(other.income)[n] ?? 0n),
  );
  return { highNeeds, grant: highNeeds + sum(others) };
}

/** In-year and the six deficits of each year, the obvious way: everything up to that year is added up anew. */
function slowBlock(block: HighNeedsBlock): bigint[][] {
  const { opening } = block;
  return block.years.map((year, n) => {
    const upTo = block.years.slice(0, n + 1).map((_, k) => slowInYear(block, k));
    const gross = opening.grossPence + sum(upTo.map(({ grant }) => grant));
    const paidBy = (...states: readonly string[]) =>
      sum(
        block.payments
          .filter((one) => one.year <= year && states.includes(one.status))
          .map(({ amountPence }) => amountPence),
      );
    const net = gross - opening.paymentsPence - paidBy('paid', 'made-up');
    const all = net - paidBy('planned');
    const gifts = block.contributions.filter((gift) => gift.year <= year);
    const own = opening.ownContributionPence + sum(gifts.map(({ amountPence }) => amountPence));
    return [upTo.at(-1)?.highNeeds ?? 0n, gross, gross - own, net, net - own, all, all - own];
  });
}

function sevenOf({ inYearDeficitPence, deficits }: BlockYear): bigint[] {
  return [
    inYearDeficitPence,
    ...Object.values(deficits).flatMap((pair) => [
      pair['without-own'].deficitPence,
      pair['with-own'].deficitPence,
    ]),
  ];
}

test('any block agrees with a slow version, month by month, to the penny on every basis', () => {
  fc.assert(
    fc.property(anyBlock, (block) => {
      assert.deepEqual(projectBlock(block).years.map(sevenOf), slowBlock(block));
    }),
  );
});

test('every line of any block agrees with the slow version, what stands empty too', () => {
  fc.assert(
    fc.property(anyBlock, (block) => {
      for (const [n, year] of projectBlock(block).years.entries())
        for (const [k, line] of year.spend.entries()) {
          const cost = block.spend[k]?.cost;
          assert.ok(cost !== undefined);
          assert.deepEqual(
            { all: line.costPence, empty: line.emptyPence },
            slowCost(cost, n, slowFee(block, line.age)),
          );
        }
    }),
  );
});

test('parts sum: lines to spend and income, in-year to the roll of each basis, paid and due to what parts the bases', () => {
  fc.assert(
    fc.property(anyBlock, (block) => {
      let before = projectBlock(block).opening;
      for (const year of projectBlock(block).years) {
        const savings = sum(year.savings.map(({ amountPence }) => amountPence));
        assert.equal(year.spendPence, sum(year.spend.map(({ costPence }) => costPence)) - savings);
        assert.equal(year.incomePence, sum(year.income.map(({ amountPence }) => amountPence)));
        assert.equal(year.inYearDeficitPence, year.spendPence - year.incomePence - year.transfer.amountPence);
        const { gross, 'net-of-paid': net, 'net-of-all-planned': all } = year.deficits;
        const rolled = gross['without-own'].deficitPence - before.gross['without-own'].deficitPence;
        assert.equal(rolled, year.grantInYearDeficitPence);
        const due = net['with-own'].deficitPence - all['with-own'].deficitPence;
        const dueBefore =
          before['net-of-paid']['with-own'].deficitPence -
          before['net-of-all-planned']['with-own'].deficitPence;
        assert.equal(due - dueBefore, year.payments.duePence);
        before = year.deficits;
      }
    }),
  );
});

test('moving a payment or a contribution to another year leaves every deficit at the end as it is', () => {
  fc.assert(
    fc.property(anyBlock, (block) => {
      const last = block.years.at(-1) ?? 0;
      const moved: HighNeedsBlock = {
        ...block,
        payments: block.payments.map((one) => ({ ...one, year: last })),
        contributions: block.contributions.map((one) => ({ ...one, year: last })),
      };
      const [was, now] = [projectBlock(block).years, projectBlock(moved).years];
      assert.deepEqual(now.at(-1)?.deficits, was.at(-1)?.deficits);
      assert.deepEqual(
        now.map((year) => year.inYearDeficitPence),
        was.map((year) => year.inYearDeficitPence),
      );
    }),
  );
});

test('moving income or spend to another year leaves every deficit at the end as it is', () => {
  fc.assert(
    fc.property(anyBlock, fc.bigInt({ min: 0n, max: 10n ** 10n }), (block, moved) => {
      const last = block.years.length - 1;
      const at = (place: number) => flat(block.years.map((_, n) => (n === place ? moved : 0n)));
      const bought = (place: number): HighNeedsBlock['spend'] => {
        const named = { id: 'moved', name: 'moved', category: 'other', provision: 'moved' } as const;
        return [
          ...block.spend,
          { ...named, age: null, band: null, cost: { form: 'amount', path: at(place) } },
        ];
      };
      const given = (place: number): HighNeedsBlock['income'] => [
        ...block.income,
        { id: 'moved', name: 'moved', kind: 'other', path: at(place) },
      ];
      const ends = (changed: Partial<HighNeedsBlock>) =>
        projectBlock({ ...block, ...changed }).years.at(-1)?.deficits;
      assert.deepEqual(ends({ spend: bought(0) }), ends({ spend: bought(last) }));
      assert.deepEqual(ends({ income: given(0) }), ends({ income: given(last) }));
    }),
  );
});

test('more income never delays balance', () => {
  fc.assert(
    fc.property(anyBlock, fc.bigInt({ min: 1n, max: 10n ** 11n }), (block, extra) => {
      const more = block.years.map(() => extra);
      const richer: HighNeedsBlock = {
        ...block,
        income: [...block.income, { id: 'more', name: 'more', kind: 'other', path: flat(more) }],
      };
      const was = projectBlock(block).firstSustainedBalance;
      const now = projectBlock(richer).firstSustainedBalance;
      assert.ok(was === null || (now !== null && now <= was));
    }),
  );
});

/** Compare every cell that the plain projection has with the block's. @returns how many were compared. */
function compareCells(inputs: PlanInputs): number {
  const plain = projectFinance(inputs);
  const block = projectBlock(blockOfInputs(inputs));
  assert.equal(block.firstSustainedBalance, plain.firstSustainedBalance);
  let compared = 0;
  const equal = (got: unknown, want: unknown) => {
    assert.deepEqual(got, want);
    compared++;
  };
  for (const [n, want] of plain.years.entries()) {
    const got = block.years[n];
    assert.ok(got !== undefined);
    for (const type of inputs.types) {
      const line = got.spend.find(({ id }) => id === type);
      const { n: count, d } = line?.number ?? { n: -1n, d: 1n };
      equal(line?.pricePence, want.unitCostPence[type]);
      equal((2n * count) / d, want.twiceAverageCaseload[type]);
      equal(line?.costPence, want.lineCostPence[type]);
    }
    equal(got.spend.at(-1)?.costPence, want.otherHighNeedsPence);
    equal(got.savings[0]?.amountPence, want.furtherSavingPence);
    equal(got.spendPence, want.spendPence);
    equal(got.incomePence, want.hnbIncomePence);
    equal(got.transfer.schoolsBlockPence, want.schoolsBlockPence);
    equal(got.transfer.amountPence, want.schoolsBlockTransferPence);
    equal(got.inYearDeficitPence, want.inYearDeficitPence);
    equal(got.deficits.gross['without-own'].deficitPence, want.cumulativeBeforeContributionsPence);
    equal(
      got.deficits['net-of-all-planned']['with-own'].deficitPence,
      want.cumulativeAfterContributionsPence,
    );
    equal(got.year, want.year);
  }
  return compared;
}

test('a block of plain inputs gives every cell of the plain projection', () => {
  fc.assert(fc.property(anyPlan, (plan) => compareCells(plan) > 0));
});

test('given only what the reference has, the block gives its 1,176 cells', { skip: NO_REFERENCE }, () => {
  const text = readFileSync(REFERENCE, 'utf8');
  const { scenarios } = JSON.parse(text) as { scenarios: Record<string, unknown> }; // a file we know
  let compared = 0;
  for (const name of Object.keys(scenarios))
    compared += compareCells(readPlanInputs(text, 'case-calibration.json', name));
  // The plain projection's cells are the reference's: 28 a year, 7 years, 6 scenarios.
  assert.equal(compared, 1176);
});

test('what the generator makes is what the checks let through', () => {
  fc.assert(
    fc.property(anyBlock, (block) =>
      assert.deepEqual(
        checkBlock(block).filter(({ code }) => code !== 'plan.range-reversed'),
        [],
      ),
    ),
  );
});
