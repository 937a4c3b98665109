/** The authority's own table of settings: by either number, on days that do not overlap, in known codes only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent } from '../../../../test/make/read-text.ts';
import { OVERRIDE_SETTINGS } from '../../../core/domain/setting-override.ts';
import { SETTING_GROUPS } from '../../../core/extract/setting-types.ts';

test('rows are read by URN or UKPRN with their days, and days that overlap are refused', async () => {
  const { report, rows } = await readContent(
    'URN,UKPRN,Counts as,Valid from,Valid to\n900101,,hosp,,\n900102,,SPMA,,31/08/2024\n900102,,SPIN,2024-09-01,\n' +
      '900102,,AP,2024-08-31,2024-08-31\n,10099901,SP16,,\n90010,,AP,,\n900103,,SCHOOL,,\n900104,,AP,2024-09-01,2024-08-01\n',
  );
  assert.equal(report.kind, 'setting-overrides');
  assert.deepEqual(
    rows.map(({ record }) => record),
    [
      { urn: '900101', ukprn: null, setting: 'HOSP', from: null, to: null },
      { urn: '900102', ukprn: null, setting: 'SPMA', from: null, to: '2024-08-31' },
      { urn: '900102', ukprn: null, setting: 'SPIN', from: '2024-09-01', to: null },
      { urn: null, ukprn: '10099901', setting: 'SP16', from: null, to: null },
    ],
  );
  assert.deepEqual(codesOf(report), [
    'override.overlaps@5',
    'override.number-missing@7',
    'override.setting-unknown@8',
    'register.dates-reversed@9',
  ]);
});

test('every setting that can be said is a group of settings', () => {
  const groups: ReadonlySet<string> = new Set(SETTING_GROUPS);
  assert.deepEqual(
    OVERRIDE_SETTINGS.filter((setting) => !groups.has(setting)),
    [],
  );
});
