/** Reads a folder for a cohort forecast: a transitions table with its companions, or the tables of a SEN2 return. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { raise } from '../core/base/problem.ts';
import { Population } from '../core/model/fit/population.ts';
import { ageOfSchoolYear, historyFromTransitions } from '../core/model/history/history-from-transitions.ts';
import {
  type FlowFileKind,
  flowFileKind,
  readSchoolYearPeople,
  readTransitionText,
  readValidStates,
} from '../edge/intake/flows/transition-files.ts';
import type { CohortFiles, CohortSource } from './cohort-source.ts';
import { placed, readInputFile } from './read-input-file.ts';

/** A CSV file of the folder itself that is part of a table of transitions. */
type FlowFile = {
  readonly file: string;
  readonly kind: FlowFileKind;
  readonly text: string;
  readonly sha256: string;
};

/** Why a list of placement costs says nothing beside a table of transitions. */
const NO_CHILDREN =
  'The list of placement costs is left aside: a table of transitions names no children whose bands could be looked up';

/**
 * Read a folder. Of a folder with a transitions table only the files beside it count, not those of folders within.
 * @param onProgress  told of rows as they are read.
 * @throws ProblemError `cohort.nothing-to-read`, `cohort.no-day`, `cohort.several-tables`, `cohort.several-returns`,
 *   `cohort.earlier-of-a-table`, and those of files.
 */
export async function readCohortFolder(
  files: CohortFiles,
  onProgress?: (file: string, rows: number, share: number) => void,
): Promise<CohortSource> {
  const flows = await findFlowFiles(files.folder);
  const tables = flows.filter(({ kind }) => kind === 'transitions');
  if (tables.length > 1)
    raise({
      code: 'cohort.several-tables',
      place: files.folder,
      message: 'The folder has several tables of transitions, and it cannot be told which is meant',
      advice: 'Keep one of them in the folder.',
    });
  const [table] = tables;
  if (table !== undefined && (files.earlier ?? []).length > 0)
    raise({
      code: 'cohort.earlier-of-a-table',
      place: files.folder,
      message: 'The folder has a table of transitions, which tells of all its years itself',
      advice: 'Leave --earlier out; it is for returns of earlier years.',
    });
  if (table !== undefined) {
    const read = await placed(table.file, async () => readFlows(table, flows));
    return files.costs === undefined ? read : { ...read, notes: [...read.notes, NO_CHILDREN] };
  }
  const { readCohortReturn } = await import('./read-cohort-return.ts');
  return await readCohortReturn(files, onProgress);
}

async function findFlowFiles(folder: string): Promise<readonly FlowFile[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder)
    raise({
      code: 'cohort.nothing-to-read',
      place: folder,
      message: 'There is no such folder',
      advice: 'Name a folder of SEN2 tables or of a transitions table.',
    });
  const found: FlowFile[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!name.toLowerCase().endsWith('.csv')) continue;
    const file = join(folder, name);
    const { text, sha256 } = await readInputFile(file);
    const kind = flowFileKind(text.slice(0, text.indexOf('\n')).trim());
    if (kind !== null) found.push({ file, kind, text, sha256 });
  }
  return found;
}

function readFlows(table: FlowFile, flows: readonly FlowFile[]): CohortSource {
  const reading = readTransitionText(table.text);
  if (reading.rows.length === 0)
    raise({
      code: 'cohort.nothing-to-read',
      message: 'No row of the table could be read',
      advice: 'Import the file with "evenkeel import" to see what is wrong with each row.',
    });
  const ofKind = (kind: FlowFileKind) => flows.filter((flow) => flow.kind === kind);
  const people = ofKind('people-by-school-year')[0];
  const states = ofKind('valid-states')[0];
  const used = [table, ...[people, states].flatMap((file) => (file === undefined ? [] : [file]))];
  const notes = ofKind('costs').map(
    ({ file }) => `${file} holds costs: this forecast is of plans and does not use them`,
  );
  const { rowsRead, rowsWithErrors } = reading;
  if (rowsWithErrors > 0)
    notes.push(`${rowsWithErrors} of ${rowsRead} rows of the table have errors and are left out`);
  const read = people === undefined ? null : readSchoolYearPeople(people.text);
  if (read !== null && read.skipped > 0)
    notes.push(`${read.skipped} rows of the population have no number and are left out`);
  return {
    history: historyFromTransitions(reading.rows),
    population:
      read === null
        ? null
        : new Population(
            read.people.map(({ year, schoolYear, people: count }) => ({
              year,
              age: ageOfSchoolYear(schoolYear),
              people: count,
            })),
          ),
    valid:
      states === undefined
        ? null
        : new Map(
            readValidStates(states.text).map(({ setting, from, to }) => [
              setting,
              { from: ageOfSchoolYear(from), to: ageOfSchoolYear(to) },
            ]),
          ),
    inputs: used.map(({ file, sha256 }) => ({ file, sha256 })),
    problems: [{ file: table.file, problems: reading.problems }],
    notes,
  };
}
