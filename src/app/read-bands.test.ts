/** Bands of funding come from the list of placement costs, from a folder and from the store alike, and lengthen with earlier returns. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { writeEarlierReturn } from '../../test/make/earlier-return.ts';
import { ACTOR, inStore, SCOPE } from '../../test/make/rows-in-store.ts';
import { type CohortHistory, completePeriods, sumOf } from '../core/model/history/cohort-history.ts';
import { importFiles } from './imports/import-files.ts';
import { readCohortFolder } from './read-cohort-folder.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { writeDemo } from './write-demo.ts';

let folder = '';
let newest = '';
let earlier = '';
let costs = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-bands-'));
  const county = join(folder, 'county');
  await writeDemo({ out: county, plans: 300 });
  newest = join(county, 'sen2');
  earlier = join(folder, '2024');
  await writeEarlierReturn(newest, earlier, 1);
  const [header = '', ...lines] = (await readFile(join(county, 'finance', 'placement-costs.csv'), 'utf8'))
    .trimEnd()
    .split('\n');
  costs = join(folder, 'placement-costs.csv');
  const banded = lines.map((line, at) => `${line},${at % 4 === 0 ? 'Band 3' : 'Band 1'}`);
  await writeFile(costs, [`${header},Band`, ...banded].join('\n'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Plans of the newest count by band. */
function stockByBand({ axes, stock }: CohortHistory): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  stock.forEach((plans, cell) => {
    const band = axes.places[cell % axes.places.length]?.band ?? 'none';
    if (plans > 0) sums.set(band, (sums.get(band) ?? 0) + plans);
  });
  return sums;
}

test('a stored programme has the bands that its folder has, and names the list behind them', async () => {
  const direct = await readCohortFolder({ folder: newest, earlier: [earlier], costs });
  const bands = stockByBand(direct.history);
  assert.deepEqual([...bands.keys()].sort(), ['Band 1', 'Band 3']);
  assert.ok((bands.get('Band 1') ?? 0) > 2 * (bands.get('Band 3') ?? 0));
  assert.equal(completePeriods(direct.history).length, 24);
  await inStore(async (here) => {
    for (const path of [earlier, newest]) await importFiles(here, ACTOR, { paths: [path], scope: SCOPE });
    const without = await readProgrammeCohort(here.store.read, SCOPE, true);
    assert.deepEqual([...stockByBand(without.history).keys()], ['none']);
    await importFiles(here, ACTOR, { paths: [costs], scope: SCOPE });
    const stored = await readProgrammeCohort(here.store.read, SCOPE, true);
    assert.deepEqual(stockByBand(stored.history), bands);
    assert.equal(sumOf(stored.history.stock), sumOf(without.history.stock));
    const plain = await readProgrammeCohort(here.store.read, SCOPE);
    assert.deepEqual([...stockByBand(plain.history).keys()], ['none'], 'told apart only where asked for');
    assert.ok(stored.inputs.some(({ file }) => file.includes('placement-costs')));
  });
});
