/** Expected counts by need: exact against whole-number fractions, sums kept, one mix changes nothing, and a school is found or excused by its needs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createStream, poisson } from '../num/random.ts';
import { rational } from '../num/rational.ts';
import { isZero, nearestNumber, over, sumOf, times, ZERO } from '../num/rational-arithmetic.ts';
import { type BySchoolAndNeed, expectedByNeed, layByNeed, type SchoolNeeds } from './expected-by-need.ts';
import type { Member } from './funnel.ts';

const NEEDS = ['ASD', 'SEMH', 'SLCN'] as const;

/** One school: its line, children and counts by need, and counts without a need. */
type School = {
  readonly below: number;
  readonly there: readonly number[];
  readonly counted: readonly number[];
  readonly untold: number;
};
const SCHOOL: fc.Arbitrary<School> = fc.record({
  below: fc.integer({ min: 10, max: 90 }),
  there: fc
    .array(fc.nat(12), { minLength: 3, maxLength: 3 })
    .filter((each) => each.some((count) => count > 0)),
  counted: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
  untold: fc.nat(3),
});
const SCHOOLS = fc.array(SCHOOL, { minLength: 2, maxLength: 14 });

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const byNeed = (schools: readonly School[], of: 'there' | 'counted'): BySchoolAndNeed =>
  new Map(
    schools.map((school, id) => [
      `s${id}`,
      new Map(
        NEEDS.map((need, at) => [need, school[of][at] ?? 0]).filter(([, count]) => count !== 0) as [
          string,
          number,
        ][],
      ), // a name and a count
    ]),
  );

function given(schools: readonly School[]): { members: readonly Member[]; needs: SchoolNeeds } {
  const members = schools.map(({ below, counted, untold }, id) => ({
    ...{ id: `s${id}`, below },
    count: sum(counted) + untold,
  }));
  return { members, needs: { there: byNeed(schools, 'there'), counted: byNeed(schools, 'counted') } };
}

const whole = (count: number) => rational(BigInt(count), 1n);

/** The same in exact fractions, one school and need after the other. */
function slowly(schools: readonly School[]): { expected: readonly number[]; untold: number } {
  const share = (school: School, need: number) =>
    rational(BigInt(school.there[need] ?? 0), BigInt(sum(school.there)));
  const line = NEEDS.map((_, need) => sumOf(schools.map((one) => times(whole(one.below), share(one, need)))));
  const counts = NEEDS.map((_, need) => sum(schools.map(({ counted }) => counted[need] ?? 0)));
  const isKnown = (need: number) => !isZero(line[need] ?? ZERO);
  const strange = sum(counts.filter((_, need) => !isKnown(need)));
  const untold = sum(schools.map((one) => one.untold)) + strange;
  const rest = rational(BigInt(untold), BigInt(sum(schools.map(({ below }) => below))));
  const expected = schools.map((school) => {
    const rates = NEEDS.map((_, need) =>
      isKnown(need) ? over(times(share(school, need), whole(counts[need] ?? 0)), line[need] ?? ZERO) : ZERO,
    );
    return nearestNumber(times(whole(school.below), sumOf([...rates, rest])));
  });
  return { expected, untold };
}

const isNear = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));

test('expected counts are those of exact fractions, and their sum is that of the counts', () => {
  fc.assert(
    fc.property(SCHOOLS, (schools) => {
      const { members, needs } = given(schools);
      const { expected, untold } = expectedByNeed(members, needs);
      const exact = slowly(schools);
      assert.equal(untold, exact.untold);
      for (const [at, value] of expected.entries())
        assert.ok(isNear(value, exact.expected[at] ?? 0), `${value} and ${exact.expected[at]}`);
      assert.ok(isNear(sum(expected), sum(members.map(({ count }) => count))));
    }),
    { numRuns: 150 },
  );
});

test('where every school has the same mix the expected counts are those that leave needs aside', () => {
  fc.assert(
    fc.property(SCHOOLS, fc.integer({ min: 1, max: 5 }), (schools, factor) => {
      const [first] = schools;
      const same = schools.map((one, at) => ({
        ...one,
        there: (first?.there ?? []).map((count) => count * (at === 0 ? 1 : factor)),
      }));
      const { members, needs } = given(same);
      const rate = sum(members.map(({ count }) => count)) / sum(members.map(({ below }) => below));
      for (const [at, value] of expectedByNeed(members, needs).expected.entries())
        assert.ok(isNear(value, (members[at]?.below ?? 0) * rate));
    }),
    { numRuns: 100 },
  );
});

test('no order of schools changes what is expected of any', () => {
  fc.assert(
    fc.property(SCHOOLS, (schools) => {
      const { members, needs } = given(schools);
      const one = expectedByNeed(members, needs).expected;
      const other = expectedByNeed(members.toReversed(), needs).expected.toReversed();
      for (const [at, value] of one.entries()) assert.ok(isNear(value, other[at] ?? Number.NaN));
    }),
    { numRuns: 50 },
  );
});

/** Forty schools of 50 children: of the first ten nine tenths have a need that is counted eight times as often as others. */
function county(twist: (at: number, mean: number) => number): readonly School[] {
  const stream = createStream(11, 'by need');
  return Array.from({ length: 40 }, (_, at) => {
    const often = at < 10 ? 45 : 5;
    const counted = [poisson(stream, 50 - often) / 8, often].map((mean, need) =>
      need === 1 ? poisson(stream, twist(at, often * 0.4)) : Math.round(mean * 0.4),
    );
    return { below: 50, there: [50 - often, often, 0], counted: [...counted, 0], untold: 0 };
  });
}

test('a school that stands out by its needs alone is excused, and one that stands out beside them is found', () => {
  const even = given(county((_, mean) => mean));
  const laid = layByNeed(even.members, even.needs);
  assert.ok(!('why' in laid));
  const beyond = [...laid.byId].filter(([, one]) => one.beyond !== null).map(([id]) => id);
  assert.ok(beyond.length <= 3, `${beyond}`); // 40 schools, at most 5 in 100 by chance: 2, and one more
  const planted = given(county((at, mean) => (at === 30 ? mean * 9 : mean)));
  const found = layByNeed(planted.members, planted.needs);
  assert.ok(!('why' in found));
  assert.equal(found.byId.get('s30')?.beyond, 99.8);
});

test('too few schools with needs, too many counts without one, or no counts at all: it is said why', () => {
  const { members, needs } = given(county((_, mean) => mean));
  const whyOf = (some: readonly Member[], of: SchoolNeeds = needs) => {
    const laid = layByNeed(some, of);
    return 'why' in laid ? laid.why : null;
  };
  assert.equal(whyOf(members), null);
  assert.match(whyOf(members.slice(0, 9)) ?? '', /^fewer than 10 of the schools/);
  assert.match(whyOf(members, { ...needs, there: new Map() }) ?? '', /^fewer than 10 of the schools/);
  assert.match(whyOf(members, { ...needs, counted: new Map() }) ?? '', /no need is told$/);
  assert.match(
    whyOf(
      members.map((one) => ({ ...one, count: 0 })),
      { ...needs, counted: new Map() },
    ) ?? '',
    /none is counted/,
  );
});

test('a school without a told need is left out and counted, and one of which nothing is expected lies within', () => {
  const schools = county((_, mean) => mean);
  const { members, needs } = given([
    ...schools,
    { below: 20, there: [0, 0, 4], counted: [0, 0, 0], untold: 0 },
  ]);
  const laid = layByNeed([...members, { id: 'new', count: 2, below: 30 }], needs);
  assert.ok(!('why' in laid));
  assert.deepEqual([laid.without, laid.byId.has('new')], [1, false]);
  assert.deepEqual(laid.byId.get('s40'), { expected: 0, beyond: null });
});
