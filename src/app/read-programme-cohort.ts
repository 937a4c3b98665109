/** What a stored programme's cohort forecast starts from: its newest SEN2 extract, the register, the people of its authority. */
import { raise } from '../core/base/problem.ts';
import { indexRegister } from '../core/extract/register-index.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { CohortSource } from './cohort-source.ts';
import { ownOrShared } from './own-or-shared.ts';
import { historyOf, populationOf } from './read-cohort-return.ts';
import { readExtract } from './read-extract.ts';

/**
 * Read a programme's history. Published tables are its own where it has them, else those of the shared shelf.
 * @throws ProblemError `cohort.nothing-to-read`, `cohort.no-day`.
 */
export async function readProgrammeCohort(read: Repositories, scope: Scope): Promise<CohortSource> {
  const stored = await readExtract(read, scope);
  if (stored === null)
    return raise({
      code: 'cohort.nothing-to-read',
      place: scope.programmeId,
      message: 'The programme has no SEN2 extract',
      advice: 'Import the tables of the return with "evenkeel import FOLDER --into PROGRAMME".',
    });
  const register = await ownOrShared(scope, (where) => read.rows.all(where, 'establishments'));
  const overrides = await read.rows.all(scope, 'settingOverrides');
  const people = await ownOrShared(scope, (where) => read.rows.published(where, 'population'));
  const found = populationOf(
    people.map(({ record }) => record).filter(({ breakdownTopic }) => breakdownTopic === 'Age'),
    scope.authorityCode,
  );
  const companions = [...register, ...overrides, ...people].map(({ origin }) => origin);
  const inputs = [...stored.sources, ...companions].map(({ file, sha256 }) => ({ file, sha256 }));
  return {
    history: historyOf(
      stored.extract,
      indexRegister(
        register.map(({ record }) => record),
        overrides.map(({ record }) => record),
      ),
      scope.programmeId,
    ),
    population: found.population,
    valid: null,
    inputs: [...new Map(inputs.map((input) => [input.sha256, input])).values()],
    problems: [],
    notes: found.notes,
  };
}
