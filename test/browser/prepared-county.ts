/** The fictional county with its long answers made, once for all browser tests of a run: each starts on a copy of that store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runAll } from '../make/run-command.ts';
import { serving, stop } from '../make/serve-command.ts';

/** The fictional county's pages. */
export const COUNTY = '/programmes/E10009901/marlshire';

/** The variable that names the folder where the run as a whole has prepared the county. */
export const GIVEN = 'EVENKEEL_TEST_COUNTY';

/** Pages whose answers take long are made once here: each test that looks at one finds it made, as somebody in an office would. */
const MADE_BEFOREHAND = [
  'measures',
  'lab',
  'costs',
  'surveys',
  'plan/figure',
  'plan/on-records',
  'returns/2024-25/3/sign-off/check',
  'cohort-forecast',
  'places',
];

let prepared: Promise<string> | null = null;

/** The folder of a store with the county in it, to be copied: what the run as a whole made, else made once in this process. */
export function preparedCounty(): Promise<string> {
  const given = process.env[GIVEN];
  prepared ??= given === undefined ? prepareCounty() : Promise.resolve(given);
  return prepared;
}

/** Write and load the fictional county, and have its long answers made; gone again when this process ends. */
export async function prepareCounty(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'evenkeel-browser-county-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const folder = join(home, 'demo');
  await runAll(home, [
    ['demo', '--out', folder],
    ['programme', 'load', folder, '--unreviewed'],
  ]);
  await makeAnswers(home);
  return home;
}

/** Have the long answers made and kept in the store. */
async function makeAnswers(home: string): Promise<void> {
  const { server, url } = await serving(home, { EVENKEEL_AHEAD: 'off' });
  try {
    for (const page of MADE_BEFOREHAND) await made(`${url}/api${COUNTY}/${page}`);
  } finally {
    await stop(server);
  }
}

/** Ask until the answer is there. @throws Error where it is refused, or is not made within four minutes */
async function made(address: string): Promise<void> {
  for (let times = 0; times < 480; times++) {
    const { status } = await fetch(address);
    if (status === 200) return;
    if (status !== 202) throw new Error(`${address} answers ${status}`);
    await pause(500);
  }
  throw new Error(`${address} is not made within four minutes`);
}
