/** Periods, erasure and subject access from the command line, over the fictional county. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, startCommand, withFolder } from '../make/run-command.ts';

const PROGRAMME = 'marlshire';
const WHY = ['--purpose', 'Request of 3 March under article 15'];

async function withCase(work: (home: string) => Promise<void>): Promise<void> {
  await withFolder(async (home) => {
    const county = join(home, 'county');
    await loadedCounty(home, county);
    const path = join(home, 'costs.csv');
    writeFileSync(
      path,
      'Reference,Placement type,Start date,End date,Annual cost\nQX-778,inmss,2023-09-01,,63000\nQX-779,inmss,2023-09-01,,52000\n',
    );
    const { code, err } = await runCommand(home, ['import', path, '--into', PROGRAMME]);
    assert.equal(code, 0, err);
    await work(home);
  });
}

/** Run a command that reads the reference from standard input. */
async function withReference(home: string, words: readonly string[], reference: string) {
  const child = startCommand(home, words, {}, 'pipe');
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  child.stdin?.end(`${reference}\n`);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out };
}

test('the periods are shown with what is always kept', () =>
  withFolder(async (home) => {
    const { out } = await runCommand(home, ['retention', 'show']);
    assert.match(out, /sen2-rows .* 2555/);
    assert.match(out, /Sealed returns/);
  }));

test('a child is found by the reference, written to a file of its owner’s, and erased; old rows are counted first', () =>
  withCase(async (home) => {
    const file = join(home, 'child.json');
    const told = await withReference(
      home,
      ['subject-access', PROGRAMME, '-', '--out', file, ...WHY],
      'qx-778',
    );
    assert.equal(told.code, 0, told.out);
    assert.match(told.out, /Wrote 1 rows and 0 looks/);
    assert.equal(statSync(file).mode & 0o077, 0);
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).rows[0].cells.yearly_cost_pence, 6_300_000);
    const again = await withReference(
      home,
      ['subject-access', PROGRAMME, '-', '--out', file, ...WHY],
      'qx-778',
    );
    assert.match(again.out, /There is a file of this name already/);
    const dry = await withReference(home, ['erase', PROGRAMME, '-', ...WHY], 'QX-778');
    assert.match(dry.out, /Would be erased:\n {2}placement_costs: 1\nNothing was changed/);
    const done = await withReference(home, ['erase', PROGRAMME, '-', '--yes', ...WHY], 'QX-778');
    assert.match(done.out, /Erased:\n {2}placement_costs: 1\n/);
    const gone = await withReference(home, ['erase', PROGRAMME, '-', ...WHY], 'QX-778');
    assert.equal(gone.code, 2);
    assert.ok(![told, again, dry, done, gone].some(({ out }) => /qx-?778/i.test(out)));
    assert.equal((await runCommand(home, ['audit', 'verify'])).code, 0);
    const periods = join(home, 'periods.json');
    writeFileSync(periods, '{"cost-rows": 1}');
    const counted = await runCommand(home, ['retention', 'apply', PROGRAMME, '--periods', periods]);
    assert.match(counted.out, /Would go/);
    assert.match(counted.out, /cost-rows +1 .* 0\n/);
    writeFileSync(periods, '[1');
    assert.match(
      (await runCommand(home, ['retention', 'apply', PROGRAMME, '--periods', periods])).err,
      /cannot be read/,
    );
  }));
