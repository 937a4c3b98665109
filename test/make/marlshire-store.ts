/** Marlshire's programme with its monthly figures in a store in memory: enough for returns, and quick to load. */
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
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

let county: Promise<string> | null = null;

/** Write the county once for all tests of a run, without the rooms that a return does not draw on. */
async function countyFolder(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'evenkeel-seal-'));
  const folder = join(place, 'county');
  await writeDemo({ out: folder });
  for (const room of ['sen2', 'published', 'population', 'establishments', 'registers', 'survey'])
    await rm(join(folder, room), { recursive: true, force: true });
  for (const file of await readdir(join(folder, 'finance')))
    if (file !== 'monthly-actuals.csv') await rm(join(folder, 'finance', file));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  return folder;
}

/** Load the county into a store of its own and work with it. */
export async function withMarlshire<T>(
  work: (marlshire: MarlshireStore) => Promise<T>,
  more: Pick<AppDependencies, 'languageModel'> = {},
): Promise<T> {
  county ??= countyFolder();
  const folder = await county;
  let now = '2024-12-11T12:00:00.000Z';
  let id = 0;
  const store = await openStore({ sqlitePath: ':memory:', now: () => now });
  const app = createApp({
    store,
    now: () => now,
    newId: () => `id-${String(++id).padStart(5, '0')}`,
    keys: passingKeys(),
    product: 'Evenkeel test',
    ...more,
  });
  try {
    const scope = await app.loadProgramme(PEOPLE.lead, folder);
    const setNow = (moment: string) => {
      now = moment;
    };
    return await work({ app, store, scope, folder, setNow });
  } finally {
    await app.close();
  }
}
