/** The fictional county in a store of the command line: written and loaded once by the real commands, and copied for each test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAll } from './run-command.ts';

let loaded: Promise<string> | null = null;

/** Load it with 500 plans: enough for a return, its measures and a forecast. */
async function loadOnce(): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'evenkeel-loaded-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  const [home, county] = [join(place, 'home'), join(place, 'county')];
  await runAll(home, [
    ['demo', '--plans', '500', '--out', county, '--quiet'],
    ['programme', 'load', county, '--unreviewed'],
  ]);
  return place;
}

/**
 * Give a test the county: its store in `home`, the folder that it was loaded from in `county`.
 * @returns the folder.
 */
export async function loadedCounty(home: string, county = join(home, 'demo')): Promise<string> {
  loaded ??= loadOnce();
  const place = await loaded;
  await cp(join(place, 'home'), home, { recursive: true });
  await cp(join(place, 'county'), county, { recursive: true });
  return county;
}
