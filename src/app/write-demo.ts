/** Writes the fictional county to a folder: complete in a passing folder first, then put in place in one step. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { raise } from '../core/base/problem.ts';
import {
  generateDemo,
  generateEarlierReturns,
  LARGEST_COUNTY,
  SMALLEST_COUNTY,
} from '../core/demo/generate-demo.ts';
import { STORY_PLANS } from '../core/demo/scale.ts';
import { demoCohortVintages } from './monitor/demo-cohort-vintages.ts';
import { demoVintages } from './monitor/demo-vintages.ts';

/** Who the county is, and where its published panel stands in the folder. */
const AUTHORITY = 'E10009901';
const PANEL = join('published', 'ehcp_total_by_la_year.csv');
const DATA = resolve(import.meta.dirname, '../../data');

export type DemoOptions = {
  readonly out: string;
  readonly authorityName?: string;
  readonly plans?: number;
  readonly seed?: number;
  readonly onFile?: (path: string) => void;
  /** Also write the returns of earlier years, and the cohort forecasts that were made from them; not unless asked for. */
  readonly withEarlier?: boolean;
};

/** Earlier returns are written up to this size: their people stand in memory [plans]. */
export const LARGEST_WITH_EARLIER = 50_000;

/**
 * Write the county.
 * @returns the paths written, below the folder.
 * @throws ProblemError `demo.folder-in-use`, `demo.wrong-size`.
 */
export async function writeDemo(options: DemoOptions): Promise<readonly string[]> {
  const plans = options.plans ?? STORY_PLANS;
  if (!Number.isInteger(plans) || plans < SMALLEST_COUNTY || plans > LARGEST_COUNTY)
    raise({
      code: 'demo.wrong-size',
      place: '--plans',
      message: 'The number of plans is out of range',
      advice: `Give a whole number from ${SMALLEST_COUNTY} to ${LARGEST_COUNTY}.`,
    });
  await requireFree(options.out);
  const passing = `${resolve(options.out)}.part-${process.pid}`;
  const written: string[] = [];
  try {
    const request = {
      authorityName: options.authorityName ?? 'Marlshire',
      plans,
      seed: options.seed ?? 1,
      records: await readRecords(),
    };
    for (const { path, chunks } of generateDemo(request)) {
      options.onFile?.(path);
      await mkdir(join(passing, dirname(path)), { recursive: true });
      await pipeline(Readable.from(chunks), createWriteStream(join(passing, path)));
      written.push(path);
    }
    for (const { path, text } of await demoVintages(join(passing, PANEL), AUTHORITY)) {
      options.onFile?.(path);
      await mkdir(join(passing, dirname(path)), { recursive: true });
      await writeFile(join(passing, path), text);
      written.push(path);
    }
    if (options.withEarlier === true) {
      const earlier = await putEarlier(passing, request, options.onFile);
      const forecasts = await writeCohortForecasts(passing, foldersOf(passing, earlier));
      written.push(...earlier, ...forecasts);
    }
    await takePlace(passing, options.out);
  } catch (error) {
    await rm(passing, { recursive: true, force: true });
    throw error;
  }
  return written;
}

/**
 * Write the returns of earlier years beside a county that stands in a folder, from the same size and seed.
 * @returns the folders, one a return, newest first.
 */
export async function writeEarlierReturns(
  folder: string,
  { plans = STORY_PLANS, seed = 1 }: Pick<DemoOptions, 'plans' | 'seed'> = {},
): Promise<readonly string[]> {
  const paths = await putEarlier(folder, { plans, seed, records: await readRecords() });
  return foldersOf(folder, paths);
}

/** Folders of the returns that were written, one a return. */
function foldersOf(folder: string, paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => join(folder, dirname(path))))];
}

/**
 * Write the cohort forecasts that the county made from its earlier returns, into the folder in which it stands. Each takes
 * some seconds.
 * @param told  no further one is begun once it is told.
 * @returns the paths written, below the folder, oldest first.
 */
export async function writeCohortForecasts(
  folder: string,
  earlier: readonly string[],
  told?: AbortSignal,
): Promise<readonly string[]> {
  const written: string[] = [];
  for await (const { path, text } of demoCohortVintages(folder, earlier, AUTHORITY)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
    written.push(path);
    if (told?.aborted === true) break;
  }
  return written;
}

async function putEarlier(
  folder: string,
  request: Parameters<typeof generateEarlierReturns>[0],
  onFile?: (path: string) => void,
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { path, chunks } of generateEarlierReturns(request)) {
    onFile?.(path);
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await pipeline(Readable.from(chunks), createWriteStream(join(folder, path)));
    written.push(path);
  }
  return written;
}

/** Put a finished folder in the place of an earlier one; the earlier one is removed only when the new one stands. */
async function takePlace(finished: string, place: string): Promise<void> {
  const earlier = `${resolve(place)}.old-${process.pid}`;
  const hadEarlier = await rename(place, earlier).then(
    () => true,
    () => false, // there was none
  );
  await rename(finished, place);
  if (hadEarlier) await rm(earlier, { recursive: true, force: true });
}

/** Refuse a folder with anything in it that an earlier demo did not write. */
async function requireFree(folder: string): Promise<void> {
  const entries: string[] = await readdir(folder).catch(() => []);
  const isEarlierDemo =
    entries.includes('programme') &&
    (await readFile(join(folder, 'README.md'), 'utf8').catch(() => '')).includes('a fictional county');
  if (entries.length > 0 && !isEarlierDemo)
    raise({
      code: 'demo.folder-in-use',
      place: folder,
      message: 'The folder holds something else already',
      advice: 'Give an empty or new folder, or one that an earlier demo wrote.',
    });
}

/** The story's records: what is told of this county, with the form and the scale that the product ships. */
async function readRecords(): Promise<ReadonlyMap<string, string>> {
  const read = (...parts: readonly string[]) => readFile(join(DATA, ...parts), 'utf8');
  const story = (name: string) => read('demo', 'marlshire', name);
  const records = new Map<string, string>();
  records.set('programme/programme.json', await programmeRecord(await story('contacts.json')));
  for (const name of ['agreement', 'records', 'risks', 'voice', 'places', 'transfers', 'in-year-forecasts'])
    records.set(`programme/${name}.json`, await story(`${name}.json`));
  for (const update of ['2024-25-1', '2024-25-2', '2024-25-3'])
    records.set(`programme/updates/${update}.json`, await story(join('updates', `${update}.json`)));
  records.set(
    'programme/return-template.json',
    await read('definitions', 'return-templates', 'safety-valve-monitoring.json'),
  );
  records.set('programme/rating-scale.json', await read('definitions', 'rating-scales', 'saor.json'));
  records.set('plan/plan.json', await story('plan.json'));
  return records;
}

async function programmeRecord(contacts: string): Promise<string> {
  const record = {
    schema: 'evenkeel/programme@1',
    authorityCode: AUTHORITY,
    authorityNumber: '999',
    id: 'marlshire',
    authorityName: 'Marlshire',
    name: 'Marlshire high needs recovery programme',
    fictional: true,
    contacts: JSON.parse(contacts) as unknown,
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
