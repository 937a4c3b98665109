/** A newcomer with the department's files: from an empty product to a forecast of their own authority, by keyboard where it counts. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startEmptyProduct } from './start-product.ts';

const DATA = resolve(import.meta.dirname, '../../../shared/data');
const FILES = [
  'ehcp-la-panel/ehcp_total_by_la_year.csv',
  'ehcp-dfe-2025-release/caseload.csv',
  'ehcp-dfe-2025-release/requests.csv',
  'ehcp-dfe-2025-release/timeliness_20_week.csv',
  'la-lookups/la_list_2025.csv',
  'la-lookups/statistical_neighbours_wide.csv',
].map((path) => join(DATA, path));
const NO_FILES = existsSync(DATA) ? NO_BROWSER : 'the published files are not beside this checkout';

describe(`published files in ${CHROMIUM}`, { skip: NO_FILES }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let began = 0;

  before(async () => {
    began = Date.now();
    product = await startEmptyProduct();
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    complaints = complaintsOf(page);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('from the start page, with the department’s files, to a forecast of one authority with its range', async (t) => {
    await page.goto(product.url);
    await page.getByRole('link', { name: 'Any authority, from published files' }).press('Enter');
    await page.getByText('No published file is stored yet').waitFor();
    await settled(page);
    await holdToAxe(page);
    await page.locator('input[type=file]').first().setInputFiles(FILES);
    await page.getByRole('heading', { name: '6 files read in' }).waitFor({ timeout: 120_000 });
    await keepPicture(page, 'published-read-1280');
    await page.getByLabel('Authority').selectOption({ label: 'Leeds' });
    const lead = page.getByText(/^Leeds had [\d,]+ plans in January \d{4}\. By January \d{4}/);
    await lead.waitFor();
    assert.match(
      (await lead.textContent()) ?? '',
      /likely to lie between [\d,]+ and [\d,]+ \(8 in 10\), with [\d,]+ in the middle/,
    );
    await settled(page);
    t.diagnostic(`from the product's start to the forecast: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });

  test('the page holds every measure beside neighbours and England, look-backs and files, at any width', async () => {
    await page.getByText('Every published measure beside statistical neighbours and England').waitFor();
    const timely = page.getByRole('row', { name: /^Within 20 weeks, all/ });
    assert.match((await timely.textContent()) ?? '', /\d+ of \d+.*Higher is better/);
    await page.getByText(/^File ehcp_total_by_la_year\.csv \(fingerprint [0-9a-f]{12}\)/).waitFor();
    await keepPicture(page, 'published-authority-1280');
    await openAll(page);
    await holdToAxe(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await holdToWidth(page);
    await holdToAxe(page, true);
    await keepPicture(page, 'published-authority-320');
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.deepEqual(complaints, []);
  });

  test('an authority’s own file is refused among what all share, with where it belongs; the address of another opens it', async () => {
    await page.goto(`${product.url}/published`);
    const file = {
      name: 'monthly-actuals.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('month,measure,actual,agreed\n2024-10,plans_n,501,460\n'),
    };
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.getByText('The file is no published table but an authority’s own').waitFor();
    await page.getByText('Bring it in on the Data page of its programme').waitFor();
    await page.goto(`${product.url}/published/E06000023`);
    await page.getByRole('heading', { name: 'Bristol, City of', level: 1 }).waitFor();
    await page.goto(`${product.url}/published/E99999999`);
    await page.getByText('No stored table has an authority of that name or code').waitFor();
  });
});
