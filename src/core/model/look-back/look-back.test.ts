/** The look-back table: the basis that suits the series wins, on origins that all share, and a poor choice is warned of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DatedCounts, isPandemicStep, monthStep } from './dated-counts.ts';
import { lookBack } from './look-back.ts';
import { basisForecast, basisGrowth, LOOK_BACK_BASES, LOOK_BACK_IDS } from './look-back-bases.ts';
import { lookBackInWords, lookBackWarning } from './look-back-words.ts';

function yearly(first: number, rates: readonly number[], start = 1000): DatedCounts {
  const counts = new Map([[first, start]]);
  let count = start;
  for (const [place, rate] of rates.entries()) {
    count *= Math.exp(rate);
    counts.set(first + place + 1, count);
  }
  return { stepsPerYear: 1, counts };
}

/** Growth that turned in 2016 and has stayed: the shorter the base, the sooner it sees the turn. */
const TURNED = yearly(2008, [0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01, 0.1, 0.11, 0.1, 0.11, 0.1, 0.11, 0.1, 0.11]);

test('where growth turned for good, the shortest look-back is best and the longest is warned of', () => {
  const found = lookBack(TURNED, [], 1);
  assert.ok(found !== null);
  assert.equal(found.judgedOn, 'own');
  assert.ok(found.best === 'last-1' || found.best === 'last-2', String(found.best));
  const warning = lookBackWarning(found, 'last-5');
  assert.match(warning ?? '', /the last 5 years is not the best basis/);
  assert.equal(warning?.match(/\.( |$)/g)?.length, 1, 'one sentence');
  assert.equal(lookBackWarning(found, found.best), null);
  assert.match(lookBackInWords(found), /has done best in \d+ past forecasts: a year ahead it missed by \d/);
});

test('bases are tested from the same origins, and count as many forecasts', () => {
  const found = lookBack(TURNED, [yearly(2010, Array(14).fill(0.05))], 1);
  const counts = (on: 'own' | 'all') =>
    new Set(found?.rows.flatMap((row) => (row[on] === null ? [] : [row[on]?.forecasts])));
  assert.equal(counts('own').size, 1);
  assert.equal(counts('all').size, 1);
  assert.equal(found?.rows[0]?.all?.series, 2);
});

test('the basis without the pandemic leaves out its steps and no others', () => {
  assert.deepEqual(
    [2020, 2021, 2022, 2023].map((year) => isPandemicStep(year, 1)),
    [false, true, true, false],
  );
  assert.deepEqual(
    [monthStep(2020, 2), monthStep(2020, 3), monthStep(2021, 7), monthStep(2021, 8)].map((step) =>
      isPandemicStep(step, 12),
    ),
    [false, true, true, false],
  );
  const series = yearly(2015, [0.1, 0.1, 0.1, 0.1, 0.1, 0, 0, 0.1, 0.1]);
  const [plain, without] = ['last-5', 'no-pandemic'].map((id) => {
    const basis = LOOK_BACK_BASES.find((one) => one.id === id);
    assert.ok(basis !== undefined);
    return basisGrowth(series, basis, 2024);
  });
  assert.ok(Math.abs((plain ?? 0) - 0.06) < 1e-12);
  assert.ok(Math.abs((without ?? 0) - 0.1) < 1e-12);
});

test('nothing later than the origin is looked at', () => {
  const later = new Map(TURNED.counts);
  for (const year of later.keys()) if (year > 2018) later.set(year, 7 + year);
  for (const basis of LOOK_BACK_BASES) {
    const [one, other] = [TURNED, { ...TURNED, counts: later }].map((series) =>
      basisForecast(series, basis, 2018, 2),
    );
    assert.equal(one?.(0.9), other?.(0.9));
  }
});

test('a short series is judged on the others, an empty one on nothing', () => {
  const short = yearly(2021, [0.1, 0.1, 0.1]);
  const found = lookBack(short, [TURNED, yearly(2009, Array(15).fill(0.03))], 1);
  assert.equal(found?.judgedOn, 'all');
  assert.match(
    found === null ? '' : lookBackInWords(found),
    /of 2 authorities, because this one has too few/,
  );
  assert.ok(found?.rows.every((row) => row.own === null && row.missing !== null));
  assert.equal(lookBack({ stepsPerYear: 1, counts: new Map() }, [], 1), null);
  const alone = lookBack(short, [], 1);
  assert.equal(alone?.best, null);
  assert.match(alone === null ? '' : lookBackInWords(alone), /too short/);
});

test('monthly series are tested in months', () => {
  const counts = new Map(
    Array.from({ length: 96 }, (_, month) => [
      monthStep(2016, 1) + month,
      Math.round(1000 * 1.008 ** month * (month % 3 === 0 ? 1.01 : 1)),
    ]),
  );
  const found = lookBack({ stepsPerYear: 12, counts }, [], 6);
  assert.ok(found !== null && found.best !== null);
  const growth = found.rows.find(({ id }) => id === 'last-3')?.growth ?? 0;
  assert.ok(Math.abs(growth - 12 * Math.log(1.008)) < 0.005);
  assert.match(lookBackInWords(found), /6 months ahead/);
});

test('whatever the series, scores are finite, the best has the lowest, and scale does not matter', () => {
  const count = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(
      fc.array(count, { minLength: 1, maxLength: 16 }),
      fc.constantFrom(1, 2, 3),
      (values, ahead) => {
        const series = (times: number): DatedCounts => ({
          stepsPerYear: 1,
          counts: new Map(values.map((value, place) => [2009 + place, times * value])),
        });
        const [once, tenfold] = [lookBack(series(1), [], ahead), lookBack(series(10), [], ahead)];
        assert.ok(once !== null && tenfold !== null);
        const scores = once.rows.flatMap((row) => (row.own === null ? [] : [row.own.wis]));
        assert.ok(scores.every(Number.isFinite));
        const best = once.rows.find(({ id }) => id === once.best)?.own?.wis;
        if (best !== undefined) assert.equal(best, Math.min(...scores));
        for (const [place, row] of once.rows.entries())
          assert.ok(
            Math.abs((row.own?.wis ?? 0) - (tenfold.rows[place]?.own?.wis ?? 0)) <
              1e-6 * (1 + (row.own?.wis ?? 0)),
          );
        for (const id of LOOK_BACK_IDS) {
          const warning = lookBackWarning(once, id);
          assert.ok(warning === null || warning.endsWith('.'));
        }
      },
    ),
    { seed: 6, numRuns: 150 },
  );
});
