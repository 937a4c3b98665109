/** The forecast from records in a real browser: the answer first, and a look-back chosen by keyboard, with its reason. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

describe(`forecast from records in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('the first sentence answers: how many, by when, how sure, how likely', async () => {
    const complaints = complaintsOf(page);
    await page.goto(`${product.county}/cohort-forecast`);
    await settled(page);
    const answer = (await page.locator('.keel-lead').textContent()) ?? '';
    assert.match(answer, /^[\d,]+ plans are expected at the end of December 2025 \(8 chances in 10/);
    assert.match(
      answer,
      /at the end of December 2027 .* is [a-z ]+ \((?:more than |fewer than )?\d+ in 100\)\.$/,
    );
    const text = (await page.locator('main').textContent()) ?? '';
    assert.match(text, /In all 1,000 draws, for every step and cut: opening \+ joined/);
    assert.match(text, /near or past 20 weeks/);
    assert.equal(await page.getByText('Plans by setting: at the start').count(), 1);
    assert.match(text, /State special school \(SPMA\)/);
    assert.match(text, /Autism \(ASD\)/);
    await keepPicture(page, 'cohort-forecast-whole');
    assert.deepEqual(complaints, []);
  });

  test('a look-back is refused without a reason, and kept with one, by keyboard', async () => {
    const form = page.getByRole('button', { name: 'Use this look-back' });
    await page.getByText('Nobody has chosen a look-back').waitFor();
    await page.getByLabel('Take all rates from').focus();
    await page.keyboard.type('1 year');
    await form.press('Enter');
    await page.getByText('A look-back is chosen only with a reason').waitFor();
    assert.equal(await page.getByLabel('Take all rates from').inputValue(), '1 year');
    await holdToAxe(page);
    await page.getByLabel('Why', { exact: true }).fill('the office has changed its ways');
    await page.keyboard.press('Enter');
    await page.getByText(/Chosen on .*: 1 year\. Reason: the office has changed its ways\./).waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    await holdToWidth(page);
    await keepPicture(page, 'cohort-forecast-360');
  });
});
