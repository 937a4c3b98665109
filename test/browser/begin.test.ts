/** A newcomer sets up a programme in the browser: refused with its place where something is wrong, then stored, and led on to its data. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { runAll, withFolder } from '../make/run-command.ts';
import { serving, stop } from '../make/serve-command.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';

/** Write a folder with what a programme must have and no more. */
async function writeBare(home: string): Promise<string> {
  const [demo, bare] = [join(home, 'demo'), join(home, 'bare')];
  await runAll(home, [['demo', '--out', demo, '--plans', '200']]);
  for (const room of ['programme', 'plan']) mkdirSync(join(bare, room), { recursive: true });
  for (const name of ['programme', 'agreement', 'return-template', 'rating-scale'])
    cpSync(join(demo, 'programme', `${name}.json`), join(bare, 'programme', `${name}.json`));
  cpSync(join(demo, 'programme', 'updates'), join(bare, 'programme', 'updates'), { recursive: true });
  cpSync(join(demo, 'plan'), join(bare, 'plan'), { recursive: true });
  return bare;
}

describe(`setting up a programme in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  test('a folder without its plan is refused by name; whole, it is stored, and the next step is its data', () =>
    withFolder(async (home) => {
      const bare = await writeBare(home);
      const { server, url } = await serving(home, { EVENKEEL_AHEAD: 'off' });
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
      try {
        await page.goto(url);
        await settled(page);
        await page.getByRole('link', { name: 'Set up a programme' }).click();
        const choose = page.locator('input[aria-label="Choose a folder"]');
        const plan = join(bare, 'plan', 'plan.json');
        const text = readFileSync(plan, 'utf8');
        rmSync(plan);
        await choose.setInputFiles(bare);
        await page.getByRole('alert').waitFor();
        assert.match((await page.getByRole('alert').textContent()) ?? '', /lacks: plan/);
        await holdToAxe(page);
        writeFileSync(plan, text);
        await choose.setInputFiles(bare);
        await page.getByText('The programme is stored').waitFor();
        assert.equal(await page.getByRole('alert').count(), 0);
        await keepPicture(page, 'begin-1280');
        await page.setViewportSize({ width: 320, height: 800 });
        await holdToWidth(page);
        await holdToAxe(page, true);
        await page.getByRole('link', { name: 'See its overview' }).click();
        await settled(page);
        await page.getByRole('link', { name: 'Bring your files in' }).click();
        await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor();
      } finally {
        await page.context().close();
        await stop(server);
      }
    }));
});
