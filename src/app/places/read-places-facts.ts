/** Reads what an answer on places is reckoned from: of a stored programme, or of a folder with a plan and a record of places. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { toIsoDate } from '../../core/base/day-number.ts';
import { raise } from '../../core/base/problem.ts';
import type { Month } from '../../core/base/time.ts';
import { indexRegister } from '../../core/extract/register-index.ts';
import { projectFinance } from '../../core/finance/project-finance.ts';
import { openExtract } from '../../core/measures/extract-context.ts';
import { countNeed } from '../../core/places/count-need.ts';
import type { PlacesFacts } from '../../core/places/reckon-places.ts';
import { parseExactJson } from '../../edge/intake/programme/exact-json.ts';
import { parsePlaces, readPlaces, requireSoundPlaces } from '../../edge/intake/programme/places-file.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { readPlanFolder } from '../forecast-plan.ts';
import { openStoredProgramme } from '../open-programme.ts';
import { ownOrShared } from '../own-or-shared.ts';
import { readExtract } from '../read-extract.ts';
import type { InputFile } from '../read-input-file.ts';

/** The facts with what they came from. */
export type FoundPlaces = {
  readonly facts: PlacesFacts;
  /** Whose it is. */
  readonly of: string;
  readonly inputs: readonly InputFile[];
  /** Places of special schools that stand empty on the return's day; null where places or roll are not stored [places]. */
  readonly vacant: number | null;
  readonly agesUnknown: number;
};

/**
 * Read a stored programme. The plan's main scenario prices places and grows need.
 * @param asAt  another month than that of the newest update; null for that.
 * @throws ProblemError `programme.not-found`, `places.none`, and what is wrong with the record.
 */
export async function readStoredPlaces(
  read: Repositories,
  scope: Scope,
  asAt: Month | null,
): Promise<FoundPlaces> {
  const { programme, scenarios, facts } = await openStoredProgramme(read, scope);
  const record = await read.documents.newest(scope, 'places', 'places');
  if (record === null) return raise(noPlaces(`${scope.authorityCode}/${scope.programmeId}`));
  const places = parsePlaces(parseExactJson(JSON.stringify(record.body), 'places'), 'places');
  const month = asAt ?? places.asAt ?? programme.updates.at(-1)?.dataCutOff ?? noMonth('places');
  requireSoundPlaces(places, month, 'places');
  const [main] = scenarios;
  const { need, inputs } = await readNeed(read, scope);
  return {
    of: programme.authorityName,
    facts: {
      record: places,
      asAt: month,
      plan: main === undefined ? null : { inputs: main.inputs, years: main.projection.years },
      need: need === null ? null : { ...need, month: need.month },
    },
    inputs: [
      { file: `places, version ${record.version}`, sha256: record.sha256 },
      { file: facts.planRecord, sha256: (await read.documents.newest(scope, 'plan', 'plan'))?.sha256 ?? '' },
      ...inputs,
    ],
    vacant: await readVacant(read, scope),
    agesUnknown: need?.agesUnknown ?? 0,
  };
}

/** Count the newest return's children; null where it has none, or does not tell its day. */
async function readNeed(read: Repositories, scope: Scope) {
  const stored = await readExtract(read, scope);
  if (stored === null) return { need: null, inputs: [] };
  const register = await ownOrShared(scope, (where) => read.rows.all(where, 'establishments'));
  const overrides = await read.rows.all(scope, 'settingOverrides');
  const context = openExtract({
    extract: stored.extract,
    register: indexRegister(
      register.map(({ record }) => record),
      overrides.map(({ record }) => record),
    ),
    population: null,
    sources: ['sen2'],
  });
  const inputs = stored.sources.map(({ file, sha256 }) => ({ file, sha256 }));
  if (context === null) return { need: null, inputs: [] };
  const month = toIsoDate(context.coverage.asAt).slice(0, 7);
  const counts = countNeed(context);
  return { need: counts.counts.length === 0 ? null : { ...counts, month }, inputs };
}

/** Empty places of special schools on the newest day of a roll; places and roll of one setting are held together. */
async function readVacant(read: Repositories, scope: Scope): Promise<number | null> {
  const places = (await read.rows.all(scope, 'commissionedPlaces')).map(({ record }) => record);
  const rolls = (await read.rows.all(scope, 'schoolRolls')).map(({ record }) => record);
  const register = indexRegister((await read.rows.all(scope, 'establishments')).map(({ record }) => record));
  const day = rolls
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (day === undefined || places.length === 0) return null;
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0);
  const ofYear = places.filter(
    ({ academicYear, urn }) => academicYear === year && register.byUrn.get(Number(urn))?.group === 'SPMA',
  );
  const byUrn = Map.groupBy(ofYear, ({ urn }) => urn);
  const vacant = [...byUrn].flatMap(([urn, lines]) => {
    const own = rolls.filter((roll) => roll.urn === urn && roll.on === day);
    if (own.length === 0) return [];
    const there = own.reduce((sum, { pupils }) => sum + pupils, 0);
    return [Math.max(0, lines.reduce((sum, line) => sum + line.places, 0) - there)];
  });
  return vacant.length === 0 ? null : vacant.reduce((sum, free) => sum + free, 0);
}

/**
 * Read a folder with `plan.json` and `places.json`; no return is read, so need is not known.
 * @throws ProblemError `plan.*`, `file.*`, `places.*`.
 */
export async function readFolderPlaces(folder: string, asAt: Month | null): Promise<FoundPlaces> {
  const { plan, input } = await readPlanFolder(folder, null);
  const file = join(folder, 'places.json');
  const text = await readFile(file, 'utf8').catch(() => raise(noPlaces(file)));
  const record = readPlaces(text, file);
  const month = asAt ?? record.asAt ?? noMonth(file);
  requireSoundPlaces(record, month, file);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    of: basename(folder),
    facts: {
      record,
      asAt: month,
      plan: { inputs: plan.finance, years: projectFinance(plan.finance).years },
      need: null,
    },
    inputs: [input, { file: basename(file), sha256 }],
    vacant: null,
    agesUnknown: 0,
  };
}

function noPlaces(place: string) {
  return {
    code: 'places.none',
    place,
    message: 'There is no record of new places',
    advice:
      'Whoever loads the programme adds the file places.json to its folder (docs/formats/places.md says what it holds) and loads it again.',
  };
}

function noMonth(place: string): never {
  return raise({
    code: 'places.no-month',
    place,
    message: 'Nothing says which month the record of places is of',
    advice: 'Give "asAt" in the record, or --as-at with a month such as 2024-10.',
  });
}
