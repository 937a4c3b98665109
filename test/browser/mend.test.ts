/** A SEN2 return mended in a real browser: read in, its problems seen, its issue sheet filled in and sent back, read in again, undone. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { writeDemo } from '../../src/app/write-demo.ts';
import { ACTION_WORDS, ISSUE_COLUMNS, ISSUE_SHEETS } from '../../src/core/domain/issue.ts';
import { NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

/** Choose files by keyboard, and wait until each says what became of it. */
async function bring(page: Page, files: readonly string[]): Promise<string> {
  const [dialogue] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files' }).press('Enter'),
  ]);
  await dialogue.setFiles([...files]);
  // On the page of an import the results stand inside the section about the sheet, so the section is named.
  const results = page.locator('section[aria-labelledby="results"]');
  await results.waitFor({ timeout: 60_000 });
  return (await results.textContent()) ?? '';
}

/** Say on each line of a code that its value is to be corrected; all other lines stay open. */
async function fillIn(path: string, code: string, value: string): Promise<number> {
  const { sheets } = await readXlsx(readFileSync(path));
  const issues = sheets.find(({ name }) => name === ISSUE_SHEETS.issues);
  assert.ok(issues !== undefined);
  const [header] = issues.rows;
  const at = (name: string) => (header ?? []).indexOf(name);
  const mine = issues.rows.filter((row) => row[at(ISSUE_COLUMNS.code)] === code);
  for (const row of mine) {
    row[at(ISSUE_COLUMNS.action)] = ACTION_WORDS.correct;
    row[at(ISSUE_COLUMNS.value)] = value;
  }
  writeFileSync(path, await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) }));
  return mine.length;
}

describe('a return is mended', { skip: NO_BROWSER }, () => {
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

  test('read in, its problems seen, its issue sheet filled in and brought back, read in again, undone', async () => {
    const small = join(product.home, 'small');
    await writeDemo({ out: small, plans: 500 });
    const tables = readdirSync(join(small, 'sen2')).map((name) => join(small, 'sen2', name));
    const broken = tables.find((path) => path.includes('placementdetail')) ?? '';
    const name = broken.split('/').at(-1) ?? '';
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${product.county}/data`);
    await settled(page);
    assert.match(await bring(page, tables), /9 files read in/);
    const result = page.getByRole('article', { name });
    assert.match((await result.textContent()) ?? '', /Kept out with errors3/);
    // What a newer file has replaced stands last, behind those in force.
    await page.getByRole('button', { name: /^Show all \d+ imports$/ }).press('Enter');
    assert.match((await page.locator('.keel-imports').textContent()) ?? '', /Replaced by a newer one/);

    await result.getByRole('link', { name: 'Open this import' }).press('Enter');
    await page.getByRole('heading', { name: `Import of ${name}` }).waitFor();
    await settled(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the issue sheet' }).press('Enter'),
    ]);
    const sheet = join(product.home, 'issues.xlsx');
    await download.saveAs(sheet);
    assert.equal(await fillIn(sheet, 'cell.date-not-real', '2023-09-04'), 3);
    assert.match(await bring(page, [sheet]), /1 of? ?1? ?files? read in|1 file/);
    await keepPicture(page, 'mend-sheet-1280');
    await holdToAxe(page);

    await page.getByRole('link', { name: 'Back to all data' }).press('Enter');
    await settled(page);
    const again = await bring(page, tables);
    assert.match(again, /Cells corrected as the issue sheet says/);
    assert.match((await result.textContent()) ?? '', /Kept out with errors0/);
    await keepPicture(page, 'mend-again-1280');
    await page.setViewportSize({ width: 320, height: 700 });
    await keepPicture(page, 'mend-again-320');
    await holdToWidth(page);
    await holdToAxe(page);

    await result.getByRole('link', { name: 'Open this import' }).press('Enter');
    await page.getByRole('button', { name: 'Undo this import' }).press('Enter');
    await page.getByRole('button', { name: 'Yes, undo it' }).press('Enter');
    await page.getByText(/^Undone on /).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
