/** The county's own costs joined to its own return, from files through the store: what is planted is found, and no more. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { MISTYPED_REFERENCES } from '../core/demo/placement-costs-file.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { Scope, Store } from '../edge/store/store.ts';
import type { ImportDependencies } from './imports/import-call.ts';
import { importFiles } from './imports/import-files.ts';
import { matchProgrammeCosts } from './match-costs.ts';
import { passingKeys } from './open-keys.ts';
import { writeDemo } from './write-demo.ts';

const SCOPE: Scope = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const ACTOR: Actor = { id: 'tester', roles: ['finance-lead'], authorities: 'all' };
const NOW = '2024-12-11T12:00:00.000Z';
const PLANS = 1000;

type Bench = { readonly store: Store; readonly folder: string; readonly dependencies: ImportDependencies };

async function withCounty(work: (bench: Bench) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const newId = () => `id-${String(++id).padStart(4, '0')}`;
  try {
    await writeDemo({ out: join(folder, 'county'), plans: PLANS });
    await work({
      store,
      folder: join(folder, 'county'),
      dependencies: { store, now: () => NOW, newId, keys: passingKeys() },
    });
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const codeOf = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('most costs of the county meet their placement; the mistyped ones and those of ceased plans are left over', () =>
  withCounty(async ({ store, folder, dependencies }) => {
    await assert.rejects(matchProgrammeCosts({ store }, ACTOR, SCOPE), codeOf('costs.none'));
    const finance = join(folder, 'finance');
    const reports = await importFiles(dependencies, ACTOR, { paths: [finance], scope: SCOPE });
    assert.deepEqual(reports.map(({ kind, rowsWithErrors }) => [kind, rowsWithErrors]).sort(), [
      ['ledger', 0],
      ['monthly-actuals', 0],
      ['placement-costs', 0],
    ]);
    await assert.rejects(matchProgrammeCosts({ store }, ACTOR, SCOPE), codeOf('costs.no-placements'));
    await importFiles(dependencies, ACTOR, {
      paths: [join(folder, 'sen2'), join(folder, 'establishments')],
      scope: SCOPE,
    });

    const { asAt, totals, matched, unmatched, withoutCost } = await matchProgrammeCosts(
      { store },
      ACTOR,
      SCOPE,
    );
    assert.equal(asAt, '2025-01-16');
    assert.equal(totals.lines, PLANS);
    assert.equal(totals.matchedPence + totals.unmatchedPence, totals.yearlyCostPence);
    assert.ok(matched.length > PLANS * 0.95);
    const reasons = Map.groupBy(unmatched, ({ reason }) => reason);
    assert.equal(reasons.get('no-child')?.length, MISTYPED_REFERENCES);
    assert.deepEqual([...reasons.keys()].sort(), ['no-child', 'no-open-placement']);
    const main = withoutCost.filter(({ rank }) => rank === 1).length;
    assert.ok(main >= MISTYPED_REFERENCES);
    const agreed = matched.filter(({ findings }) => findings.length === 0).length;
    assert.ok(agreed > PLANS * 0.9, `${agreed} agree`);
    const [first] = matched;
    assert.equal(first?.cost.file, 'placement-costs.csv');
  }));

test("the ledger of the county comes in whole: its lines sum to the plan's in-year deficit", () =>
  withCounty(async ({ store, folder, dependencies }) => {
    const [report] = await importFiles(dependencies, ACTOR, {
      paths: [join(folder, 'finance/ledger.csv')],
      scope: SCOPE,
    });
    assert.deepEqual(
      report?.problems.filter(({ severity }) => severity !== 'info'),
      [],
    );
    const lines = await store.read.rows.all(SCOPE, 'ledger');
    const text = await readFile(join(folder, 'finance/ledger.csv'), 'utf8');
    const total = text.trimEnd().split('\n').at(-1)?.split(',').slice(-2).map(Number) ?? [];
    const sum = lines.reduce((all, { record }) => all + record.amountPence, 0);
    assert.equal(sum, Math.round(total.reduce((all, one) => all + one, 0) * 100));
    assert.ok(lines.every(({ record }) => record.year === 2024 && record.month !== null));
  }));

test('who may not see imports may not see costs', async () => {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  try {
    const actor: Actor = { id: 'partner', roles: ['partner'], authorities: 'all' };
    await assert.rejects(matchProgrammeCosts({ store }, actor, SCOPE), codeOf('access.refused'));
  } finally {
    await store.close();
  }
});
