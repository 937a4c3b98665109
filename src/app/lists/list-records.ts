/** Reads from the store what working lists are found in: the records of the return, the register, outcomes, places and rolls, figures of schools. */
import { raise } from '../../core/base/problem.ts';
import type { IsoDate } from '../../core/base/time.ts';
import type { Establishment } from '../../core/domain/establishment.ts';
import type { PlanOutcome } from '../../core/domain/plan-outcome.ts';
import type { RegisterEntry } from '../../core/domain/register-entry.ts';
import type { RecordOf, Sen2Records } from '../../core/domain/records.ts';
import { groupOn, indexRegister, LATEST, type Register } from '../../core/extract/register-index.ts';
import type { SettingGroup } from '../../core/extract/setting-types.ts';
import type { SchoolNeeds } from '../../core/lists/expected-by-need.ts';
import type { ListInputs } from '../../core/lists/list-inputs.ts';
import { findNewPlaces, type NewPlaces } from '../../core/lists/new-places.ts';
import type { KnownSetting, PlacesInputs } from '../../core/lists/places-free.ts';
import { type KnownSchool, layFunnels, type SchoolFunnels } from '../../core/lists/school-funnels.ts';
import type { ExtractInputs } from '../../core/measures/extract-context.ts';
import { bandRequestsByNeed, measureSchools } from '../../core/measures/school-measures.ts';
import { measureMovesOut } from '../../core/measures/school-moves.ts';
import { needsOfSchools } from '../../core/measures/school-needs.ts';
import { parseExactJson } from '../../edge/intake/programme/exact-json.ts';
import { parsePlaces } from '../../edge/intake/programme/places-file.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { ownOrShared } from '../own-or-shared.ts';
import { readExtract } from '../read-extract.ts';

/** Establishments by their numbers, with what the authority says of some. */
type Known = { readonly register: Register; readonly byUrn: ReadonlyMap<string, Establishment> };

/** The rows of one table of the return, or of the register of outcomes, without where they stood, a batch at a time: of all of a large authority there are many. */
async function recordsOf<Name extends Sen2Records | 'planOutcomes'>(
  read: Repositories,
  scope: Scope,
  table: Name,
) {
  const records: RecordOf[Name][] = [];
  const source = await read.rows.stream(scope, table, (rows) => {
    for (const { record } of rows) records.push(record);
  });
  return { records, source };
}

/** Read the records of the return. @throws ProblemError `list.nothing-to-read`. */
export async function readListInputs(read: Repositories, scope: Scope): Promise<ListInputs> {
  const requests = await recordsOf(read, scope, 'requests');
  const [header] = await read.rows.all(scope, 'sen2Headers');
  const asAt = header?.record.asAt ?? requests.source?.asAt ?? null;
  if (requests.source === null || asAt === null)
    return raise({
      code: 'list.nothing-to-read',
      place: scope.programmeId,
      message: 'The programme has no SEN2 records of a known day',
      advice: 'Import the tables of the return, with the header that names its day.',
    });
  const { register } = await readRegister(read, scope);
  return {
    asAt,
    persons: (await recordsOf(read, scope, 'persons')).records,
    requests: requests.records,
    assessments: (await recordsOf(read, scope, 'assessments')).records,
    namedPlans: (await recordsOf(read, scope, 'namedPlans')).records,
    activePlans: (await recordsOf(read, scope, 'activePlans')).records,
    placements: (await recordsOf(read, scope, 'placements')).records,
    groupOf: ({ urn }) => (urn === null ? null : groupIn(register, urn)),
  };
}

async function readRegister(read: Repositories, scope: Scope): Promise<Known> {
  const listed = await ownOrShared(scope, (where) => read.rows.all(where, 'establishments'));
  const overrides = await read.rows.all(scope, 'settingOverrides');
  const establishments = listed.map(({ record }) => record);
  return {
    register: indexRegister(
      establishments,
      overrides.map(({ record }) => record),
    ),
    byUrn: new Map(establishments.map((one) => [one.urn, one])),
  };
}

/** The group of a number of the register; null where it has none. */
function groupIn({ byUrn }: Register, urn: string): SettingGroup | null {
  const entry = byUrn.get(Number(urn));
  return entry === undefined ? null : groupOn(entry, LATEST);
}

/** Read the register of outcomes; empty where there is none. */
export async function readOutcomes(read: Repositories, scope: Scope): Promise<readonly PlanOutcome[]> {
  return (await recordsOf(read, scope, 'planOutcomes')).records;
}

/** Read what places coming free are found in. @throws ProblemError `list.nothing-to-read`. */
export async function readPlacesInputs(read: Repositories, scope: Scope): Promise<PlacesInputs> {
  const known = await readRegister(read, scope);
  return {
    ...(await readListInputs(read, scope)),
    settingOf: (urn) => settingIn(known, urn),
    places: (await read.rows.all(scope, 'commissionedPlaces')).map(({ record }) => record),
    rolls: (await read.rows.all(scope, 'schoolRolls')).map(({ record }) => record),
  };
}

function settingIn({ register, byUrn }: Known, urn: string): KnownSetting | null {
  const listed = byUrn.get(urn);
  const group = groupIn(register, urn);
  if (listed === undefined && group === null) return null;
  return { name: listed?.name ?? `URN ${urn}`, group, highAge: listed?.highAge ?? null };
}

/** Read the new places that the record of places expects; null where there is no such record. */
export async function readNewPlaces(
  read: Repositories,
  scope: Scope,
  asAt: IsoDate,
): Promise<readonly NewPlaces[] | null> {
  const record = await read.documents.newest(scope, 'places', 'places');
  if (record === null) return null;
  const { schemes } = parsePlaces(parseExactJson(JSON.stringify(record.body), 'places'), 'places');
  return findNewPlaces(schemes, asAt);
}

/** Lay the funnels of schools from the authority's own tables and registers, and from the return where it tells earlier placements. */
export async function readSchoolFunnels(read: Repositories, scope: Scope): Promise<SchoolFunnels> {
  const known = await readRegister(read, scope);
  const counts = (await read.rows.all(scope, 'schoolCounts')).map(({ record }) => record);
  const entries = (await read.rows.all(scope, 'registerEntries')).map(({ record }) => record);
  const stored = counts.length === 0 ? null : await readExtract(read, scope);
  const inputs =
    stored === null
      ? null
      : {
          extract: stored.extract,
          register: known.register,
          population: null,
          sources: ['sen2', 'school-census'],
        };
  const moves = inputs === null ? [] : measureMovesOut(inputs, counts, inputs.sources).values;
  const values = [...measureSchools(counts, entries, null, []).values, ...moves];
  return layFunnels(values, (urn) => schoolIn(known, urn), schoolNeeds(inputs, entries));
}

/** The needs behind the measures for which they are told: moves out by the return, requests to raise a band by their register. */
function schoolNeeds(
  inputs: ExtractInputs | null,
  entries: readonly RegisterEntry[],
): ReadonlyMap<string, SchoolNeeds> {
  const told = inputs === null ? null : needsOfSchools(inputs);
  if (told === null) return new Map();
  const { there, movedOut } = told;
  const bands = bandRequestsByNeed(entries);
  return new Map([
    ['sch_moves_special', { there, counted: movedOut }],
    ...(bands.size === 0 ? [] : [['sch_upband', { there, counted: bands }] as const]),
  ]);
}

const KIND_OF_GROUP: ReadonlyMap<SettingGroup | null, string> = new Map([
  ['MSMA', 'Mainstream schools'],
  ['SPMA', 'Special schools'],
  ['SPNM', 'Special schools'],
  ['SPIN', 'Special schools'],
  ['AP', 'Alternative provision'],
  ['EYS', 'Nursery schools'],
  [null, 'Schools not in the register'],
]);

/** A school with its kind; mainstream schools are told apart by phase where the register says it. */
function schoolIn({ register, byUrn }: Known, urn: string): KnownSchool {
  const listed = byUrn.get(urn);
  const group = groupIn(register, urn);
  const kind = KIND_OF_GROUP.get(group) ?? 'Other settings';
  const phase = listed?.phase ?? '';
  const isPhase = group === 'MSMA' && phase !== '' && !/^not /i.test(phase);
  return { name: listed?.name ?? null, kind: isPhase ? `${kind}, ${phase.toLowerCase()}` : kind };
}
