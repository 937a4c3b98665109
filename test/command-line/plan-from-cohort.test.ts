/** A plan whose caseload is simulated from the authority's own records, as a person at the machine forecasts it. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand, withFolder } from '../make/run-command.ts';

type Answer = {
  readonly central: readonly unknown[];
  readonly caseloadFrom: {
    readonly kind: string;
    readonly types: Readonly<Record<string, string>>;
    readonly ends: readonly { readonly date: string; readonly planned: number; readonly mean: number }[];
  } | null;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
};

test('the caseload of a plan is simulated from SEN2 tables: same bytes for any workers, the central case untouched, each file named', () =>
  withFolder(async (folder) => {
    const county = join(folder, 'county');
    assert.equal((await runCommand(folder, ['demo', '--plans', '600', '--out', county])).code, 0);
    const file = join(county, 'plan', 'plan.json');
    const plan = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const forecast = async (caseload: unknown, ...words: string[]) => {
      writeFileSync(file, JSON.stringify({ ...plan, caseload }));
      return await runCommand(folder, [
        'forecast',
        'plan',
        join(county, 'plan'),
        '--draws',
        '40',
        '--quiet',
        '--json',
        ...words,
      ]);
    };
    const stated = JSON.parse((await forecast(plan['caseload'])).out) as Answer;
    assert.equal(stated.caseloadFrom, null);
    const cohort = { folder: '../sen2', establishments: '../establishments/establishments.csv' };
    const one = await forecast({ cohort }, '--workers', '1');
    assert.equal(one.code, 0, one.err);
    assert.equal((await forecast({ cohort }, '--workers', '2')).out, one.out);
    const answer = JSON.parse(one.out) as Answer;
    assert.deepEqual(answer.central, stated.central);
    assert.equal(answer.caseloadFrom?.kind, 'cohort');
    assert.equal(answer.caseloadFrom?.types['SPMA'], 'stateSpecial');
    const later = answer.caseloadFrom?.ends.filter(({ date }) => date > '2025-03-31') ?? [];
    assert.ok(later.some(({ planned, mean }) => planned !== mean));
    assert.ok(
      answer.inputs.some(
        ({ file: name, sha256 }) => name.includes('activeplans') && /^[0-9a-f]{64}$/.test(sha256),
      ),
    );
    const unmapped = await forecast({ cohort: { ...cohort, types: { SPMA: 'castles' } } });
    assert.equal(unmapped.code, 2);
    assert.match(unmapped.err, /plan\.setting-not-mapped/);
    assert.match(unmapped.err, /SPMA/);
  }));
