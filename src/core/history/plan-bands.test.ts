/** Bands of funding in a history: who is in which band when, a change of band is a move, and nobody without a line is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type SmallCase, smallExtract } from '../../../test/make/small-extract.ts';
import type { Pence } from '../base/pence.ts';
import type { PlacementCost } from '../domain/placement-cost.ts';
import type { Sen2Person } from '../domain/sen2.ts';
import { indexRegister } from '../extract/register-index.ts';
import type { CohortHistory } from '../model/history/cohort-history.ts';
import { reconcileHistory } from '../model/history/reconcile-history.ts';
import { historyFromExtract } from './history-from-extract.ts';
import { namesOfBands, OTHER_BANDS, readBands } from './plan-bands.ts';
import { shareOut } from './share-out.ts';

const REGISTER = indexRegister([
  { urn: '900001', ukprn: null, status: 'Open', typeName: 'Academy converter', authorityNumber: '999' },
]);
const OPEN: SmallCase = {
  born: '2014-06',
  received: '2020-01-10',
  request: ['H'],
  assessment: ['H'],
  plan: { from: '2020-06-01' },
  places: [{ urn: '900001', entry: '2020-06-01' }],
  need: 'ASD',
};
const ENDED: SmallCase = {
  ...OPEN,
  plan: { from: '2019-06-01', until: '2024-07-19', reason: '5' },
  named: '900001',
};

/** A line of the list for the child in a place of `smallExtract`. */
function line(child: number, band: string | null, start: string): PlacementCost {
  return {
    caseKey: '',
    pupilKey: `pupil-${child}`,
    placementType: 'mainstream',
    urn: null,
    band,
    start,
    end: null,
    yearlyCostPence: 100 as Pence,
  };
}

function person(child: number): Sen2Person {
  return {
    personKey: `person-${child}`,
    birthMonth: '2014-06',
    pupilKey: `pupil-${child}`,
    learnerKey: null,
    caseKey: null,
    nameKey: null,
    sex: null,
    ethnicity: null,
    upnUnknown: null,
  };
}

function banded(cases: readonly SmallCase[], costs: readonly PlacementCost[]): CohortHistory {
  const persons = cases.map((_, child) => person(child));
  const bands = readBands(persons, costs, namesOfBands(costs) ?? []);
  const history = historyFromExtract(smallExtract('2025-01-16', cases), REGISTER, bands);
  assert.ok(history !== null);
  return history;
}

/** Plans by band, of cells `[age][need][place]`. */
function byBand({ axes }: CohortHistory, cells: Int32Array): Record<string, number> {
  const sums: Record<string, number> = {};
  cells.forEach((count, cell) => {
    const band = axes.places[cell % axes.places.length]?.band ?? 'none';
    if (count > 0) sums[band] = (sums[band] ?? 0) + count;
  });
  return sums;
}

test('a plan is in the newest band that has begun, before the first in the first, and a change of band is a move', () => {
  const costs = [
    line(0, 'Upper', '2024-05-01'),
    line(0, 'Lower', '2024-02-10'),
    line(1, 'Lower', '2020-06-01'),
  ];
  const history = banded([OPEN, OPEN], costs);
  const closing = (name: string) =>
    byBand(history, history.periods.find((period) => period.name === name)?.closing ?? new Int32Array(0));
  assert.deepEqual(closing('2024-01'), { Lower: 2 });
  assert.deepEqual(closing('2024-04'), { Lower: 2 });
  assert.deepEqual(closing('2024-05'), { Lower: 1, Upper: 1 });
  const moves = history.periods.flatMap(({ name, moves: own }) =>
    own.map(({ from, to }) => [name, history.axes.places[from], history.axes.places[to]]),
  );
  assert.deepEqual(moves, [
    ['2024-05', { setting: 'MSMA', band: 'Lower' }, { setting: 'MSMA', band: 'Upper' }],
  ]);
  assert.match(history.notes.join(), /the band of 2 of the 2 plans that have not ended; 0 plans/);
});

test('plans without a line are shared out as the others of their setting are: leaving is no thing of theirs alone', () => {
  const told = [0, 1, 2, 3].map((child) => line(child, child === 3 ? 'Upper' : 'Lower', '2020-06-01'));
  const cases = [OPEN, OPEN, OPEN, OPEN, ENDED, ENDED, ENDED, ENDED];
  const history = banded(cases, told);
  assert.deepEqual(byBand(history, history.periods[0]?.opening ?? new Int32Array(0)), { Lower: 6, Upper: 2 });
  const july = history.periods.find(({ name }) => name === '2024-07');
  assert.deepEqual(byBand(history, july?.leavers ?? new Int32Array(0)), { Lower: 3, Upper: 1 });
  assert.ok(history.periods.every(({ moves }) => moves.length === 0));
  for (const { gap } of reconcileHistory(history)) assert.equal(gap, 0);
});

test('a list that names nobody of the return leaves one band, which says so', () => {
  const history = banded([OPEN], [line(7, 'Lower', '2020-06-01')]);
  assert.deepEqual(byBand(history, history.stock), { 'not told': 1 });
});

test('bands beyond eight count as one; a list without bands has none', () => {
  const costs = Array.from({ length: 12 }, (_, k) => [
    line(k, `M${k + 10}`, '2020-01-01'),
    ...(k < 7 ? [line(k, `M${k + 10}`, '2021-01-01')] : []),
  ]).flat();
  const names = namesOfBands(costs) ?? [];
  assert.deepEqual(names, ['M10', 'M11', 'M12', 'M13', 'M14', 'M15', 'M16', OTHER_BANDS]);
  const { ofPerson } = readBands(
    Array.from({ length: 12 }, (_, child) => person(child)),
    costs,
    names,
  );
  assert.deepEqual(ofPerson[11], [{ from: ofPerson[11]?.[0]?.from, band: 7 }]);
  assert.equal(namesOfBands([line(0, null, '2020-01-01')]), null);
});

test('sharing out keeps what is told, gives every other row a code that its group has, in its proportions', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 2 })), { maxLength: 60 }),
      (rows) => {
        const [told, groups] = [rows.map(([code]) => code), rows.map(([, group]) => group)];
        const { given, shared } = shareOut(told, -1, groups, 4);
        assert.equal(shared, told.filter((code) => code < 0).length);
        const isAnyTold = told.some((code) => code >= 0);
        rows.forEach(([code, group], row) => {
          if (code >= 0) assert.equal(given[row], code);
          else if (!isAnyTold) assert.equal(given[row], 4);
          else {
            const own = rows.filter(([other, of]) => of === group && other >= 0);
            const pool = own.length > 0 ? own.map(([other]) => other) : told;
            assert.ok(pool.includes(given[row] ?? -9));
          }
        });
        assert.equal(given.length, rows.length);
      },
    ),
  );
});
