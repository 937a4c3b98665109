/** The import command: what it prints, and with which code it leaves. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Command } from 'commander';
import type { App } from '../app/app.ts';
import { importFiles, listImports } from '../app/imports/import-files.ts';
import { undoImport } from '../app/imports/undo-import.ts';
import { passingKeys } from '../app/open-keys.ts';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import type { FileReport } from '../core/domain/intake.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { CommandContext } from './context.ts';
import { registerImport } from './import.ts';
import { importReportText } from './import-report-text.ts';

const DATA = join(import.meta.dirname, '../../test/data/intake');
const NOW = '2024-12-11T12:00:00.000Z';
const ACTOR: Actor = { id: 'tester', roles: ['programme-lead'], authorities: 'all' };

type Ran = { readonly out: string; readonly exit: number; readonly problem: string | null };
type Run = (...words: string[]) => Promise<Ran>;

function reportOf(file: string): FileReport {
  const counts = { rowsRead: 2, recordsAccepted: 1, rowsWithErrors: 0, rowsSkipped: 1 };
  return { file, kind: 'placement-costs', confidence: 1, sha256: 'ab'.repeat(32), ...counts, problems: [] };
}

async function withCommand(work: (run: Run) => Promise<void>): Promise<void> {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const dependencies = { store, now: () => NOW, newId: () => `id-${++id}`, keys: passingKeys() };
  const app: Pick<App, 'importFiles' | 'listImports' | 'undoImport' | 'listProgrammes'> = {
    importFiles: (actor, request) => importFiles(dependencies, actor, request),
    listImports: (actor, scope) => listImports(dependencies, actor, scope),
    undoImport: (actor, importId) => undoImport(dependencies, actor, importId),
    listProgrammes: () =>
      Promise.resolve([
        {
          authorityCode: 'E10009901',
          programmeId: 'marlshire',
          authorityName: 'Marlshire',
          name: 'Made up',
          fictional: true,
          newestUpdate: null,
          hasFiles: true,
        },
      ]),
  };
  try {
    await work((...words) => runOnce(app as App, words)); // the command uses only these four
  } finally {
    await store.close();
  }
}

async function runOnce(app: App, words: readonly string[]): Promise<Ran> {
  const lines: string[] = [];
  let exit = 0;
  const context: CommandContext = {
    openApp: () => Promise.resolve(app),
    openPassingApp: () => Promise.resolve(app),
    actor: ACTOR,
    version: '0.0.0',
    now: () => '2024-12-11T12:00:00.000Z',
    out: (text) => void lines.push(text),
    err: () => undefined,
    status: () => undefined,
    isTerminal: false,
    setExit: (code) => {
      exit = code;
    },
  };
  const program = new Command('evenkeel');
  registerImport(program, context);
  try {
    await program.parseAsync(['import', ...words], { from: 'user' });
    return { out: lines.join('\n'), exit, problem: null };
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    return { out: lines.join('\n'), exit: 2, problem: fault.problem.code };
  }
}

test('with --json it prints one document whose first key is its schema', () =>
  withCommand(async (run) => {
    const { out, exit } = await run(join(DATA, 'panel.csv'), '--json');
    assert.equal(exit, 0);
    assert.ok(out.startsWith('{\n  "schema": "evenkeel/import-report@1"'));
    const { files } = JSON.parse(out) as { files: { kind: string; rowsRead: number }[] }; // the document just made
    assert.deepEqual([files[0]?.kind, files[0]?.rowsRead], ['dfe-la-panel', 5]);
  }));

test('it leaves with 0 for files read, 1 where one could not be, 2 where none could, and names the problem', () =>
  withCommand(async (run) => {
    const [good, bad, broken] = ['costs.csv', 'notes.txt', 'costs-broken.csv'].map((name) =>
      join(DATA, name),
    );
    assert.equal((await run(good ?? '', '--check')).exit, 0);
    assert.equal((await run(broken ?? '', '--check')).exit, 0);
    assert.equal((await run(broken ?? '', '--strict', '--check')).exit, 1);
    assert.equal((await run(good ?? '', bad ?? '', '--check')).exit, 1);
    const none = await run(bad ?? '', '--json');
    assert.deepEqual([none.exit, none.problem], [2, 'file.not-a-table']);
    assert.match(none.out, /"kind": "unknown"/);
    assert.equal((await run(join(DATA, 'nowhere.csv'))).problem, 'file.not-found');
  }));

test('a wrong call is refused: no file, a kind that is none, a programme that is none', () =>
  withCommand(async (run) => {
    assert.equal((await run()).problem, 'import.no-files');
    assert.equal((await run('x.csv', '--kind', 'poem')).problem, 'import.kind-unknown');
    assert.equal((await run('x.csv', '--into', 'nowhere')).problem, 'programme.not-found');
  }));

test('for people it prints a table and the problems with line, column and what to do', () =>
  withCommand(async (run) => {
    const { out } = await run(join(DATA, 'costs-broken.csv'), '--into', 'marlshire');
    assert.match(out, /costs-broken\.csv +placement-costs +9 +1 +7 +1/);
    assert.match(out, /error: line 2, Start date: There is no such day in the calendar\. Correct the date\./);
  }));

test('several files close with one sentence, and files of one name are told apart by their folders', () =>
  withCommand(async (run) => {
    const { out } = await run(join(DATA, 'costs.csv'), join(DATA, 'notes.txt'), '--check');
    assert.match(
      out,
      /\n1 of 2 files read; 1 could not be read, for the reasons above\. \d+ rows: \d+ accepted, 0 kept out, \d+ passed over\.$/,
    );
    assert.doesNotMatch((await run(join(DATA, 'costs.csv'), '--check')).out, /files read/);
    const alike = importReportText(['a/x.csv', 'b/x.csv', 'b/pack.zip/y.csv'].map(reportOf));
    assert.match(alike, /^a\/x\.csv /m);
    assert.match(alike, /^b\/x\.csv /m);
    assert.match(alike, /^pack\.zip\/y\.csv /m);
  }));

test('what is said of whole columns is said once, with their names', () => {
  const problems = ['One', 'Two'].map((column) => ({
    code: 'column.unknown',
    severity: 'warning' as const,
    row: null,
    column,
    count: 1,
    message: 'The column is not known and was passed over',
    advice: 'Check its name.',
  }));
  const text = importReportText([{ ...reportOf('x.csv'), problems }]);
  assert.match(text, /warning: One, Two: The column is not known/);
  assert.equal(text.split('not known').length, 2);
});

test('what was imported is listed and can be undone by its id', () =>
  withCommand(async (run) => {
    assert.match((await run('list')).out, /Nothing has been imported/);
    await run(join(DATA, 'costs.csv'), '--into', 'E10009901/marlshire');
    const listed = JSON.parse((await run('list', '--json')).out) as {
      imports: { importId: string; undoneAt: string | null }[];
    }; // the document just made
    const id = listed.imports[0]?.importId ?? '';
    assert.equal(listed.imports[0]?.undoneAt, null);
    assert.match((await run('undo', id)).out, /Undone: costs\.csv/);
    assert.match((await run('list', '--into', 'marlshire')).out, /undone/);
    assert.equal((await run('undo', id)).problem, 'import.already-undone');
  }));
