/** The checks of a block: each thing that is not stated is named with its place, and risks are told without refusing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { blockOfInputs } from './block-of-inputs.ts';
import { checkBlock, riskyInBlock } from './check-block.ts';
import type { HighNeedsBlock, LineForm, SpendLine } from './high-needs-block.ts';
import { overPricesInWords } from './over-price.ts';

const block = (): HighNeedsBlock => blockOfInputs(smallPlan());
const found = (changed: Partial<HighNeedsBlock>) =>
  checkBlock({ ...block(), ...changed }).map(({ code, place }) => `${code} ${place}`);

/** The block with one line of spend, costed so. */
const spending = (cost: LineForm) => found({ spend: [{ ...line(), cost }] });
const line = () => ({
  id: 'special',
  name: 'Special',
  category: 'place-funding' as const,
  provision: 'stateSpecial',
  age: null,
  band: null,
});
const price = {
  per: 'financial' as const,
  path: { known: [600_000n, null], growth: [null, { n: 1n, d: 1n }] },
};
const count = (n: bigint) => ({ n, d: 1n });

test('a block of plain inputs has nothing against it', () => {
  assert.deepEqual(checkBlock(block()), []);
});

test('a price that is missing is named by line and year, never taken as nil', () => {
  const unpriced = { per: 'financial' as const, path: { known: [600_000n, null], growth: [null, null] } };
  const plans = [count(1n), count(1n), count(1n)];
  assert.deepEqual(spending({ form: 'mean', plans, price: unpriced, partYear: [] }), [
    'plan.missing-price block.spend.special.price, 2025/26',
  ]);
  assert.deepEqual(spending({ form: 'amount', path: { known: [null, 1n], growth: [null, null] } }), [
    'plan.missing-price block.spend.special, 2024/25',
  ]);
});

test('a number that is missing or below nil is named by its day or academic year', () => {
  const form = 'places' as const;
  const starts = 'september' as const;
  const commissioned = [count(20n), null, count(-1n)];
  const occupied = [count(1n), count(1n), count(1n)];
  assert.deepEqual(
    spending({ form, commissioned, occupied, starts, price, emptyPrice: null, overPrice: null }),
    [
      'plan.year-gap block.spend.special.commissioned, academic year 2024/25',
      'plan.negative-places block.spend.special.commissioned, academic year 2025/26',
    ],
  );
  assert.deepEqual(spending({ form: 'mean', plans: [count(1n), count(1n)], price, partYear: [] }), [
    'plan.year-gap block.spend.special.plans, 31 March 2026',
  ]);
});

test('children beyond the commissioned places are told as a risk by line and year, and refused nowhere', () => {
  const cost: LineForm = {
    form: 'places',
    commissioned: [count(10n), count(10n), count(10n)],
    occupied: [count(10n), count(9n), { n: 25n, d: 2n }],
    starts: 'september',
    price,
    emptyPrice: null,
    overPrice: null,
  };
  assert.deepEqual(spending(cost), []);
  const [risk, ...others] = riskyInBlock({ ...block(), spend: [{ ...line(), cost }] }).filter(
    ({ code }) => code === 'plan.places-over-filled',
  );
  assert.equal(risk?.place, 'block.spend.special.occupied, academic year 2025/26');
  assert.match(risk?.message ?? '', /“Special” has children beyond its commissioned places: 2\.5,/);
  assert.deepEqual(others, []);
  const told = (...more: readonly SpendLine[]) =>
    riskyInBlock({ ...block(), spend: [{ ...line(), cost }, ...more] }).find(
      ({ code }) => code === 'plan.places-over-filled',
    )?.message ?? '';
  const fee = (id: string): SpendLine => ({
    ...line(),
    id,
    name: id,
    category: 'independent-fees',
    cost: { form: 'mean', plans: [count(1n), count(1n), count(1n)], price, partYear: [] },
  });
  assert.match(told(), /at the price of a place, because the block states no independent fee by child/);
  assert.match(told(fee('Fees')), /at the independent fee of “Fees”, in place of a place and its top-up$/);
  assert.match(told(fee('a'), fee('b')), /at the price of a place, because the block states several/);
  assert.equal(
    overPricesInWords({ spend: [{ ...line(), cost }, fee('Fees')] }),
    'Each child beyond the places is counted: of “Special” at the independent fee of “Fees”, in place of a place and its top-up.',
  );
  assert.equal(overPricesInWords({ spend: [fee('Fees')] }), '');
  // The fee of the line's own age is the one, where only one is of it.
  assert.match(told({ ...fee('Young'), age: '5 to 10' }, fee('All')), /the independent fee of “All”/);
});

test('occupied places, part-year groups, spend and savings are held to the same', () => {
  const places = { form: 'places', starts: 'september', price, emptyPrice: null, overPrice: null } as const;
  const full = [count(1n), count(1n), count(1n)];
  assert.deepEqual(spending({ ...places, commissioned: full, occupied: [count(1n), count(-1n), null] }), [
    'plan.negative-places block.spend.special.occupied, academic year 2024/25',
    'plan.year-gap block.spend.special.occupied, academic year 2025/26',
  ]);
  const parts = (plans: bigint, from: string, to: string) =>
    spending({ form: 'mean', plans: full, price, partYear: [{ plans: count(plans), from, to }] });
  assert.deepEqual(parts(-1n, '2024-09', '2025-03'), ['plan.negative-places block.spend.special.partYear']);
  assert.deepEqual(parts(1n, '2025-03', '2024-09'), ['plan.range-reversed block.spend.special.partYear']);
  assert.deepEqual(spending({ form: 'amount', path: { known: [-1n, 1n], growth: [null, null] } }), [
    'plan.negative-money block.spend.special, 2024/25',
  ]);
  const unpriced = { per: 'financial' as const, path: { known: [null, 1n], growth: [null, null] } };
  assert.deepEqual(spending({ ...places, commissioned: full, occupied: full, emptyPrice: unpriced }), [
    'plan.missing-price block.spend.special.emptyPrice, 2024/25',
  ]);
  assert.deepEqual(spending({ ...places, commissioned: full, occupied: full, overPrice: unpriced }), [
    'plan.missing-price block.spend.special.overPrice, 2024/25',
  ]);
  const [saving] = block().savings;
  assert.ok(saving !== undefined);
  assert.deepEqual(found({ savings: [{ ...saving, base: [1n, null] }] }), [
    'plan.year-gap block.savings.further-saving, 2025/26',
  ]);
});

test('years with a gap, income without a year and a payment outside the years are named', () => {
  assert.equal(found({ years: [2024, 2026] })[0], 'plan.year-gap block.years, 2025/26');
  const [allocation] = block().income;
  assert.ok(allocation?.kind === 'allocation');
  const ungrown = { ...allocation, path: { known: [1n, null], growth: [null, null] } };
  assert.deepEqual(found({ income: [ungrown] }), ['plan.year-gap block.income.allocation, 2025/26']);
  assert.deepEqual(found({ contributions: [{ year: 2030, amountPence: 1n }] }), [
    'plan.year-outside block.contributions, 2030/31',
  ]);
});

test('the same line stated twice would count money twice and is refused', () => {
  const [first] = block().spend;
  assert.ok(first !== undefined);
  assert.deepEqual(found({ spend: [first, { ...first, id: 'again' }] }), [
    'plan.line-twice block.spend.again',
  ]);
});

test('a transfer above the limit is refused where a forum is said to allow it, or where it was refused', () => {
  const { transfer } = block();
  const withStatus = (status: HighNeedsBlock['transfer']['status']) =>
    found({ transfer: { ...transfer, status } });
  assert.deepEqual(withStatus(['forum-approved', 'forum-approved']), [
    'plan.transfer-above-limit block.transfer, 2025/26',
  ]);
  assert.deepEqual(withStatus(['department-refused', 'department-approved']), [
    'plan.transfer-refused block.transfer, 2024/25',
  ]);
});

test('a transfer that nobody has allowed yet is a risk, within the limit too', () => {
  const { transfer } = block();
  const risks = (status: HighNeedsBlock['transfer']['status']) =>
    riskyInBlock({ ...block(), transfer: { ...transfer, status } }).map(({ code }) => code);
  assert.deepEqual(risks([null, null]), [
    'plan.transfer-assumed',
    'plan.transfer-not-approved',
    'plan.blocks-not-stated',
  ]);
  assert.deepEqual(risks(['forum-approved', 'department-approved']), ['plan.blocks-not-stated']);
});
