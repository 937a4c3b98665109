/** Journeys through the data pages in a real browser: files in, problems read, undone, the dictionary searched. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const FILES = resolve(import.meta.dirname, '../data/intake');
const file = (name: string) => join(FILES, name);

/** Choose files as the browser's own dialogue would hand them over. */
async function choose(page: Page, names: readonly string[], button = 'Choose files'): Promise<void> {
  const [dialogue] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).press('Enter'),
  ]);
  await dialogue.setFiles(names.map(file));
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().textContent()) ?? '';
}

describe('the data pages', { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function withPage(width: number, path: string, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(`${product.county}${path}`);
      await settled(page);
      await work(page);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  }

  test('the first sentence says whether the data is in, fresh and clean', () =>
    withPage(1280, '/data', async (page) => {
      assert.match(await textOf(page, '.keel-lead'), /^(In|Not in).*\d+ files? (is|are) in force/);
      await keepPicture(page, 'data-1280');
      await openAll(page);
      await holdToAxe(page);
      await page.setViewportSize({ width: 320, height: 700 });
      await keepPicture(page, 'data-320');
      await holdToWidth(page);
      await holdToAxe(page);
    }));

  test('several files are chosen by keyboard, read in together, and each says what became of its rows', () =>
    withPage(1280, '/data', async (page) => {
      await choose(page, ['costs-broken.csv', 'panel.csv', 'notes.txt']);
      const heading = page.getByRole('heading', { name: '2 of 3 files read in; 1 not kept' });
      await heading.waitFor();
      assert.equal(await page.evaluate<string>('document.activeElement.id'), 'results');
      const costs = page.getByRole('article', { name: 'costs-broken.csv' });
      assert.match((await costs.textContent()) ?? '', /Read in – Placement costs/);
      assert.match(
        (await costs.textContent()) ?? '',
        /Rows read9Accepted1Kept out with errors7Passed over .*1/,
      );
      assert.match((await costs.textContent()) ?? '', /There is no such day/);
      assert.match((await page.getByRole('article', { name: 'notes.txt' }).textContent()) ?? '', /Not kept/);
      await keepPicture(page, 'data-results-1280');
      await openAll(page);
      await holdToAxe(page);
      await page.setViewportSize({ width: 320, height: 700 });
      await keepPicture(page, 'data-results-320');
      await holdToWidth(page);
      await holdToAxe(page);
    }));

  test('the same file again is told to be in force already', () =>
    withPage(1280, '/data', async (page) => {
      await choose(page, ['costs-broken.csv']);
      await page.getByRole('heading', { name: '0 of 1 file read in; 1 in force already' }).waitFor();
    }));

  test('only checking keeps nothing', () =>
    withPage(1280, '/data', async (page) => {
      await page.getByLabel('Only check').check();
      const before = await page.locator('.keel-imports tbody tr').count();
      await choose(page, ['monthly-broken.csv']);
      await page.getByRole('heading', { name: '1 file checked; nothing was kept' }).waitFor();
      await page.reload();
      await settled(page);
      assert.equal(await page.locator('.keel-imports tbody tr').count(), before);
    }));

  test('problems are searched and narrowed to a severity; each names its line and column', () =>
    withPage(1280, '/data', async (page) => {
      await page.getByRole('link', { name: 'costs-broken.csv' }).click();
      await page.getByRole('heading', { name: 'Import of costs-broken.csv' }).waitFor();
      await settled(page);
      await keepPicture(page, 'import-1280');
      const groups = page.locator('.keel-problem-group');
      const all = await groups.count();
      await page.getByLabel('Search the problems').fill('no such day');
      assert.ok((await groups.count()) < all);
      assert.match((await groups.first().textContent()) ?? '', /Line 2, column Start date/);
      await page.getByLabel('Search the problems').fill('');
      await page.getByLabel('Show', { exact: true }).selectOption('error');
      assert.equal(await page.locator('.keel-problem-info').count(), 0);
      await page.getByLabel('Search the problems').fill('nothing holds these words');
      await page.getByText(/^0 of \d+ found$/).waitFor();
      await page.getByLabel('Search the problems').fill('');
      await openAll(page);
      await holdToAxe(page);
      await page.setViewportSize({ width: 320, height: 700 });
      await keepPicture(page, 'import-320');
      await holdToWidth(page);
      await holdToAxe(page);
    }));

  test('undoing asks first, says what follows, and can be left; then the file no longer counts', () =>
    withPage(1280, '/data', async (page) => {
      await page.getByRole('link', { name: 'costs-broken.csv' }).click();
      const undo = page.getByRole('button', { name: 'Undo this import' });
      await undo.click();
      await page.getByText(/will no longer count on any page/).waitFor();
      await keepPicture(page, 'import-undo-1280');
      await holdToAxe(page);
      await page.getByRole('button', { name: 'Keep it' }).click();
      assert.match(await page.evaluate<string>('document.activeElement.textContent'), /Undo this import/);
      await undo.click();
      await page.getByRole('button', { name: 'Yes, undo it' }).click();
      await page.getByText(/^Undone on /).waitFor();
      assert.equal(await page.evaluate<string>('document.activeElement.tagName'), 'H1');
      assert.equal(await undo.count(), 0);
      await page.getByRole('link', { name: 'Back to all data' }).click();
      const row = page.locator('.keel-imports tr', { hasText: 'costs-broken.csv' });
      await row.waitFor();
      assert.match((await row.textContent()) ?? '', /Undone on/);
    }));

  test('files that are dropped are taken as if they had been chosen', () =>
    withPage(1280, '/data', async (page) => {
      await page.evaluate(`(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['nothing of use'], 'dropped.txt'));
        transfer.items.add(new File(['left lying'], '.DS_Store'));
        document.querySelector('.keel-drop').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
      })()`);
      await page.getByRole('heading', { name: '0 of 1 file read in; 1 not kept' }).waitFor();
      await page.getByText('1 hidden file was not sent.').waitFor();
    }));

  test('a server that is gone while files are sent is named as such', () =>
    withPage(1280, '/data', async (page) => {
      await page.route('**/imports', (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      );
      page.removeAllListeners('console'); // the browser itself complains of what was cut off here
      await choose(page, ['panel.csv']);
      assert.match((await page.getByRole('alert').textContent()) ?? '', /Evenkeel does not answer/);
    }));

  test('sending can be stopped while the files are on their way', () =>
    withPage(1280, '/data', async (page) => {
      await page.route('**/imports', (route) =>
        route.request().method() === 'POST' ? undefined : route.continue(),
      );
      await choose(page, ['panel.csv']);
      assert.equal(await page.evaluate<string>('document.activeElement.id'), 'upload-progress');
      await page.getByRole('button', { name: 'Stop sending' }).click();
      await page.getByRole('alert').getByText('The sending was stopped; nothing was read in').waitFor();
    }));

  test('on paper the page has its figures and no buttons', () =>
    withPage(1280, '/data', async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.keel-drop').isVisible(), false);
      assert.equal(await page.locator('.keel-imports').isVisible(), true);
      await keepPicture(page, 'data-print');
    }));

  test('the measures say first how many can be told; each has its figures or what it lacks, and what it means', () =>
    withPage(1280, '/measures', async (page) => {
      assert.match(
        await textOf(page, '.keel-lead'),
        /^\d+ of \d+ measures can be told .*; \d+ lacks? something/,
      );
      const measures = page.locator('.keel-measure');
      const all = await measures.count();
      assert.ok(all > 50);
      assert.match((await page.locator('#req_n').textContent()) ?? '', /\d.*October 2024.*Monthly figures/);
      assert.match((await page.locator('#pfa_internship_n').textContent()) ?? '', /No figure\..*work-based/);
      await keepPicture(page, 'measures-1280');
      await holdToAxe(page);
      await page.getByLabel('Search the measures').fill('20 weeks');
      await page.getByText(/^\d+ of \d+ measures$/).waitFor();
      assert.ok((await measures.count()) < all && (await measures.count()) > 0);
      await page.getByLabel('Search the measures').fill('');
      await page.getByLabel('Show', { exact: true }).selectOption('missing');
      assert.equal(await page.locator('.keel-series').count(), 0);
      await page.goto(`${product.county}/measures#req_n`);
      await page.reload();
      await settled(page);
      const meant = page.locator('.keel-measure-meant');
      assert.equal(await meant.getAttribute('id'), 'req_n');
      await meant
        .getByText(/^How it went/)
        .first()
        .click();
      await meant.locator('svg').first().waitFor();
      await meant.scrollIntoViewIfNeeded();
      await page.setViewportSize({ width: 320, height: 700 });
      await settled(page);
      await keepPicture(page, 'measures-320');
      await holdToWidth(page);
      await holdToAxe(page);
    }));

  test('every figure of the measures can be downloaded as CSV', () =>
    withPage(1280, '/measures', async (page) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download every figure' }).click(),
      ]);
      const [header, first] = readFileSync(await download.path(), 'utf8').split('\n');
      assert.match(header ?? '', /^id,name,title,part_of,part,month,period,value,unit,/);
      assert.match(first ?? '', /^A01,req_n,/);
    }));

  test('costs stand against placements with totals that reconcile and the rows that are left over', () =>
    withPage(1280, '/finance', async (page) => {
      const section = page.locator('section', { has: page.locator('#costs') });
      await section.getByText(/costs have their placement/).waitFor();
      const cells = await section
        .locator('table')
        .first()
        .locator('tr')
        .last()
        .locator('td')
        .allTextContents();
      const [lines, , matched, , left] = cells.map((cell) => Number(cell.replace(/[£,]/g, '')));
      assert.equal(lines, (matched ?? 0) + (left ?? 0));
      await section.getByText(/^Costs without a placement \(/).click();
      await section
        .getByText(/placement-costs\.csv, row \d/)
        .first()
        .waitFor();
      await page.setViewportSize({ width: 320, height: 700 });
      await holdToWidth(page);
      await holdToAxe(page);
    }));

  test('no uploaded file is left on the disk', () => {
    const left = readdirSync(product.home, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      left.filter((name) => /upload-/.test(name)),
      [],
    );
  });
});
