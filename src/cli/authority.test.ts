/** The authority commands over published files in a store: what they print, and how they refuse. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Command } from 'commander';
import { publicTables } from '../../test/make/public-tables.ts';
import { SHELF } from '../app/imports/import-call.ts';
import { importFiles } from '../app/imports/import-files.ts';
import { passingKeys } from '../app/open-keys.ts';
import { type PublicAuthority, publicAuthorities } from '../app/public-authority.ts';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { openStore } from '../edge/store/open-store.ts';
import { registerAuthority } from './authority.ts';

const NOW = '2024-12-11T12:00:00.000Z';
const ACTOR: Actor = { id: 'tester', roles: ['programme-lead'], authorities: 'all' };

type Run = (...words: string[]) => Promise<{ readonly out: string; readonly problem: string | null }>;

/** Import the named files of the made-up set, and hand over a way to run commands. */
async function withTables(names: readonly string[], work: (run: Run) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const dependencies = { store, now: () => NOW, newId: () => `id-${++id}`, keys: passingKeys() };
  try {
    const tables = publicTables();
    for (const name of names) await writeFile(join(folder, name), tables[name] ?? '');
    if (names.length > 0) {
      const paths = names.map((name) => join(folder, name));
      const reports = await importFiles(dependencies, ACTOR, { paths, scope: SHELF });
      assert.deepEqual(
        reports.filter(({ kind, rowsWithErrors }) => kind === 'unknown' || rowsWithErrors > 0),
        [],
      );
    }
    await work(async (...words) => {
      const lines: string[] = [];
      const program = new Command('evenkeel').exitOverride();
      const openApp = () => Promise.resolve(publicAuthorities(store));
      registerAuthority(program, {
        actor: ACTOR,
        version: '0.0.0',
        out: (text) => void lines.push(text),
        openApp,
      });
      try {
        await program.parseAsync(['authority', ...words], { from: 'user' });
        return { out: lines.join('\n'), problem: null };
      } catch (fault) {
        if (!(fault instanceof ProblemError)) throw fault;
        return { out: lines.join('\n'), problem: fault.problem.code };
      }
    });
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const ALL = Object.keys(publicTables());

test('list names every authority with code, region and newest year, and says what is not stored', () =>
  withTables(ALL, async (run) => {
    const { out } = await run('list');
    assert.match(out, /Marlshire {2,}E10009901 {2,}West/);
    assert.match(out, /Farholm {2,}E06009906 {2,}East {2,}list only/);
    assert.match(
      out,
      /Not stored yet:\n {2}placements: .*\n {2}requests and decisions: .*\n {2}new plans: .*\n {2}residential [^\n]*$/,
    );
    const json = JSON.parse((await run('list', '--json')).out) as { schema: string; authorities: unknown[] }; // just made
    assert.equal(json.schema, 'evenkeel/public-authorities@1');
    assert.equal(json.authorities.length, 6);
  }));

test('show --json gives one document, its schema first, the same bytes each time', () =>
  withTables(ALL, async (run) => {
    const { out } = await run('show', 'marlshire', '--json', '--horizon', '3');
    assert.ok(out.startsWith('{\n  "schema": "evenkeel/public-authority@1"'));
    const shown = JSON.parse(out) as PublicAuthority; // the document just made
    assert.equal(shown.plans.forecast.length, 3);
    assert.equal((await run('show', 'E10009901', '--json', '--horizon', '3')).out, out);
  }));

test('show for people has plans, measures, neighbours and the reason of each gap', () =>
  withTables(ALL, async (run) => {
    const { out } = await run('show', 'Marlshire County Council');
    assert.match(out, /^Marlshire, E10009901, West/);
    assert.match(out, /2025 .*\d/);
    assert.match(out, /Within 20 weeks, without exceptions \(%\)/);
    assert.match(out, /Statistical neighbours, nearest first: Oxenford; St\. Alder; Nowhere\./);
    assert.match(out, /Not found in any stored table: Nowhere\./);
    assert.match(out, /Requests: .*no row for 2023|Requests: no authority has it/);
  }));

test('with one file alone it shows what that file gives, and which files bring the rest', () =>
  withTables(['panel.csv'], async (run) => {
    const { out } = await run('show', 'Oxenford');
    assert.match(out, /Oxenford, E06009902/);
    assert.match(out, /rates per head: evenkeel import/);
    assert.match(out, /statistical neighbours: evenkeel import/);
  }));

test('with nothing stored it says what to import first', () =>
  withTables([], async (run) => {
    assert.equal((await run('show', 'Marlshire')).problem, 'authority.nothing-stored');
    assert.match(
      (await run('list')).out,
      /No published table is stored yet[\s\S]*plan numbers and forecast: evenkeel import/,
    );
  }));

test('an unknown authority and a wrong horizon are refused', () =>
  withTables(['panel.csv'], async (run) => {
    assert.equal((await run('show', 'Atlantis')).problem, 'authority.unknown');
    assert.equal((await run('show', 'Oxenford', '--horizon', '0')).problem, 'call.wrong');
  }));
