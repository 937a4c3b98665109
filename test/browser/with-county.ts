/** Runs a command beside a prepared county: pages built, county loaded, its long answers made, all once for test files side by side. */
import { buildPagesIfNeeded } from '../../scripts/build-pages.ts';
import { runBeside } from '../../scripts/run-beside.ts';
import { NO_BROWSER } from './open-browser.ts';
import { GIVEN, prepareCounty } from './prepared-county.ts';

async function main(words: readonly string[]): Promise<number> {
  // Without a browser every test is passed over, so nothing is made ready.
  if (NO_BROWSER !== false) return await runBeside(words, {});
  await buildPagesIfNeeded();
  return await runBeside(words, { [GIVEN]: await prepareCounty() });
}

process.exit(await main(process.argv.slice(2)));
