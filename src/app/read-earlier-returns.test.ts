/** Returns of earlier years lengthen the past of a forecast, from folders and from the store alike; two in one folder are refused. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { writeEarlierReturn } from '../../test/make/earlier-return.ts';
import { ACTOR, inStore, SCOPE } from '../../test/make/rows-in-store.ts';
import { ProblemError } from '../core/base/problem.ts';
import { type CohortHistory, completePeriods, sumOf } from '../core/model/history/cohort-history.ts';
import { findSeams } from '../core/model/history/reconcile-history.ts';
import type { AppDependencies } from './dependencies.ts';
import { importFiles } from './imports/import-files.ts';
import { undoImport } from './imports/undo-import.ts';
import { readCohortFolder } from './read-cohort-folder.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { writeDemo } from './write-demo.ts';

let folder = '';
let newest = '';
let earlier: readonly string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-earlier-'));
  const county = join(folder, 'county');
  await writeDemo({ out: county, plans: 300 });
  newest = join(county, 'sen2');
  earlier = [join(folder, '2024'), join(folder, '2023')];
  for (const [at, path] of earlier.entries()) await writeEarlierReturn(newest, path, at + 1);
});
after(() => rm(folder, { recursive: true, force: true }));

const flowsOf = (history: CohortHistory) =>
  completePeriods(history).map(({ name, joiners, leavers, closing }) => [
    name,
    sumOf(joiners),
    sumOf(leavers),
    sumOf(closing),
  ]);

test('two earlier returns make three years of months, each with the flows of its own return', async () => {
  const alone = flowsOf((await readCohortFolder({ folder: newest })).history);
  const { history, inputs } = await readCohortFolder({ folder: newest, earlier });
  const years = [2022, 2023, 2024].map((year) =>
    alone.map(([name, ...flows]) => [String(name).replace('2024', String(year)), ...flows]),
  );
  assert.deepEqual(flowsOf(history), years.flat());
  assert.deepEqual([history.pipeline?.from, history.pipeline?.to], [2022 * 12, 2024 * 12 + 11]);
  assert.equal(inputs.length, 27);
  // The same people a year before end with more plans than the next return begins with: a seam, told.
  assert.equal(findSeams(history).filter(({ gap }) => gap !== 0).length, 2);
});

/** Imports of the store whose file is of a collection. */
async function importsOf(here: AppDependencies, year: string): Promise<readonly string[]> {
  const all = await here.store.read.imports.list(SCOPE);
  return all.filter(({ report }) => report.file.includes(year)).map(({ importId }) => importId);
}

test('a stored programme has the past that its imports tell, in whichever order they came; one undone takes its year away', async () => {
  const direct = await readCohortFolder({ folder: newest, earlier });
  for (const paths of [
    [newest, ...earlier],
    [...earlier, newest],
  ])
    await inStore(async (here) => {
      for (const path of paths) await importFiles(here, ACTOR, { paths: [path], scope: SCOPE });
      const { history, inputs } = await readProgrammeCohort(here.store.read, SCOPE);
      assert.deepEqual(flowsOf(history), flowsOf(direct.history));
      const named = new Set(direct.inputs.map(({ sha256 }) => sha256));
      assert.deepEqual(new Set(inputs.map(({ sha256 }) => sha256)), named);
      for (const id of await importsOf(here, '2023')) await undoImport(here, ACTOR, id);
      const less = await readProgrammeCohort(here.store.read, SCOPE);
      assert.equal(completePeriods(less.history).length, 24);
    });
});

test('a folder with two returns is refused with what to do, as are earlier returns beside a table of transitions', async () => {
  const both = join(folder, 'both');
  await cp(newest, both, { recursive: true });
  await cp(earlier[0] ?? '', both, { recursive: true });
  const refused = async (files: Parameters<typeof readCohortFolder>[0], code: string) =>
    await assert.rejects(
      readCohortFolder(files),
      (error: unknown) => error instanceof ProblemError && error.problem.code === code,
    );
  await refused({ folder: both }, 'cohort.several-returns');
  await refused({ folder: newest, earlier: [join(folder, 'nowhere')] }, 'cohort.nothing-to-read');
  const flows = join(folder, 'flows');
  await mkdir(flows);
  const header = 'calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2';
  await writeFile(join(flows, 'transitions.csv'), `${header}\n2016,MSMA,ASD,3,MSMA,ASD,4\n`);
  await refused({ folder: flows, earlier }, 'cohort.earlier-of-a-table');
});
