/** A process killed at any moment of an import leaves the store as before or after, never between. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createStream } from '../../src/core/num/random.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import { SHARED_SCOPE } from '../../src/edge/store/store.ts';
import { runCommand, startCommand, withFolder } from '../make/run-command.ts';

const ROWS = 12_000;

/** A made-up panel in the published layout. */
function writePanel(file: string): void {
  const lines = [
    'time_period,geographic_level,region_code,region_name,new_la_code,old_la_code,la_name,Total_st,Total_ehc,ehcplans,source',
  ];
  for (let k = 0; k < ROWS; k++)
    lines.push(
      `${2010 + (k % 15)},Local authority,E1,North,E0600${1000 + Math.floor(k / 15)},${k % 900},Authority ${k},1,2,${1000 + k},made up`,
    );
  writeFileSync(file, `${lines.join('\n')}\n`);
}

async function look(home: string): Promise<{ imports: number; rows: number; broken: number | null }> {
  const store = await openStore({
    sqlitePath: join(home, 'store.sqlite'),
    now: () => '2024-12-11T12:00:00.000Z',
  });
  try {
    const imports = await store.read.imports.list(SHARED_SCOPE);
    const counts = await store.read.rows.counts(SHARED_SCOPE);
    return {
      imports: imports.length,
      rows: counts['published_rows'] ?? 0,
      broken: await store.read.audit.firstBroken(),
    };
  } finally {
    await store.close();
  }
}

test('twenty kills at random moments: each import is there whole or not at all, and the store opens by itself', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'panel.csv');
    writePanel(file);
    const started = performance.now();
    const whole = await runCommand(join(folder, 'whole'), ['import', file, '--json']);
    const usual = performance.now() - started;
    assert.equal(whole.code, 0, whole.err);
    const chance = createStream('kill', 1);
    const outcomes = new Set<number>();
    for (let attempt = 0; attempt < 20; attempt++) {
      const home = join(folder, `home-${attempt}`);
      const child = startCommand(home, ['import', file, '--json']);
      const closed = new Promise((done) => child.once('close', done));
      await wait(usual * (0.15 + 0.95 * chance.next()));
      child.kill('SIGKILL');
      await closed;
      const { imports, rows, broken } = await look(home);
      assert.equal(broken, null, 'the audit chain is whole');
      assert.ok(
        (imports === 0 && rows === 0) || (imports === 1 && rows === ROWS),
        `${imports} imports, ${rows} rows`,
      );
      outcomes.add(imports);
      const again = await runCommand(home, ['import', file, '--json']);
      assert.equal(again.code, 0, again.err);
      assert.deepEqual(await look(home), { imports: 1, rows: ROWS, broken: null });
    }
    assert.ok(outcomes.size > 0);
  }));
