/** Working lists in a real browser, on the fictional county's records: a purpose first, then the list, under its lawful use. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const LISTS = [
  'Annual reviews due',
  'Reviews before phase transfer',
  'Open cases by week of the 20-week clock',
];

describe(`working lists in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
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

  test('no list without a purpose; with one each has cases, wide and narrow', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(`${product.county}/lists`);
      await settled(page);
      assert.equal(await page.locator('table').count(), 0);
      assert.equal(await page.getByText('Lawful use.').count(), 4);
      for (const title of [...LISTS, 'Placements to ask about at a review']) {
        await page.getByLabel(`Why you look: ${title.toLowerCase()}`).fill('Planning the spring term');
        await page.getByRole('button', { name: `Show ${title.toLowerCase()}` }).click();
        await page.locator('.keel-caption', { hasText: title }).waitFor();
      }
      const said = await page.getByRole('status').allTextContents();
      for (const lead of said) assert.match(lead, /^[1-9][\d,]* cases on \d+ \w+ \d{4}: /);
      const rows = page.locator('tbody').first().locator('tr');
      assert.equal(await rows.count(), 25);
      await keepPicture(page, 'lists-shown-1280');
      await holdToAxe(page);
      await page.setViewportSize({ width: 390, height: 800 });
      await keepPicture(page, 'lists-shown-390');
      await holdToWidth(page);
      await holdToAxe(page);
      const all = page.getByRole('button', { name: /^Show all \d+ of/ }).first();
      const total = Number(/\d+/.exec((await all.textContent()) ?? '')?.[0]);
      await all.click();
      assert.equal(await rows.count(), total);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
});
