/** Columns matched by hand in a real browser: a list with names of its own is read in, and the next one without help. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { writeZip } from '../../src/edge/documents/zip.ts';
import { NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const HEADER =
  'Child ID,Date of birth,Gender,Enquiry logged,Request outcome,Told family on,Plan start date,Primary need,URN,Folder';

function list(id: number): string {
  return `${HEADER}\n${id},2012-03-05,Female,2024-02-01,Yes,2024-03-10,2024-06-12,Autism,999001,red\n`;
}

async function choose(page: Page, file: string): Promise<void> {
  const [dialogue] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files' }).press('Enter'),
  ]);
  await dialogue.setFiles([file]);
}

describe('columns are matched by hand', { skip: NO_BROWSER }, () => {
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

  test('what is not known is chosen from a list, the file is read again, and the next one is read at once', async () => {
    const [first, second] = [join(product.home, 'november.csv'), join(product.home, 'december.csv')];
    writeFileSync(first, list(1));
    writeFileSync(second, list(2));
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${product.county}/data`);
    await settled(page);
    await choose(page, first);
    const result = page.getByRole('article', { name: 'november.csv' });
    const summary = result.getByText('Match the columns yourself');
    await summary.focus();
    await summary.press('Enter');
    assert.equal(await result.getByLabel('Date of birth').inputValue(), 'personbirthdate');
    assert.equal(await result.getByLabel('Folder').inputValue(), '');
    await holdToAxe(page);
    await keepPicture(page, 'match-1280');
    await page.setViewportSize({ width: 320, height: 700 });
    await holdToWidth(page);
    await keepPicture(page, 'match-320');
    await result.getByLabel('Enquiry logged').selectOption('requestoutcomedate');
    await result.getByLabel('Told family on').selectOption('requestoutcomedate');
    const again = result.getByRole('button', { name: 'Read the file in with these columns' });
    assert.ok(await again.isDisabled(), 'one column cannot be two');
    assert.match((await result.textContent()) ?? '', /Two columns are given as/);
    await result.getByLabel('Enquiry logged').selectOption('receiveddate');
    await again.press('Enter');
    await result.getByText('Codes were written out in words').first().waitFor({ state: 'attached' });
    const told = (await result.textContent()) ?? '';
    assert.match(told, /Kept out with errors0/);
    assert.doesNotMatch(told, /so its plans cannot be joined/);

    await choose(page, second);
    const next = page.getByRole('article', { name: 'december.csv' });
    await next.waitFor();
    assert.doesNotMatch((await next.textContent()) ?? '', /so its plans cannot be joined/);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('a list within an archive has its columns matched by hand, and the archive is sent again with them', async () => {
    const zip = join(product.home, 'bundle.zip');
    const bytes = Buffer.from(list(3).replace('Enquiry logged', 'First heard'));
    writeFileSync(zip, writeZip([{ name: 'january.csv', bytes }], new Date('2024-12-11')));
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${product.county}/data`);
    await settled(page);
    await choose(page, zip);
    const result = page.getByRole('article', { name: 'bundle.zip/january.csv' });
    const summary = result.getByText('Match the columns yourself');
    await summary.focus();
    await summary.press('Enter');
    await result.getByLabel('First heard').selectOption('receiveddate');
    await result.getByLabel('Told family on').selectOption('requestoutcomedate');
    await result.getByRole('button', { name: 'Read the file in with these columns' }).press('Enter');
    await result.getByText('Codes were written out in words').first().waitFor({ state: 'attached' });
    assert.doesNotMatch((await result.textContent()) ?? '', /so its plans cannot be joined/);
    await context.close();
  });
});
