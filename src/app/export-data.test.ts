/** What is exported comes back as it was, whatever key the other installation has; no case reference goes along. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ACTOR, fill, inStore, recordsOf, SCOPE } from '../../test/make/rows-in-store.ts';
import { SAMPLE_RECORDS } from '../../test/make/sample-records.ts';
import { toDayNumber, toIsoDate } from '../core/base/day-number.ts';
import { pence } from '../core/base/pence.ts';
import type { RecordOf, RowBatch, TableName } from '../core/domain/records.ts';
import { REGISTERS, type RegisterName } from '../core/domain/register-entry.ts';
import { NEED_TYPES } from '../core/domain/code-sets.ts';
import { OUTCOME_AREAS, OUTCOME_STATUSES } from '../core/domain/plan-outcome.ts';
import { OVERRIDE_SETTINGS } from '../core/domain/setting-override.ts';
import type { WordList } from '../edge/intake/registers/register-row.ts';
import {
  APPEAL_RESULTS,
  APPEAL_TYPES,
  COMPLAINT_STAGES,
  DESTINATIONS,
  MEDIATION_RESULTS,
  MONTHS_AFTER,
  OMBUDSMAN_RESULTS,
  REPLIES,
  REQUEST_OUTCOMES,
} from '../edge/intake/registers/register-words.ts';
import { exportData } from './export-data.ts';
import { importFiles } from './imports/import-files.ts';

const KEY = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((digits) => digits.join(''));
const MAYBE_KEY = fc.option(KEY);
const FLAG = fc.option(fc.boolean());

/** A made-up child with a request, an assessment, a plan and a placement, each field there or missing. */
const CHILD = fc.record({
  keys: fc.uniqueArray(KEY, { minLength: 5, maxLength: 5 }),
  pupilKey: MAYBE_KEY,
  learnerKey: MAYBE_KEY,
  caseKey: MAYBE_KEY,
  nameKey: MAYBE_KEY,
  month: fc.integer({ min: 1, max: 12 }),
  ethnicity: fc.option(fc.constantFrom('WBRI', 'AIND')),
  flag: FLAG,
  other: FLAG,
  residential: fc.option(fc.constantFrom('A', 'B')),
  ceased: fc.boolean(),
  cost: fc.integer({ min: 1, max: 50_000_000 }),
});
type Child = typeof CHILD extends fc.Arbitrary<infer T> ? T : never;

type Row = { [Name in TableName]?: RecordOf[Name] };

function rowOf(child: Child): Row {
  const [person = '', request = '', assessment = '', named = '', active = ''] = child.keys;
  const { flag, other, residential, ceased } = child;
  return {
    persons: {
      personKey: person,
      birthMonth: `2012-${String(child.month).padStart(2, '0')}`,
      pupilKey: child.pupilKey,
      learnerKey: child.learnerKey,
      caseKey: child.caseKey,
      nameKey: child.nameKey,
      sex: 'F',
      ethnicity: child.ethnicity,
      upnUnknown: child.pupilKey === null && child.learnerKey === null ? 'UN8' : null,
    },
    requests: {
      ...SAMPLE_RECORDS.requests,
      requestKey: request,
      personKey: person,
      mediation: flag,
      tribunal: other,
      source: '3',
    },
    assessments: {
      ...SAMPLE_RECORDS.assessments,
      assessmentKey: assessment,
      requestKey: request,
      exceptionToTwentyWeeks: flag,
      otherTribunal: other,
    },
    namedPlans: {
      ...SAMPLE_RECORDS.namedPlans,
      namedPlanKey: named,
      assessmentKey: assessment,
      ceasedOn: ceased ? '2024-12-01' : null,
      ceaseReason: ceased ? '2' : null,
      residential,
      personalBudget: flag,
    },
    planDetails: { ...SAMPLE_RECORDS.planDetails, namedPlanKey: named, senUnit: flag },
    activePlans: { ...SAMPLE_RECORDS.activePlans, activePlanKey: active, requestKey: request, residential },
    placements: { ...SAMPLE_RECORDS.placements, activePlanKey: active, resourcedProvision: other },
    needs: { ...SAMPLE_RECORDS.needs, activePlanKey: active },
    costs: {
      ...SAMPLE_RECORDS.costs,
      caseKey: child.caseKey ?? person,
      pupilKey: child.pupilKey,
      yearlyCostPence: pence(child.cost),
      band: residential === null ? null : `Band ${residential}`,
    },
  };
}

const TABLES: readonly TableName[] = [
  'sen2Headers',
  'persons',
  'requests',
  'assessments',
  'namedPlans',
  'planDetails',
  'activePlans',
  'placements',
  'needs',
  'costs',
  'monthly',
];

function batchesOf(children: readonly Child[]): readonly RowBatch[] {
  const rows = children.map(rowOf);
  const batches = TABLES.flatMap((table) => {
    const records = rows.flatMap((row) => row[table] ?? []);
    const placed = records.map((record, at) => ({ row: at + 2, record }));
    return placed.length === 0 ? [] : [{ table, rows: placed } as unknown as RowBatch]; // name and rows belong together
  });
  return [
    { table: 'sen2Headers', rows: [{ row: 2, record: SAMPLE_RECORDS.sen2Headers }] },
    ...batches,
    { table: 'monthly', rows: [{ row: 2, record: SAMPLE_RECORDS.monthly }] },
  ];
}

test('export then import gives the same records', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(CHILD, { minLength: 1, maxLength: 6 }), async (children) => {
      await inStore(async (here, folder) => {
        await fill(here, batchesOf(children));
        const out = join(folder, 'export');
        await exportData(here, ACTOR, SCOPE, out);
        await inStore(async (there) => {
          const reports = await importFiles(there, ACTOR, { paths: [out], scope: SCOPE });
          assert.deepEqual(
            reports.flatMap(({ rowsWithErrors, problems }) => [
              rowsWithErrors,
              ...problems.filter(({ severity, isKept }) => severity === 'error' && isKept !== true),
            ]),
            reports.map(() => 0),
          );
          assert.deepEqual(await recordsOf(there, TABLES), await recordsOf(here, TABLES));
        });
      });
    }),
    { numRuns: 12 },
  );
});

/** Words of each register as the store keeps them; null where the register does not tell. */
const REGISTER_WORDS = {
  appeals: [APPEAL_TYPES, APPEAL_RESULTS, true],
  mediations: [[], MEDIATION_RESULTS, false],
  panels: [[], [], true],
  complaints: [COMPLAINT_STAGES, OMBUDSMAN_RESULTS, true],
  consultations: [[], REPLIES, true],
  'band-requests': [[...NEED_TYPES].map((code) => [code, /x/] as const), [], false],
  'school-requests': [[], REQUEST_OUTCOMES, true],
  destinations: [MONTHS_AFTER, [...DESTINATIONS, ['not-followed', /x/]], false],
  'amended-plans': [[], [], true],
} as const satisfies Readonly<Record<RegisterName, readonly [WordList, WordList, boolean]>>;
const WITH_URN: ReadonlySet<RegisterName> = new Set(['consultations', 'band-requests', 'school-requests']);

const DAY = fc
  .integer({ min: toDayNumber('2022-01-01'), max: toDayNumber('2024-11-30') })
  .map((day) => toIsoDate(day));
const LATER = fc.option(fc.constantFrom('2024-12-01', '2024-12-10'));
const URN = fc.integer({ min: 100_000, max: 999_999 }).map(String);
const COUNT = fc.option(fc.nat(500));
const AUTHORITY = fc.constantFrom('301', '302', '940');
const TEXT = fc.constantFrom('', 'ASD base', '-2', '|hub', '＋ward', "'quoted'", 'a, "b"', 'SEMH – hub');
const MONEY = fc.integer({ min: -9_000_000, max: 900_000_000 }).map((amount) => pence(amount));

const ENTRY = fc.constantFrom(...REGISTERS).chain((register) => {
  const [types, results, hasClosed] = REGISTER_WORDS[register];
  const wordOf = (list: WordList) => fc.constantFrom(null, ...list.map(([word]) => word));
  return fc.record({
    register: fc.constant(register),
    urn: WITH_URN.has(register) ? URN : fc.constant(null),
    openedOn: DAY,
    closedOn: hasClosed ? LATER : fc.constant(null),
    type: wordOf(types),
    result: wordOf(results),
  });
});
const CENSUS = fc.record({
  subject: fc.constant('census' as const),
  urn: URN,
  on: DAY,
  pupils: fc.option(fc.integer({ min: 1000, max: 2000 })),
  senSupport: COUNT,
  withPlan: COUNT,
  sessionsPossible: fc.option(fc.integer({ min: 500, max: 900 })),
  sessionsMissed: COUNT,
  severelyAbsent: COUNT,
  suspensions: fc.constant(null),
  exclusions: fc.constant(null),
});
const SUSPENSIONS = fc.record({
  subject: fc.constant('suspensions' as const),
  urn: URN,
  on: DAY,
  pupils: fc.option(fc.nat(900)),
  senSupport: fc.constant(null),
  withPlan: fc.constant(null),
  sessionsPossible: fc.constant(null),
  sessionsMissed: fc.constant(null),
  severelyAbsent: fc.constant(null),
  suspensions: COUNT,
  exclusions: COUNT,
});
const OWN_TABLES = fc.record({
  registerEntries: fc.array(ENTRY, { maxLength: 15 }),
  planOutcomes: fc.uniqueArray(
    fc.record({
      caseKey: KEY,
      pupilKey: fc.option(KEY),
      number: fc.constantFrom('1', '2A', 'C3', '1.2'),
      area: fc.option(fc.constantFrom(...OUTCOME_AREAS)),
      setOn: fc.option(DAY),
      dueOn: LATER,
      status: fc.option(fc.constantFrom(...OUTCOME_STATUSES)),
      reviewedOn: LATER,
    }),
    { maxLength: 8, selector: ({ caseKey, pupilKey, number }) => `${caseKey} ${pupilKey} ${number}` },
  ),
  schoolCounts: fc.uniqueArray(fc.oneof(CENSUS, SUSPENSIONS), {
    maxLength: 6,
    selector: ({ subject, urn, on }) => `${subject} ${urn} ${on}`,
  }),
  commissionedPlaces: fc.uniqueArray(
    fc.record({
      urn: URN,
      academicYear: fc.integer({ min: 2019, max: 2026 }),
      provision: TEXT,
      places: fc.nat(400),
    }),
    { maxLength: 5, selector: ({ urn }) => urn },
  ),
  schoolRolls: fc.uniqueArray(
    fc.record({
      urn: URN,
      on: DAY,
      settingAuthority: AUTHORITY,
      homeAuthority: AUTHORITY,
      pupils: fc.nat(900),
    }),
    { maxLength: 5, selector: ({ urn }) => urn },
  ),
  capitalMonths: fc.uniqueArray(
    fc.record({
      scheme: TEXT.map((text) => text || 'New school'),
      month: DAY.map((day) => day.slice(0, 7)),
      spentPence: MONEY,
      profiledPence: MONEY,
    }),
    { maxLength: 5, selector: ({ scheme, month }) => `${scheme} ${month}` },
  ),
  settingOverrides: fc
    .uniqueArray(
      fc.record({
        number: URN,
        isProvider: fc.boolean(),
        setting: fc.constantFrom(...OVERRIDE_SETTINGS),
        from: fc.option(DAY),
        to: LATER,
      }),
      { maxLength: 5, selector: ({ number }) => number },
    )
    .map((all) =>
      all.map(({ number, isProvider, ...rest }) => ({
        urn: isProvider ? null : number,
        ukprn: isProvider ? `10${number}` : null,
        ...rest,
      })),
    ),
});
type OwnTables = typeof OWN_TABLES extends fc.Arbitrary<infer T> ? T : never;

function sorted(found: Awaited<ReturnType<typeof recordsOf>>) {
  return Object.entries(found).map(([table, records]) => [
    table,
    (records ?? []).map((record) => JSON.stringify(record)).sort(),
  ]);
}

function ownBatches(tables: OwnTables): readonly RowBatch[] {
  return Object.entries(tables)
    .filter(([, records]) => records.length > 0)
    .map(
      ([table, records]) =>
        ({ table, rows: records.map((record, at) => ({ row: at + 2, record })) }) as unknown as RowBatch, // name and rows belong together
    );
}

test('registers, outcomes, tables of schools, capital and overrides come back from an export as they were', async () => {
  const names = [
    'registerEntries',
    'planOutcomes',
    'schoolCounts',
    'commissionedPlaces',
    'schoolRolls',
    'capitalMonths',
    'settingOverrides',
  ] as const;
  await fc.assert(
    fc.asyncProperty(OWN_TABLES, async (tables) => {
      await inStore(async (here, folder) => {
        await fill(here, ownBatches(tables));
        const out = join(folder, 'export');
        await exportData(here, ACTOR, SCOPE, out);
        await inStore(async (there) => {
          await importFiles(there, ACTOR, { paths: [out], scope: SCOPE });
          assert.deepEqual(sorted(await recordsOf(there, names)), sorted(await recordsOf(here, names)));
        });
      });
    }),
    { numRuns: 15, seed: 3 },
  );
});

test('an export is told in the trail, holds no case reference, and writes among no other files', () =>
  inStore(async (dependencies, folder) => {
    await fill(dependencies, [
      { table: 'caseReferences', rows: [{ row: 2, record: { caseKey: 'aa', sealed: 'c2VhbGVk' } }] },
    ]);
    const out = join(folder, 'export');
    await exportData(dependencies, ACTOR, SCOPE, out);
    for (const entry of await readdir(out, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        assert.ok(!(await readFile(join(entry.parentPath, entry.name), 'utf8')).includes('c2VhbGVk'));
    const [newest] = await dependencies.store.read.audit.list(null, 1);
    assert.equal(newest?.action, 'data.exported');
    await assert.rejects(exportData(dependencies, ACTOR, SCOPE, out), /holds something/);
  }));
