/** The fictional county: identities that hold at any size, same seed same bytes, and nothing real in it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { lastDayOf } from '../../base/time.ts';
import type { DemoFile } from './demo-file.ts';
import { generateDemo } from './generate-demo.ts';
import { tellMonthlyStory } from './monthly-story.ts';
import { PLANTED } from './sen2-tables.ts';

function generate(plans: number, seed = 1, authorityName = 'Marlshire'): Map<string, string> {
  const records = new Map([['programme/places.json', '{"name":"Marlshire","placesDue":156,"year":2024}']]);
  const files: Iterable<DemoFile> = generateDemo({ authorityName, plans, seed, records });
  return new Map([...files].map(({ path, chunks }) => [path, [...chunks].join('')]));
}

function rows(files: Map<string, string>, table: string): Record<string, string>[] {
  const text = files.get(`sen2/Blade-Export_16-01-2025_${table}.csv`) ?? '';
  const [header = '', ...lines] = text.trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, k) => [column, cells[k] ?? '']));
  });
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** "2024-Sep-28 00:00:00" as "2024-09-28". */
function isoDay(stamp: string | undefined): string {
  if (stamp === undefined || stamp === '') return '';
  const [year, month, day] = stamp.slice(0, 11).split('-');
  return `${year}-${String(MONTHS.indexOf(month ?? '') + 1).padStart(2, '0')}-${day}`;
}

const SIZES = [1000, 6161, 20_000];

test('the story keeps every figure of the case it is modelled on', () => {
  const story = tellMonthlyStory(6161);
  const at = (month: string) => story.months.indexOf(month);
  const total = (list: readonly number[], month: string) =>
    list.slice(at(month) - 11, at(month) + 1).reduce((sum, count) => sum + count, 0);
  const months = ['2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10'];
  assert.deepEqual(
    months.map((month) => story.plans[at(month)]),
    [5728, 5815, 5867, 5861, 5932, 6051, 6161],
  );
  assert.deepEqual(
    months.map((month) => story.agreedPlans[at(month)]),
    [5562, 5586, 5609, 5632, 5645, 5649, 5669],
  );
  assert.deepEqual(
    months.map((month) => total(story.requests, month)),
    [1174, 1164, 1181, 1187, 1195, 1194, 1183],
  );
  assert.deepEqual([total(story.ceases, '2024-07'), total(story.ceases, '2024-10')], [384, 336]);
  assert.deepEqual(
    [story.inmss[at('2023-10')], story.inmss[at('2024-07')], story.inmss[at('2024-10')]],
    [302, 347, 346],
  );
  assert.equal(story.plans[at('2024-03')], 5650);
});

test('in every month and at every size opening + new - ceased = closing, and no flow is negative', () => {
  for (const size of SIZES) {
    const story = tellMonthlyStory(size);
    let plans = story.opening;
    for (const k of story.months.keys()) {
      assert.ok((story.newPlans[k] ?? -1) >= 0 && (story.ceases[k] ?? -1) >= 0);
      plans += (story.newPlans[k] ?? 0) - (story.ceases[k] ?? 0);
      assert.equal(plans, story.plans[k]);
    }
  }
});

test('plans, ceases and requests counted from the SEN2 tables equal the monthly figures', () => {
  for (const size of SIZES) {
    const story = tellMonthlyStory(size);
    const files = generate(size);
    const plans = rows(files, 'namedplan').map((row) => ({
      start: isoDay(row['startdate']),
      end: isoDay(row['ceasedate']),
    }));
    const received = rows(files, 'requests').map((row) => isoDay(row['receiveddate']));
    for (const [k, month] of story.months.entries()) {
      if (!month.startsWith('2024')) continue;
      const day = lastDayOf(month);
      const open = plans.filter(({ start, end }) => start <= day && (end === '' || end > day)).length;
      assert.equal(open, story.plans[k], `plans at ${day}, size ${size}`);
      assert.equal(
        plans.filter(({ end }) => end.startsWith(month)).length,
        story.ceases[k],
        `ceases in ${month}`,
      );
      const faults = month === '2024-02' ? PLANTED.impossibleReceivedDate.length : 0;
      assert.equal(
        received.filter((on) => on.startsWith(month)).length - faults,
        story.requests[k],
        `requests in ${month}`,
      );
    }
  }
});

test('every child row has its parent, and placements in independent schools come out exactly', () => {
  const files = generate(6161);
  const keys = (table: string, column: string) => new Set(rows(files, table).map((row) => row[column]));
  const links = [
    ['requests', 'persontableid', 'person', 'persontableid'],
    ['assessment', 'requeststableid', 'requests', 'requeststableid'],
    ['namedplan', 'assessmenttableid', 'assessment', 'assessmenttableid'],
    ['plandetail', 'namedplantableid', 'namedplan', 'namedplantableid'],
    ['activeplans', 'requeststableid', 'requests', 'requeststableid'],
    ['placementdetail', 'activeplanstableid', 'activeplans', 'activeplanstableid'],
    ['senneed', 'activeplanstableid', 'activeplans', 'activeplanstableid'],
  ] as const;
  for (const [child, column, parent, key] of links) {
    const parents = keys(parent, key);
    assert.deepEqual(
      [...keys(child, column)].filter((id) => !parents.has(id)),
      [],
      `${child} to ${parent}`,
    );
  }
  const story = tellMonthlyStory(6161);
  const independent = rows(files, 'placementdetail').filter((row) => /^9005\d\d$/.test(row['urn'] ?? ''));
  assert.equal(independent.length, story.inmss[story.months.indexOf('2024-12')]);
});

test('the costs of placements come to the unit cost of each type within one per cent', () => {
  const lines = (generate(6161).get('finance/placement-costs.csv') ?? '').trim().split('\n').slice(1);
  const byType = new Map<string, number[]>();
  for (const line of lines) {
    const [, type = ''] = line.split(',');
    const pounds = Number(/"£([^"]+)"/.exec(line)?.[1]?.replaceAll(',', ''));
    byType.set(type, [...(byType.get(type) ?? []), pounds]);
  }
  const expected: Record<string, number> = {
    mainstream: 8000,
    resourceBase: 16_500,
    stateSpecial: 25_500,
    inmss: 63_000,
    post16: 9500,
    other: 21_000,
  };
  assert.deepEqual([...byType.keys()].sort(), Object.keys(expected).sort());
  for (const [type, costs] of byType) {
    const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
    assert.ok(Math.abs(mean / (expected[type] ?? 1) - 1) < 0.01, `${type}: ${mean}`);
  }
});

test('same seed, same bytes; another seed, other bytes', () => {
  const hash = (seed: number) =>
    createHash('sha256')
      .update([...generate(1000, seed)].flat().join('\n'))
      .digest('hex');
  assert.equal(hash(1), hash(1));
  assert.notEqual(hash(1), hash(2));
});

test("another authority's name stands everywhere in place of the county's, and its records take its size", () => {
  const files = generate(12_322, 1, 'Fenwater');
  for (const [path, text] of files) assert.doesNotMatch(text, /Marlshire/i, path);
  assert.deepEqual(JSON.parse(files.get('programme/places.json') ?? ''), {
    name: 'Fenwater',
    placesDue: 312,
    year: 2024,
  });
});
