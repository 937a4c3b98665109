/** Marlshire's programme with its monthly figures in a store: enough for returns; loaded once, and copied for each test. */
import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../src/app/app.ts';
import { createApp } from '../../src/app/create-app.ts';
import type { AppDependencies } from '../../src/app/dependencies.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import { writeDemo } from '../../src/app/write-demo.ts';
import type { Actor } from '../../src/core/access/access.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import type { Scope, Store } from '../../src/edge/store/store.ts';

/** The three who bring a return to the department, each with an account of their own. */
export const PEOPLE = {
  lead: { id: 'user:lead', roles: ['programme-lead'], authorities: 'all' },
  s151: { id: 'user:s151', roles: ['s151-officer'], authorities: 'all' },
  dcs: { id: 'user:dcs', roles: ['director'], authorities: 'all' },
} as const satisfies Record<string, Actor>;

export type MarlshireStore = {
  readonly app: App;
  readonly store: Store;
  readonly scope: Scope;
  /** The folder that was loaded. */
  readonly folder: string;
  /** Set the clock, "2024-12-11T12:00:00.000Z". */
  readonly setNow: (moment: string) => void;
};

/** The county as it was loaded: its folder, its store, and how many ids loading took. */
type Loaded = { readonly folder: string; readonly file: string; readonly scope: Scope; readonly ids: number };

let loaded: Promise<Loaded> | null = null;

const LOADED_AT = '2024-12-11T12:00:00.000Z';

/** Write the county once for all tests of a run, without the rooms that a return does not draw on, and load it. */
async function loadCounty(): Promise<Loaded> {
  const place = await mkdtemp(join(tmpdir(), 'evenkeel-seal-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  const folder = join(place, 'county');
  await writeDemo({ out: folder });
  for (const room of ['sen2', 'published', 'population', 'establishments', 'registers', 'survey'])
    await rm(join(folder, room), { recursive: true, force: true });
  for (const file of await readdir(join(folder, 'finance')))
    if (file !== 'monthly-actuals.csv') await rm(join(folder, 'finance', file));
  const file = join(place, 'loaded.sqlite');
  let ids = 0;
  const app = await openApp(
    file,
    () => LOADED_AT,
    () => ++ids,
  );
  const scope = await app.app.loadProgramme(PEOPLE.lead, folder);
  await app.app.close();
  return { folder, file, scope, ids };
}

/** The use cases over a store that is a file of its own. */
async function openApp(
  file: string,
  now: () => string,
  nextId: () => number,
  more: Pick<AppDependencies, 'languageModel' | 'beforehand'> = {},
): Promise<{ readonly app: App; readonly store: Store }> {
  const store = await openStore({ sqlitePath: file, now });
  const app = createApp({
    store,
    now,
    newId: () => `id-${String(nextId()).padStart(5, '0')}`,
    keys: passingKeys(),
    product: 'Evenkeel test',
    ...more,
  });
  return { app, store };
}

/** Work with a copy of the loaded county. */
export async function withMarlshire<T>(
  work: (marlshire: MarlshireStore) => Promise<T>,
  more: Pick<AppDependencies, 'languageModel' | 'beforehand'> = {},
): Promise<T> {
  loaded ??= loadCounty();
  const { folder, file, scope, ids } = await loaded;
  const place = await mkdtemp(join(tmpdir(), 'evenkeel-county-'));
  const copy = join(place, 'store.sqlite');
  await copyFile(file, copy);
  let now: string = LOADED_AT;
  let id = ids;
  const { app, store } = await openApp(
    copy,
    () => now,
    () => ++id,
    more,
  );
  try {
    const setNow = (moment: string) => {
      now = moment;
    };
    return await work({ app, store, scope, folder, setNow });
  } finally {
    await app.close();
    await rm(place, { recursive: true, force: true });
  }
}
