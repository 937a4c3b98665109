/** Opens a real Chromium for the journeys, or says plainly that there is none. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium is: EVENKEEL_CHROMIUM, else Debian's place. */
export const CHROMIUM = process.env['EVENKEEL_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why the journeys cannot run here, or false where they can; as the test runner's `skip` takes it. */
export const NO_BROWSER: string | false = existsSync(CHROMIUM)
  ? false
  : 'No Chromium here: install it (apt-get install chromium) or set EVENKEEL_CHROMIUM to its path';

/** A test that waits for what never comes fails in the end; a busy machine may take its time [milliseconds]. */
const PATIENCE = 120_000;

/** Open it without any connection of its own. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE));
  return browser;
}
