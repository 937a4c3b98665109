/** Agreement on a theme: known tables give known digits, intervals hold the value, and few codes say nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CodedPair, themeAgreement } from './coding-agreement.ts';
import type { Feeling } from './review-words.ts';

const pairs = (
  count: number,
  first: Feeling | null,
  second: Feeling | null,
  machine: Feeling | null,
): CodedPair[] => Array.from({ length: count }, () => ({ first, second, machine, model: undefined }));

test('a table worked by hand: 20 both, 5 and 10 one alone, 15 neither', () => {
  const all = [
    ...pairs(20, 'negative', 'negative', 'negative'),
    ...pairs(5, 'negative', null, null),
    ...pairs(10, null, 'positive', null),
    ...pairs(15, null, null, 'neutral'),
  ];
  const { kappa, readersF1, machineF1, modelF1, sameFeeling, coded, agreed, bothFound } = themeAgreement(
    all,
    't',
  );
  // Agreed 35 of 50; by chance 0.5·0.6 + 0.5·0.4 = 0.5; kappa 0.4. F1 2·20 / (25 + 30).
  assert.equal(kappa?.value.toFixed(4), '0.4000');
  assert.equal(readersF1?.value.toFixed(4), (40 / 55).toFixed(4));
  // The machine, where both agree: 20 found, 15 too many.
  assert.equal(machineF1?.value.toFixed(4), (40 / 55).toFixed(4));
  assert.equal(modelF1, null, 'no model has read anything');
  assert.deepEqual([coded, agreed, bothFound, sameFeeling], [50, 35, 20, { same: 20, of: 20 }]);
});

test('the interval holds the value, is the same each time, and widens with fewer answers', () => {
  const table = (times: number) => [
    ...pairs(6 * times, 'mixed', 'mixed', 'mixed'),
    ...pairs(times, null, 'mixed', 'mixed'),
    ...pairs(3 * times, null, null, null),
  ];
  const [few, many] = [themeAgreement(table(4), 't'), themeAgreement(table(40), 't')];
  const width = (one: typeof few) => (one.kappa?.high ?? 0) - (one.kappa?.low ?? 0);
  assert.ok(width(few) > 2 * width(many));
  assert.deepEqual(themeAgreement(table(4), 't'), few);
  assert.equal(themeAgreement(pairs(19, 'mixed', null, null), 't').readersF1, null, 'fewer than 20');
  assert.equal(themeAgreement(pairs(40, null, null, null), 't').kappa, null, 'one class alone says nothing');
});

test('whatever was coded, each measure stands between its ends and within its scale', () => {
  const felt = fc.constantFrom<Feeling | null>('positive', 'negative', 'mixed', null, null);
  const one = fc.record({ first: felt, second: felt, machine: felt, model: felt });
  fc.assert(
    fc.property(fc.array(one, { minLength: 20, maxLength: 40 }), (all) => {
      const { kappa, readersF1, machineF1, modelF1 } = themeAgreement(all, 't');
      for (const measured of [kappa, readersF1, machineF1, modelF1])
        assert.ok(measured === null || (measured.low <= measured.value && measured.value <= measured.high));
      for (const measured of [readersF1, machineF1, modelF1])
        assert.ok(measured === null || (measured.low >= 0 && measured.high <= 1));
    }),
    { numRuns: 20 },
  );
});

test('where all agree the interval is not without width: ten finds in forty leave room, four times as many leave less', () => {
  const full = (times: number) =>
    themeAgreement(
      [...pairs(10 * times, 'positive', 'positive', 'positive'), ...pairs(30 * times, null, null, null)],
      't',
    );
  const { readersF1, kappa } = full(1);
  assert.ok(readersF1 && kappa);
  assert.deepEqual([readersF1.value, readersF1.high, kappa.value, kappa.high], [1, 1, 1, 1]);
  // 10 / (10 + 1.96²) = 0.722, as F1 0.839; 1.96² / (40 + 1.96²) = 0.0876 of 1 - 0.625 is 0.234.
  assert.deepEqual([readersF1.low.toFixed(3), kappa.low.toFixed(3)], ['0.839', '0.766']);
  const more = full(4);
  assert.ok((more.readersF1?.low ?? 0) > readersF1.low && (more.kappa?.low ?? 0) > kappa.low);
});
