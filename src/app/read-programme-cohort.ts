/** What a stored programme's cohort forecast starts from: its SEN2 extracts, the register, the people of its authority, and bands where its list of placement costs has them. */
import { toIsoDate } from '../core/base/day-number.ts';
import { raise } from '../core/base/problem.ts';
import type { IsoDate } from '../core/base/time.ts';
import type { PlacementCost } from '../core/domain/placement-cost.ts';
import type { Sen2Person } from '../core/domain/sen2.ts';
import { NO_DAY } from '../core/extract/extract.ts';
import { indexRegister, type Register } from '../core/extract/register-index.ts';
import { historyFromExtract } from '../core/history/history-from-extract.ts';
import { namesOfBands, type PlanBands, readBands } from '../core/history/plan-bands.ts';
import type { CohortHistory } from '../core/model/history/cohort-history.ts';
import { joinHistories } from '../core/model/history/join-histories.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { CohortSource } from './cohort-source.ts';
import { ownOrShared } from './own-or-shared.ts';
import { historyOf, populationOf } from './read-cohort-return.ts';
import { readExtract, type StoredExtract } from './read-extract.ts';

/**
 * Read a programme's history. Published tables are its own where it has them, else those of the shared shelf.
 * @param withBands  whether plans are told apart by band where the list of placement costs tells bands: as many more places take a
 *   forecast two to three times as long, so what pays by setting alone leaves them out.
 * @throws ProblemError `cohort.nothing-to-read`, `cohort.no-day`.
 */
export async function readProgrammeCohort(
  read: Repositories,
  scope: Scope,
  withBands = false,
): Promise<CohortSource> {
  const stored = await readExtract(read, scope);
  if (stored === null)
    return raise({
      code: 'cohort.nothing-to-read',
      place: scope.programmeId,
      message: 'The programme has no SEN2 extract',
      advice:
        'Bring in the tables of the SEN2 return on the page Data, or with "evenkeel import FOLDER --into PROGRAMME".',
    });
  const register = await ownOrShared(scope, (where) => read.rows.all(where, 'establishments'));
  const overrides = await read.rows.all(scope, 'settingOverrides');
  const people = await ownOrShared(scope, (where) => read.rows.published(where, 'population'));
  const found = populationOf(
    people.map(({ record }) => record).filter(({ breakdownTopic }) => breakdownTopic === 'Age'),
    scope.authorityCode,
  );
  const index = indexRegister(
    register.map(({ record }) => record),
    overrides.map(({ record }) => record),
  );
  const costs = withBands ? await read.rows.all(scope, 'costs') : [];
  const list = bandListOf(costs.map(({ record }) => record));
  const bands = await readBandsOf(read, scope, list, null);
  const newest = historyOf(stored.extract, index, scope.programmeId, bands);
  const earlier = await readEarlier(read, scope, stored, { index, list });
  const told = [...register, ...overrides, ...people, ...(list === null ? [] : costs)];
  const companions = told.map(({ origin }) => origin);
  const inputs = [stored, ...earlier.map(({ extract }) => extract)].flatMap(({ sources }) => sources);
  return {
    history: joinHistories([newest, ...earlier.map(({ history }) => history)]),
    population: found.population,
    valid: null,
    inputs: [
      ...new Map([...inputs, ...companions].map(({ file, sha256 }) => [sha256, { file, sha256 }])).values(),
    ],
    problems: [],
    notes: found.notes,
  };
}

/** So many earlier extracts are looked at. */
const MOST_EARLIER = 8;

type Earlier = { readonly extract: StoredExtract; readonly history: CohortHistory };

/** The extracts of earlier days that the programme has imported, newest first; those that tell no complete month are passed over. */
async function readEarlier(
  read: Repositories,
  scope: Scope,
  newest: StoredExtract,
  { index, list }: { readonly index: Register; readonly list: BandList | null },
): Promise<readonly Earlier[]> {
  const found: Earlier[] = [];
  let { asAt } = newest.extract;
  for (let looked = 0; looked < MOST_EARLIER && asAt !== NO_DAY; looked++) {
    const before = toIsoDate(asAt);
    const extract = await readExtract(read, scope, before);
    if (extract === null || extract.extract.asAt >= asAt) break;
    const bands = await readBandsOf(read, scope, list, before);
    const history = historyFromExtract(extract.extract, index, bands);
    if (history !== null) found.push({ extract, history });
    asAt = extract.extract.asAt;
  }
  return found;
}

/** The finance team's list where it has bands, and the bands that are told apart. */
type BandList = { readonly costs: readonly PlacementCost[]; readonly names: readonly string[] };

function bandListOf(costs: readonly PlacementCost[]): BandList | null {
  const names = namesOfBands(costs);
  return names === null ? null : { costs, names };
}

/** Bands of the persons of the extract in force, or of the newest before a day; null without a list. */
async function readBandsOf(
  read: Repositories,
  scope: Scope,
  list: BandList | null,
  before: IsoDate | null,
): Promise<PlanBands | null> {
  if (list === null) return null;
  const persons: Sen2Person[] = [];
  const keep = (rows: readonly { readonly record: Sen2Person }[]) => {
    for (const { record } of rows) persons.push(record);
  };
  await read.rows.stream(scope, 'persons', keep, before);
  return readBands(persons, list.costs, list.names);
}
