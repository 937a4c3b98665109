/** Reads the tables of a SEN2 return from a folder for a cohort forecast, without keeping anything. */
import { raise } from '../core/base/problem.ts';
import type { Establishment } from '../core/domain/establishment.ts';
import type { PlacementCost } from '../core/domain/placement-cost.ts';
import type { PublishedRow } from '../core/domain/published.ts';
import type { RowBatch } from '../core/domain/records.ts';
import type { Sen2Header, Sen2Person } from '../core/domain/sen2.ts';
import type { SettingOverride } from '../core/domain/setting-override.ts';
import { ExtractBuilder } from '../core/extract/build-extract.ts';
import type { Extract } from '../core/extract/extract.ts';
import { indexRegister, type Register } from '../core/extract/register-index.ts';
import { historyFromExtract } from '../core/history/history-from-extract.ts';
import { namesOfBands, type PlanBands, readBands } from '../core/history/plan-bands.ts';
import { Population } from '../core/model/fit/population.ts';
import type { CohortHistory } from '../core/model/history/cohort-history.ts';
import { joinHistories } from '../core/model/history/join-histories.ts';
import { listFiles } from '../edge/intake/files/list-files.ts';
import { type Look, lookAt, readFileInto, readingOrder } from '../edge/intake/read-file.ts';
import { Sen2Links } from '../edge/intake/sen2/sen2-links.ts';
import { makeKeyRing } from '../edge/keys/key-ring.ts';
import type { CohortFiles, CohortSource } from './cohort-source.ts';

/** What the batches of a call gave. */
class ReturnGathering {
  readonly #keepsPersons: boolean;
  readonly builder = new ExtractBuilder();
  readonly establishments: Establishment[] = [];
  readonly overrides: SettingOverride[] = [];
  readonly people: PublishedRow[] = [];
  readonly costs: PlacementCost[] = [];
  /** Persons in the order of the extract; empty unless kept. */
  readonly persons: Sen2Person[] = [];
  #day: string | null = null;

  /** @param keepsPersons  whether the keys of persons are asked for beside the columns. */
  constructor(keepsPersons: boolean) {
    this.#keepsPersons = keepsPersons;
  }

  /** @returns whether the batch has anything that a cohort forecast rests on. */
  take(batch: RowBatch): boolean {
    if (batch.table === 'establishments') {
      for (const { record } of batch.rows) this.establishments.push(record);
      return true;
    }
    if (batch.table === 'settingOverrides') {
      for (const { record } of batch.rows) this.overrides.push(record);
      return true;
    }
    if (batch.table === 'published') {
      const people = batch.rows.map(({ record }) => record).filter(isPeopleByAge);
      this.people.push(...people);
      return people.length > 0;
    }
    if (batch.table === 'costs' && this.#keepsPersons) {
      for (const { record } of batch.rows) this.costs.push(record);
      return true;
    }
    if (!isOfReturn(batch)) return false;
    this.#takeReturn(batch);
    return true;
  }

  #takeReturn(batch: RowBatch): void {
    if (batch.table === 'persons' && this.#keepsPersons)
      for (const { record } of batch.rows) this.persons.push(record);
    if (batch.table === 'sen2Headers') for (const { record } of batch.rows) this.#beOfOneDay(record);
    this.builder.add(batch);
  }

  /** Rows of two returns in one would count children twice. */
  #beOfOneDay({ asAt }: Sen2Header): void {
    if (this.#day !== null && asAt !== null && this.#day !== asAt)
      raise({
        code: 'cohort.several-returns',
        message: `The folder holds returns of ${this.#day} and of ${asAt}`,
        advice: 'Name the folder of the newest, and each earlier one with --earlier.',
      });
    this.#day ??= asAt;
  }
}

function isPeopleByAge({ dataset, breakdownTopic }: PublishedRow): boolean {
  return dataset === 'population' && breakdownTopic === 'Age';
}

const OTHER_TABLES: ReadonlySet<string> = new Set([
  'allocations',
  'neighbours',
  'monthly',
  'costs',
  'ledger',
  'transitions',
  'surveyResponses',
  'registerEntries',
  'commissionedPlaces',
  'schoolRolls',
  'schoolCounts',
  'capitalMonths',
  'settingOverrides',
  'planOutcomes',
  'caseReferences',
]);

function isOfReturn({ table }: RowBatch): boolean {
  return !OTHER_TABLES.has(table);
}

/** What was read of some paths. */
type Read = {
  readonly gathering: ReturnGathering;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly problems: CohortSource['problems'];
};

/**
 * Read a return, and earlier ones where they are named: the past is then as long as they reach.
 * @throws ProblemError `cohort.nothing-to-read`, `cohort.no-day`, `cohort.several-returns`.
 */
export async function readCohortReturn(
  { folder, population, establishments, costs, area, earlier = [] }: CohortFiles,
  onProgress?: (file: string, rows: number, share: number) => void,
): Promise<CohortSource> {
  const paths = [folder, population, establishments, costs].flatMap((path) =>
    path === undefined ? [] : [path],
  );
  const { pseudonymKey } = makeKeyRing(null);
  const reading = { pseudonymKey, keepsPersons: costs !== undefined };
  const newest = await readPaths(paths, reading, onProgress);
  if (!newest.gathering.builder.hasRows) raise(nothing(folder));
  const before: Read[] = [];
  for (const path of earlier) {
    const read = await readPaths([path], reading, onProgress);
    if (!read.gathering.builder.hasRows) raise(nothing(path));
    before.push(read);
  }
  const all = [newest, ...before];
  const companions = {
    establishments: all.flatMap(({ gathering }) => gathering.establishments),
    overrides: all.flatMap(({ gathering }) => gathering.overrides),
  };
  const register = indexRegister(companions.establishments, companions.overrides);
  const lines = newest.gathering.costs;
  const names = namesOfBands(lines);
  const histories = all.map(({ gathering }, at) => {
    const bands = names === null ? null : readBands(gathering.persons, lines, names);
    const place = at === 0 ? folder : (earlier[at - 1] ?? folder);
    return historyOf(gathering.builder.finish(), register, place, bands);
  });
  const found = populationOf(newest.gathering.people, area ?? null);
  return {
    history: joinHistories(histories),
    population: found.population,
    valid: null,
    inputs: all.flatMap(({ inputs }) => inputs),
    problems: all.flatMap(({ problems }) => problems),
    notes: [
      ...(companions.establishments.length > 0
        ? []
        : [
            'No register of establishments was given: settings are not known beyond their codes; name one with --establishments',
          ]),
      ...(costs !== undefined && names === null
        ? ['The list of placement costs has no bands: plans are not told apart by band']
        : []),
      ...found.notes,
    ],
  };
}

/** What is the same for all paths of a call: keys join a list to persons only where they are made alike. */
type Reading = {
  readonly pseudonymKey: ReturnType<typeof makeKeyRing>['pseudonymKey'];
  readonly keepsPersons: boolean;
};

/** Read all files below some paths. */
async function readPaths(
  paths: readonly string[],
  { pseudonymKey, keepsPersons }: Reading,
  onProgress?: (file: string, rows: number, share: number) => void,
): Promise<Read> {
  const gathering = new ReturnGathering(keepsPersons);
  const inputs: { file: string; sha256: string }[] = [];
  const problems: { file: string; problems: CohortSource['problems'][number]['problems'] }[] = [];
  const links = new Sen2Links();
  const looks = await inReadingOrder(paths);
  const all = looks.reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
  let done = 0;
  for (const look of looks) {
    const options = {
      pseudonymKey,
      links,
      onProgress: (rows: number, bytes = 0) =>
        onProgress?.(look.name, rows, (done + bytes) / Math.max(all, 1)),
    };
    let isUsed = false;
    const report = await readFileInto(look, options, async (batch) => {
      isUsed = gathering.take(batch) || isUsed;
    });
    done += look.file?.size ?? 0;
    if (!isUsed) continue;
    inputs.push({ file: look.name, sha256: report.sha256 });
    const told = report.problems.filter(({ severity }) => severity !== 'info');
    if (told.length > 0) problems.push({ file: look.name, problems: told });
  }
  return { gathering, inputs, problems };
}

/** Build the history. @throws ProblemError `cohort.no-day`. */
export function historyOf(
  extract: Extract,
  register: Register,
  place: string,
  bands: PlanBands | null = null,
): CohortHistory {
  return (
    historyFromExtract(extract, register, bands) ??
    raise({
      code: 'cohort.no-day',
      place,
      message: 'The return does not say which day it is of, or tells no complete month',
      advice: 'Add the header table (sen2) with its reference date.',
    })
  );
}

function nothing(folder: string) {
  return {
    code: 'cohort.nothing-to-read',
    place: folder,
    message: 'The folder holds neither tables of a SEN2 return nor a table of transitions',
    advice: 'Name the folder that has the person, requests and plan tables, or the table of transitions.',
  };
}

async function inReadingOrder(paths: readonly string[]): Promise<readonly Look[]> {
  const ranked: { readonly look: Look; readonly rank: number }[] = [];
  for (const file of await listFiles(paths)) {
    const look = await lookAt(file);
    ranked.push({ look, rank: await readingOrder(look) });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ look }) => look);
}

/** People by year and age of one authority; of the only one where no code is given. */
export function populationOf(
  rows: readonly PublishedRow[],
  area: string | null,
): { readonly population: Population | null; readonly notes: readonly string[] } {
  if (rows.length === 0) return { population: null, notes: [] };
  const areas = [...new Set(rows.map(({ areaCode }) => areaCode))];
  const [only] = areas;
  const code = area ?? (areas.length === 1 ? only : undefined);
  const own = rows.filter(({ areaCode }) => areaCode === code);
  if (own.length === 0)
    return {
      population: null,
      notes: [
        area === null
          ? `The population has ${areas.length} areas: name yours with --area; until then joiners are per year, not per head`
          : `The population has no area ${area}: joiners are per year, not per head`,
      ],
    };
  return {
    population: new Population(
      own.flatMap(({ timePeriod, breakdown, values }) => {
        const people = values['population'];
        const [year, age] = [Number(timePeriod), Number(breakdown)];
        return people === undefined || Number.isNaN(year) || Number.isNaN(age) ? [] : [{ year, age, people }];
      }),
    ),
    notes: [],
  };
}
