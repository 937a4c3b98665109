/** Authorities from published files alone: figures by hand from a made-up set, and a pass over all of the real panel. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { publicTables } from '../../test/make/public-tables.ts';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { AuthorityMeasure } from './benchmark-authority.ts';
import { SHELF } from './imports/import-call.ts';
import { importFiles } from './imports/import-files.ts';
import { passingKeys } from './open-keys.ts';
import { listAuthorities, publicAuthorities, shelfViewer } from './public-authority.ts';
import { type PublicShelf, readShelf } from './public-shelf.ts';

const NOW = '2024-12-11T12:00:00.000Z';
const ACTOR: Actor = { id: 'tester', roles: ['programme-lead'], authorities: 'all' };
const CHANCE = { horizon: 5, seed: 1, draws: 200, version: '0.0.0' };

let folder = '';
let shelf: PublicShelf | null = null;

/** Import files to the shelf of a passing store and read it back. */
async function shelfOf(paths: readonly string[]): Promise<PublicShelf> {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const newId = () => `id-${String(++id).padStart(4, '0')}`;
  const dependencies = { store, now: () => NOW, newId, keys: passingKeys() };
  await importFiles(dependencies, ACTOR, { paths, scope: SHELF });
  const found = await readShelf(store.read);
  await store.close();
  return found;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const tables = Object.entries(publicTables());
  for (const [name, text] of tables) await writeFile(join(folder, name), text);
  shelf = await shelfOf(tables.map(([name]) => join(folder, name)));
});
after(() => rm(folder, { recursive: true, force: true }));

function show(name: string) {
  assert.ok(shelf !== null);
  return shelfViewer(shelf, CHANCE)(name);
}

function measureOf(name: string, id: string): AuthorityMeasure {
  const found = show(name).measures.find((measure) => measure.id === id);
  assert.ok(found !== undefined, `${name} has ${id}`);
  return found;
}

test('a measure has its count, what it is over, the rate, the definition and the row it was read from', () => {
  const { count, base, rate, year, missing, sources, definition } = measureOf('Marlshire', 'C01');
  assert.deepEqual([count, base, rate, year, missing], [240, 480, 50, 2023, null]);
  assert.match(definition, /no exception applies/);
  assert.deepEqual(
    sources.map(({ dataset, period, row, columns }) => [dataset, period, row, columns.join()]),
    [
      ['timeliness', '2023', 2, 'plans_issued_20_weeks_ex'],
      ['timeliness', '2023', 2, 'plans_issued_den_ex'],
    ],
  );
});

test('plans per head use people aged 0 to 25 and say of which year', () => {
  const { count, base, rate, peopleYear } = measureOf('Marlshire', 'D12');
  const people = 26 * 4000 + (25 * 26) / 2;
  assert.deepEqual([count, base, peopleYear], [5646, people, 2022]);
  assert.equal(rate, (5646 / people) * 1000);
});

test('rank, quarter and middle among neighbours, region and England; the rate of England is the published one', () => {
  const { comparisons } = measureOf('Marlshire', 'C01');
  const [neighbours, region, england] = comparisons;
  assert.deepEqual(
    [neighbours?.rank, neighbours?.withRate, neighbours?.median, neighbours?.others],
    [2, 3, 50, 2],
    'among 70, 50 and 30 per cent; the third neighbour is in no table',
  );
  assert.deepEqual([region?.name, region?.rank, region?.basis], ['West', 2, 'sum']);
  assert.equal(region?.rate, (373 / 670) * 100);
  assert.deepEqual(
    [england?.rank, england?.withRate, england?.quartile, england?.basis],
    [3, 4, 3, 'published'],
  );
  assert.equal(england?.rate, (535 / 1050) * 100);
});

test('neighbours are found under the names that other tables give them; those that are not are told', () => {
  assert.deepEqual(show('Marlshire').neighbours, [
    { rank: 1, name: 'Oxenford', code: 'E06009902' },
    { rank: 2, name: 'St. Alder', code: 'E08009903' },
    { rank: 3, name: 'Nowhere', code: null },
  ]);
  assert.equal(show('St. Alder').neighbours[1]?.code, 'E09009905', 'Hartcombe Borough is Hartcombe');
  assert.equal(show('City of Brackwater').neighbours.length, 3);
});

test('marks are missing with their meaning, never nought', () => {
  const within = measureOf('Hartcombe', 'C01');
  assert.deepEqual([within.count, within.rate], [null, null]);
  assert.match(within.missing ?? '', /"plans_issued_20_weeks_ex" of 2023 is not available/);
  assert.equal(within.comparisons.find(({ group }) => group === 'England')?.rank, null);
  assert.match(measureOf('St Alder', 'D08-2').missing ?? '', /kept back by the publisher/);
  assert.match(measureOf('Hartcombe', 'D12').missing ?? '', /not every age from 0 to 25/);
  assert.equal(measureOf('Oxenford', 'C06').count, 0, 'a nought that was published is a nought');
});

test('an authority that only the list names has no figures, and says why', () => {
  const { measures, plans } = show('Farholm');
  assert.ok(measures.every(({ rate, missing }) => rate === null && missing !== null));
  assert.equal(plans.forecast.length, 0);
  assert.match(plans.missing ?? '', /no stored table has plan numbers/);
});

test('measures that no stored table has name the table to import', () => {
  const { absent, missing } = show('Marlshire');
  assert.deepEqual(
    absent.filter(({ id }) => id === 'B01' || id === 'A03').map(({ missing: why }) => why),
    [
      'no authority has it: import the published table "requests or flows-by-authority"',
      'no authority has it: import the published table "requests"',
    ],
  );
  assert.deepEqual(
    missing.map(({ part }) => part),
    ['placements', 'requests and decisions', 'new plans', 'residential placements and personal budgets'],
  );
});

test('the forecast follows the January counts and is the same each time', () => {
  const { plans } = show('Oxenford');
  assert.deepEqual(
    plans.history.map(({ plans: count }) => count),
    [1500, 1650, 1815, 1997, 2196],
  );
  assert.deepEqual(
    plans.forecast.map(({ year }) => year),
    [2025, 2026, 2027, 2028, 2029],
  );
  assert.deepEqual(plans.companions, ['young people']);
  assert.deepEqual(show('Oxenford').plans, plans);
});

test('who may not read published tables is refused', async () => {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  const nobody: Actor = { id: 'nobody', roles: [], authorities: 'all' };
  await assert.rejects(
    () => publicAuthorities(store).listAuthorities(nobody),
    (fault) => fault instanceof ProblemError && fault.problem.code === 'access.refused',
  );
  await store.close();
});

const SHARED = join(import.meta.dirname, '../../../shared/data');
const FILES = [
  'ehcp-la-panel/ehcp_total_by_la_year.csv',
  'ehcp-la-panel/ehcp_flows_by_la_year.csv',
  'ehcp-dfe-2025-release/timeliness_20_week.csv',
  'ehcp-dfe-2025-release/requests.csv',
  'la-lookups/la_list_2025.csv',
  'la-lookups/statistical_neighbours_wide.csv',
  'ons-population-utla/mid_2020_single_year_of_age_0_26.csv',
].map((file) => join(SHARED, file));

test('every authority of the real panel has measures with a rate or a named reason, neighbours, and a forecast', {
  skip: !FILES.every((file) => existsSync(file)) && 'the published files are not here',
}, async () => {
  const real = await shelfOf(FILES);
  const view = shelfViewer(real, CHANCE);
  const inPanel = new Set(
    real.rows.flatMap(({ record }) => (record.dataset === 'plans-by-authority' ? [record.areaCode] : [])),
  );
  const { authorities } = listAuthorities(real);
  assert.ok(authorities.length >= 153);
  for (const { code, name } of authorities) {
    const { measures, plans, neighbours } = view(code);
    assert.ok(measures.length >= 8, name);
    for (const { id, rate, missing } of measures)
      assert.equal(rate === null, missing !== null, `${name} ${id}`);
    assert.equal(plans.forecast.length, inPanel.has(code) ? CHANCE.horizon : 0, name);
    assert.equal(plans.missing === null, inPanel.has(code), name);
    assert.ok(
      neighbours.every((neighbour) => neighbour.code !== null),
      `${name}: each neighbour is found`,
    );
  }
  const without = authorities.filter(({ code }) => view(code).neighbours.length === 0);
  assert.ok(without.length <= 4, 'only authorities that are no more have no neighbours');
});
