/** The fictional county in a store of the command line: written and loaded once by the real commands, and copied for each test. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

let loaded: Promise<string> | null = null;

/** Load it with 500 plans: enough for a return, its measures and a forecast. */
async function loadOnce(): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'evenkeel-loaded-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  const [home, county] = [join(place, 'home'), join(place, 'county')];
  for (const words of [
    ['demo', '--plans', '500', '--out', county, '--quiet'],
    ['programme', 'load', county, '--unreviewed'],
  ]) {
    const { code, err } = await runCommand(home, words);
    assert.equal(code, 0, err);
  }
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
