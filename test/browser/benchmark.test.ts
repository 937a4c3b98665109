/** The benchmarking page in a real browser, on made-up published tables: the address is the view, and its files come down. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { publicTables } from '../make/public-tables.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const VIEW = '/benchmark?of=E06009904&beside=England&measure=C01';

/** Import the made-up tables as an officer would, beside the running product. */
async function importTables(home: string): Promise<void> {
  const folder = join(home, 'tables');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(publicTables())) writeFileSync(join(folder, name), text);
  await promisify(execFile)(
    join(ROOT, 'node_modules', '.bin', 'node'),
    ['--no-warnings', join(ROOT, 'src', 'main', 'command-line.ts'), 'import', folder],
    { env: { ...process.env, EVENKEEL_HOME: home, DATABASE_URL: '' } },
  );
}

describe(`benchmarking in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
    await importTables(product.home);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function withPage(width: number, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await work(page);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  }

  test('a choice goes into the address, and the address brings the whole view back', () =>
    withPage(1280, async (page) => {
      await page.goto(`${product.county}${VIEW}`);
      await settled(page);
      assert.equal(await page.getByLabel('Authority', { exact: true }).inputValue(), 'E06009904');
      assert.equal(await page.getByLabel('Beside').inputValue(), 'England');
      assert.equal(await page.getByLabel('Measure', { exact: true }).inputValue(), 'C01');
      await page.getByLabel('Beside').selectOption('region');
      await page.waitForURL(/beside=region/);
      await page.getByText(/^Brackwater, City of beside North/).waitFor();
      await page.reload();
      await page.getByText(/^Brackwater, City of beside North/).waitFor();
      await keepPicture(page, 'benchmark-view-1280');
      await openAll(page);
      await holdToAxe(page);
    }));

  test('figures and drawing come down as the page shows them', () =>
    withPage(390, async (page) => {
      await page.goto(`${product.county}${VIEW}`);
      await settled(page);
      await keepPicture(page, 'benchmark-view-390');
      await holdToWidth(page);
      await holdToAxe(page);
      const take = async (words: string) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: words }).click(),
        ]);
        return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
      };
      const figures = await take('Figures as CSV');
      assert.equal(figures.name, 'benchmark-E06009904-C01-England.csv');
      assert.match(figures.text, /^E06009904,"Brackwater, City of",C01,.*,72,80,90,100,higher,England,/m);
      assert.match((await take('Chart as SVG')).text, /^<svg .*Brackwater, City of has 90\.0/);
    }));
});
