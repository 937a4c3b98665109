/** The plan statistics from release to release: names that change, slips of the pen, columns that repeat, marks. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { codesOf, readAll, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import { figureName, publishedDataset } from './published-names.ts';

const FILES = join(import.meta.dirname, '../../../../test/data/intake/published');

async function readRelease(name: string) {
  const { report, rows } = await readAll(join(FILES, name));
  assert.ok(rowsAccounted(report));
  assert.equal(report.kind, 'dfe-ehcp');
  return { report, rows: rows.map(({ record }) => record as PublishedRow) }; // the table is published rows
}

test('annual reviews of 2025: a repeated column is kept twice and told, slips of the pen are mended', async () => {
  const { report, rows } = await readRelease('annual-reviews-2025.csv');
  const [all, young] = rows;
  assert.equal(all?.dataset, 'annual-reviews');
  assert.deepEqual(codesOf(report), ['column.repeated']);
  assert.deepEqual(
    [all?.values['review_meeting_prior_24'], all?.values['review_meeting_prior_24 (2)']],
    [410, 405],
  );
  assert.deepEqual([all?.values['total_ehc_plans'], all?.values['outcome_maintained']], [4120, 2050]);
  assert.equal(all?.values['pc_decision_4_weeks'], 55.6);
  assert.deepEqual(
    [
      'review_expected',
      'review_meeting_25',
      'total_review_meeting',
      'no_review_meeting',
      'outcome_amended',
    ].map((name) => young?.marks[name]),
    ['x', 'z', 'c', '~', ':'],
  );
  assert.ok(Object.values(young?.values ?? {}).every((value) => value === 200));
});

test('annual reviews of 2026 stand under the names of 2025', async () => {
  const earlier = await readRelease('annual-reviews-2025.csv');
  const later = await readRelease('annual-reviews-2026.csv');
  assert.equal(later.rows[0]?.dataset, 'annual-reviews');
  assert.deepEqual(codesOf(later.report), []);
  const common = ['review_expected', 'review_not_expected', 'outcome_amended', 'outcome_ceased'];
  for (const name of [...common, 'outcome_maintained', 'no_outcome_recorded', 'number_decision_4_weeks'])
    assert.equal(typeof earlier.rows[0]?.values[name], typeof later.rows[0]?.values[name], name);
  assert.deepEqual(
    common.map((name) => later.rows[0]?.values[name]),
    [4100, 280, 980, 160],
  );
  assert.equal(later.rows[0]?.values['review_completed_prior'], 460);
});

test('the phase-transfer file, new in 2026, is a dataset of its own, and keeps its years', async () => {
  const { rows } = await readRelease('phase-transfers-2026.csv');
  assert.deepEqual(
    rows.map((row) => [row.dataset, row.breakdown, row.values['due_26'], row.marks['due_26']]),
    [
      ['phase-transfers', 'All phase transfers', 462, undefined],
      ['phase-transfers', 'Primary to secondary', undefined, 'c'],
    ],
  );
});

test('a caseload with academies split and timeliness in lower case are read like those before', async () => {
  const caseload = await readRelease('caseload-2026.csv');
  assert.deepEqual(caseload.rows[0]?.values, {
    ehcplans: 4512,
    mainstream_total: 2010,
    special_academy: 610,
    special_free_school: 44,
    special_independent: 388,
    ap_pru_total_pc: 0.9,
  });
  const timeliness = await readRelease('timeliness-2026.csv');
  assert.equal(timeliness.rows[0]?.dataset, 'timeliness');
  assert.equal(timeliness.rows[0]?.values['pc_plans_issued_within_20_weeks'], 47);
});

test('the year that a release puts into a name moves on without a change here', () => {
  assert.equal(publishedDataset(new Set(['reviewexpected2031']), ''), 'annual-reviews');
  assert.equal(publishedDataset(new Set(['due31', 'due32']), ''), 'phase-transfers');
  assert.equal(figureName('review_expected_2031'), 'review_expected');
  assert.equal(figureName('AP_PRU_total_pc'), 'ap_pru_total_pc');
  assert.equal(figureName('review_meeting_25'), 'review_meeting_25');
});

test('the order of columns and the case of their names do not matter', async () => {
  const { report, rows } = await readContent(
    'EHCPLANS,Breakdown,LA_Name,Old_LA_Code,breakdown_topic,New_LA_Code,Geographic_Level,time_period\n12,All EHC plans,Marlshire,991,All EHC plans,E10009901,Local authority,202324\n',
  );
  assert.deepEqual([report.kind, codesOf(report)], ['dfe-ehcp', []]);
  const [row] = rows.map(({ record }) => record as PublishedRow); // the table is published rows
  assert.deepEqual([row?.dataset, row?.areaCode, row?.values], ['caseload', 'E10009901', { ehcplans: 12 }]);
});

test('a row whose parts do not add up to its total is told and kept as it stands', async () => {
  const header =
    'time_period,geographic_level,new_la_code,la_name,breakdown_topic,breakdown,requests_received_in_year,requests_decided_to_assess,requests_decided_not_to_assess,requests_decision_not_made,requests_withdrawn';
  const { report, rows } = await readContent(
    `${header}\n2023,Local authority,E10009901,Marlshire,All,All,100,60,20,15,5\n2023,Local authority,E10009902,Fenmoor,All,All,100,60,20,15,6\n2023,Local authority,E10009903,Oakdale,All,All,100,60,20,x,6\n`,
  );
  assert.deepEqual([rows.length, codesOf(report)], [3, ['published.parts-not-total@3']]);
  const [, second] = rows.map(({ record }) => record as PublishedRow); // the table is published rows
  assert.deepEqual(
    [second?.values['requests_received_in_year'], second?.values['requests_withdrawn']],
    [100, 6],
  );
});
