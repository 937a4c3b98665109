/** Why it moved: parts that add up to the whole whatever the inputs, no part for what did not change, no preferred order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Rational } from '../num/rational.ts';
import {
  exactOf,
  lowestTerms,
  minus,
  nearestNumber,
  plus,
  sumOf,
  times,
  ZERO,
} from '../num/rational-arithmetic.ts';
import { explainChange, type Inputs, MOST_INPUTS, wholeParts } from './explain-change.ts';
import { closingByFlows, explainFlows, type FlowPath, type FlowRow } from './explain-flows.ts';
import { explainGap } from './explain-gap.ts';
import { explainInWords, FLOW_WORDS, resolveParagraph } from './explain-in-words.ts';
import type { WatchedSeries } from './watched-series.ts';

const same = (a: Rational, b: Rational) => assert.deepEqual(lowestTerms(a), lowestTerms(b));

test('a double is exactly the fraction it is taken for', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (value) => {
      fc.pre(value === 0 || Math.abs(value) > 1e-200);
      const { n, d } = exactOf(value);
      assert.equal(Number(n) / Number(d), value === 0 ? 0 : value);
    }),
    { examples: [[0.1], [-0.75], [2 ** -40]] },
  );
});

const NAMES = ['a', 'b', 'c', 'd'] as const;
const numbers = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, fc.double({ min: -1e6, max: 1e6, noNaN: true })])),
);
/** A model with products, a kink and a jump: nothing that helps the sharing out. */
function crooked(inputs: Inputs<number>): Rational {
  const [a, b, c, d] = NAMES.map((name) => inputs[name] ?? 0) as [number, number, number, number];
  return exactOf(a * b - Math.max(c, d) + (a > c ? 17 : 0) + Math.abs(d) ** 0.5);
}

test('for any inputs and any model the parts sum to the whole exactly', () => {
  fc.assert(
    fc.property(numbers, numbers, (before, after) => {
      const { whole, parts } = explainChange(before, after, crooked);
      same(sumOf(parts.map(({ value }) => value)), whole);
      same(whole, minus(crooked(after), crooked(before)));
    }),
  );
});

test('an input that did not change has no part, and the order of the inputs does not matter', () => {
  fc.assert(
    fc.property(numbers, numbers, (before, after) => {
      const kept = { ...after, b: before['b'] ?? 0 };
      const { parts } = explainChange(before, kept, crooked);
      same(parts.find(({ id }) => id === 'b')?.value ?? ZERO, ZERO);
      const turned = (inputs: Inputs<number>) => Object.fromEntries(Object.entries(inputs).reverse());
      const other = explainChange(turned(before), turned(kept), crooked).parts;
      for (const { id, value } of parts) same(value, other.find((one) => one.id === id)?.value ?? ZERO);
    }),
  );
});

test('there and back the parts change their sign, and two equal factors share alike', () => {
  const product = (inputs: Inputs<number>) => times(exactOf(inputs['x'] ?? 0), exactOf(inputs['y'] ?? 0));
  const { parts } = explainChange({ x: 2, y: 2 }, { x: 5, y: 5 }, product);
  assert.deepEqual(
    parts.map(({ value }) => nearestNumber(value)),
    [10.5, 10.5],
  );
  const back = explainChange({ x: 5, y: 5 }, { x: 2, y: 2 }, product).parts;
  assert.deepEqual(
    back.map(({ value }) => nearestNumber(value)),
    [-10.5, -10.5],
  );
});

test('sets with other names, or with too many, are refused', () => {
  assert.throws(() => explainChange({ a: 1 }, { b: 1 }, () => ZERO), RangeError);
  const many = Object.fromEntries(Array.from({ length: MOST_INPUTS + 1 }, (_, k) => [`i${k}`, k]));
  assert.throws(() => explainChange(many, many, () => ZERO), RangeError);
});

const count = fc.integer({ min: 0, max: 300 });
const row = (month: string, group: string): fc.Arbitrary<FlowRow> =>
  fc.record({
    month: fc.constant(month),
    group: fc.constant(group),
    requests: fc.oneof(count, fc.double({ min: 0, max: 300, noNaN: true })),
    assessed: count,
    issued: count,
    backlog: count,
    transfersIn: count,
    ceases: count,
  });
const path: fc.Arbitrary<FlowPath> = fc.record({
  label: fc.constant('path'),
  opening: count,
  rows: fc
    .tuple(
      ...['2024-04', '2024-05'].flatMap((month) =>
        ['early years', 'school age'].map((group) => row(month, group)),
      ),
    )
    .map((rows): FlowRow[] => [...rows]),
  closing: fc.option(count),
});

test('for any monthly flows, with and without requests, groups and counts, the parts sum to the whole exactly', () => {
  fc.assert(
    fc.property(path, path, (from, to) => {
      const { whole, parts } = explainFlows(from, to);
      same(sumOf(parts.map(({ value }) => value)), whole);
      const closing = (one: FlowPath) => (one.closing === null ? closingByFlows(one) : exactOf(one.closing));
      same(whole, minus(closing(to), closing(from)));
    }),
    { numRuns: 15 },
  );
});

function oneMonth(flows: Partial<FlowRow>, more: Partial<FlowPath> = {}): FlowPath {
  const usual = {
    month: '2024-04',
    requests: 100,
    assessed: 80,
    issued: 60,
    backlog: 5,
    transfersIn: 3,
    ceases: 20,
  };
  return { label: 'x', opening: 5000, rows: [{ ...usual, ...flows }], closing: null, ...more };
}

function partsOf(from: FlowPath, to: FlowPath): Record<string, number> {
  const moved = explainFlows(from, to).parts.map(({ id, value }): [string, number] => [
    id,
    nearestNumber(value),
  ]);
  return Object.fromEntries(moved.filter(([, value]) => value !== 0));
}

test('each flow that alone differs takes the whole difference', () => {
  const base = oneMonth({});
  assert.deepEqual(partsOf(base, oneMonth({ requests: 120, assessed: 96, issued: 72 })), { requests: 12 });
  assert.deepEqual(partsOf(base, oneMonth({ assessed: 90, issued: 67.5 })), { assessed: 7.5 });
  assert.deepEqual(partsOf(base, oneMonth({ issued: 70 })), { issued: 10 });
  assert.deepEqual(partsOf(base, oneMonth({ backlog: 25 })), { backlog: 20 });
  assert.deepEqual(partsOf(base, oneMonth({ ceases: 12 })), { ceases: 8 });
  assert.deepEqual(partsOf(base, oneMonth({ transfersIn: 1 })), { 'transfers-in': -2 });
  assert.deepEqual(partsOf(base, oneMonth({}, { opening: 5100 })), { opening: 100 });
  assert.deepEqual(partsOf(base, oneMonth({}, { closing: 5050 })), { unreconciled: 2 });
});

test('requests that only move from one group to another are mix', () => {
  const groups = (early: number, school: number): FlowPath => ({
    ...oneMonth({}),
    rows: [
      {
        month: '2024-04',
        group: 'early',
        requests: early,
        assessed: early,
        issued: early,
        backlog: 0,
        transfersIn: 0,
        ceases: 0,
      },
      {
        month: '2024-04',
        group: 'school',
        requests: school,
        assessed: school / 2,
        issued: school / 4,
        backlog: 0,
        transfersIn: 0,
        ceases: 0,
      },
    ],
  });
  assert.deepEqual(partsOf(groups(20, 80), groups(40, 60)), { mix: 15 });
});

test('plans issued in a month without requests count as earlier work, not as a share of nothing', () => {
  assert.deepEqual(partsOf(oneMonth({}), oneMonth({ requests: 0, assessed: 0, issued: 60 })), {
    requests: -60,
    backlog: 60,
  });
});

test('paths with different months are refused', () => {
  assert.throws(() => explainFlows(oneMonth({}), oneMonth({ month: '2024-05' })), RangeError);
});

test('rounded parts are whole and sum to the rounded whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1, maxLength: 9 }),
      (values) => {
        const parts = values.map((value, at) => ({ id: String(at), value: exactOf(value) }));
        const whole = parts.reduce((sum, { value }) => plus(sum, value), ZERO);
        const rounded = wholeParts({ whole, parts });
        assert.equal(
          rounded.parts.reduce((sum, value) => sum + value, 0),
          rounded.whole,
        );
        for (const [at, value] of values.entries())
          assert.ok(Math.abs((rounded.parts[at] ?? 0) - value) < 1 + 1e-9);
      },
    ),
  );
});

test('the drafted paragraph cites a part for every number and reads in plain words', () => {
  const to = oneMonth({ requests: 120, assessed: 96, issued: 72, ceases: 24 });
  const drafted = explainInWords(explainFlows(oneMonth({}), to), {
    subject: 'Plans at the end of April 2024',
    against: 'the agreed forecast',
    words: FLOW_WORDS,
  });
  assert.doesNotMatch(drafted.text.replace('April 2024', ''), /\d/);
  assert.equal(
    resolveParagraph(drafted),
    'Plans at the end of April 2024 stood 8 above the agreed forecast. What raised them: more requests for assessment 12. What lowered them: more plans ceasing 4.',
  );
  const level = explainInWords(explainFlows(to, to), { subject: 'Plans', against: 'it', words: FLOW_WORDS });
  assert.equal(resolveParagraph(level), 'Plans stood level with it.');
});

const months = (values: readonly (number | null)[]) =>
  new Map(
    values.flatMap((value, at): [string, number][] => (value === null ? [] : [[`2024-0${4 + at}`, value]])),
  );
const stock = (actual: readonly (number | null)[], agreed: readonly number[]): WatchedSeries => ({
  measure: 'plans_n',
  kind: 'stock',
  actual: months(actual),
  agreed: months(agreed),
});

test('the gap to the agreed forecast is its start, new plans and ends, to the last plan', () => {
  // agreed: 20 a month with 30 ends, so 50 new; actual: 70 new and 10 ends, and two plans that no flow accounts for
  const plans = stock([1100, 1160, 1222], [1000, 1020, 1040]);
  const ceases: WatchedSeries = { ...stock([9, 10, 10], [30, 30, 30]), measure: 'cease_n', kind: 'flow' };
  const found = explainGap({ plans, newPlans: months([0, 70, 70]), ceases }, '2024-06');
  assert.ok(found !== null);
  assert.deepEqual(
    found.explained.parts.map(({ id, value }) => [id, nearestNumber(value)]),
    [
      ['opening', 100],
      ['new-plans', 40],
      ['ceases', 40],
      ['unreconciled', 2],
    ],
  );
  assert.equal(nearestNumber(found.explained.whole), 182);
  assert.match(
    resolveParagraph(found.paragraph),
    /stood 182 above the agreed forecast\. What raised them: a higher/,
  );
  assert.equal(explainGap({ plans, newPlans: months([0, null, 70]), ceases }, '2024-06'), null);
  assert.equal(explainGap({ plans, newPlans: months([0, 70, 70]), ceases }, '2024-04'), null);
});
